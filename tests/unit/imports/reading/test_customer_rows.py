"""What a row says of a customer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rapport.imports.reading.customers import ConsentRead, NewCustomerRow, customer_of
from rapport.imports.reading.sheet import Row
from rapport.kernel.settings import CustomField
from tests.unit.imports.reading.files import WAYS, row

DECLARED = replace(
    WAYS,
    custom={
        "Blood": CustomField("choice", ("A+", "B+")),
        "Children": CustomField("number"),
        "Since": CustomField("date"),
        "Loyal": CustomField("yes_no"),
        "Says": CustomField("text"),
    },
)


def _read(**cells: str) -> NewCustomerRow:
    found = customer_of(*row(**cells), DECLARED)
    assert isinstance(found, NewCustomerRow), found
    return found


def _asked(**cells: str) -> dict[str, Any]:
    return dict(_read(**({"full_name": "Karim"} | cells)).asked)


def _codes(**cells: str) -> list[tuple[str, str]]:
    found = customer_of(*row(**cells), DECLARED)
    assert isinstance(found, list), found
    return [(problem.field, problem.code) for problem in found]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Karim", "Karim", None),
        ("Abdul Karim", "Abdul", "Karim"),
        ("Md. Abdul  Karim", "Md. Abdul", "Karim"),
        ("মোঃ রহিম উদ্দিন", "মোঃ রহিম", "উদ্দিন"),
        ("Nil", "Nil", None),
    ],
)
def test_a_whole_name_is_parted_before_its_last_word(name: str, first: str, last: str | None) -> None:
    asked = _asked(full_name=name)

    assert (asked.get("first_name"), asked.get("last_name")) == (first, last)


def test_columns_of_their_own_go_before_a_whole_name() -> None:
    assert _asked(full_name="A B", first_name="Abdul") == {"first_name": "Abdul"}


def test_a_company_needs_no_person() -> None:
    assert _read(company_name="Alif Store").asked == {"company_name": "Alif Store"}


def test_somebody_has_to_be_named() -> None:
    assert _codes(full_name=" - ", phone="01712345678") == [("full_name", "no_name")]


def test_one_phone_goes_by_its_own_name_and_several_have_a_primary_one() -> None:
    assert _asked(phone="1712345678")["phone"] == "+8801712345678"
    assert _asked(phone="01712345678", second_phone="01812345678, 01712345678")["phones"] == [
        {"number": "+8801712345678", "primary": True},
        {"number": "+8801812345678", "primary": False},
    ]


def test_where_there_is_no_phone_people_write_so() -> None:
    assert _asked(phone="N/A", email="none", date_of_birth="0000-00-00", city="-") == {"first_name": "Karim"}


def test_everything_else_is_read_as_the_door_takes_it() -> None:
    assert _asked(
        date_of_birth="৩/৫/৯০",
        preferred_channel="Phone",
        language="বাংলা",
        contact_hours="9:30 - 18:00",
        tags="vip, new; vip",
        notes="line 1\nline 2",
        address="House 5\nRoad 3",
        customer_id="#7",
    ) == {
        "customer_id": "7",
        "first_name": "Karim",
        "address": "House 5 Road 3",
        "date_of_birth": "1990-05-03",
        "preferred_channel": "call",
        "language": "bn",
        "contact_hours": {"start": "09:30", "end": "18:00"},
        "tags": ["vip", "new"],
        "notes": "line 1\nline 2",
    }


def test_fields_of_the_shops_own_follow_their_declaration() -> None:
    asked = _asked(custom_Blood="a+", custom_Children="২", custom_Since="3/5/20", custom_Loyal="না", custom_Says="ok")

    assert asked["custom_fields"] == {"Blood": "A+", "Children": 2, "Since": "2020-05-03", "Loyal": False, "Says": "ok"}


def test_a_yes_for_everything_gives_way_to_a_word_about_one_channel() -> None:
    found = {
        consent.channel: consent.allowed for consent in _read(full_name="K", consent="yes", consent_sms="no").consents
    }

    assert found == {"call": True, "sms": False, "whatsapp": True, "email": True, "push": True}


def test_who_says_nothing_has_said_nothing() -> None:
    assert _read(full_name="K", consent="", consent_sms="yes").consents == (ConsentRead("sms", "marketing", True),)


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert _codes(
        full_name="Karim",
        phone="8.80171E+12",
        email="x",
        date_of_birth="31/2/90",
        consent="maybe",
        custom_Blood="Z",
        tags="x" * 41,
        district="x" * 201,
    ) == [
        ("phone", "digits_lost"),
        ("email", "not_an_email"),
        ("date_of_birth", "no_such_day"),
        ("district", "too_long"),
        ("tags", "too_long"),
        ("custom:Blood", "not_one_of"),
        ("consent", "not_yes_or_no"),
    ]


@pytest.mark.parametrize(("length", "taken"), [(100, True), (101, False)])
def test_a_name_has_at_most_a_hundred_letters(length: int, taken: bool) -> None:
    assert isinstance(customer_of(*row(full_name="x" * length), WAYS), NewCustomerRow) is taken


def test_a_row_that_could_not_be_read_says_why() -> None:
    found = customer_of(Row(7, {"a": "x"}, "is longer than 64 KB"), {"a": "full_name"}, WAYS)

    assert isinstance(found, list)
    assert [(each.code, each.said) for each in found] == [("bad_row", "the row is longer than 64 KB")]
