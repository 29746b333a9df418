"""Phones that a spreadsheet mangled, ids of other programs, yes and no."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.values import email, identifier, phone, phones, yes_or_no
from rapport.kernel.ids import BROUGHT
from tests.unit.imports.reading.files import WAYS


@pytest.mark.parametrize(
    "typed",
    [
        "01712345678",
        "1712345678",
        "1712345678.0",
        "8801712345678",
        "8.801712345678E+12",
        "০১৭১২৩৪৫৬৭৮",
        '="01712345678"',
        "'01712345678",
        "+880 (0)1712-345678",
        "01712-345678 (wife)",
        "tel:+8801712345678",
        "\u202a+880 1712-345678\u202c",
        "0088 01712345678",
    ],
)
def test_a_phone_is_the_same_however_it_came_through(typed: str) -> None:
    assert phone(typed, WAYS) == "+8801712345678"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8.80171E+12", "digits_lost"),
        ("1.71E+09", "digits_lost"),
        ("12", "not_a_phone"),
        ("none", "not_a_phone"),
        ("01712345678901234567", "not_a_phone"),
    ],
)
def test_a_phone_that_lost_digits_is_not_made_up(typed: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        phone(typed, WAYS)

    assert refused.value.code == code


@pytest.mark.parametrize("between", [", ", "/", "; ", "\n", " or ", " & ", " | ", " ও "])
def test_one_cell_may_hold_two_phones(between: str) -> None:
    assert phones(f"01712345678{between}01812345678", WAYS) == ["+8801712345678", "+8801812345678"]


def test_the_same_phone_twice_is_one() -> None:
    assert phones("01712345678, +8801712345678", WAYS) == ["+8801712345678"]


@pytest.mark.parametrize("typed", ["a@b.co", "mailto:a@b.co", " <a@b.co> "])
def test_an_email_is_taken_out_of_what_surrounds_it(typed: str) -> None:
    assert email(typed) == "a@b.co"


@pytest.mark.parametrize("typed", ["a@b", "a b@c.co", "@b.co", "a@@b.co", "x" * 65 + "@b.co", f"a@{'b' * 260}.co"])
def test_what_is_no_email_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        email(typed)


@pytest.mark.parametrize(("typed", "kept"), [("o-1", "o-1"), ("#1001", "1001"), ("১২৩", "123"), (" a.b_c ", "a.b_c")])
def test_an_id_that_can_be_kept_is_kept(typed: str, kept: str) -> None:
    assert identifier(typed) == kept


def test_ids_that_look_alike_stay_apart() -> None:
    assert len({identifier(each) for each in ("INV/24/7", "INV-24-7", "INV 24 7", "INV-24/7", "অর্ডার-৭")}) == 5


@pytest.mark.parametrize("typed", ["", "#", "import", "Batch"])
def test_a_word_of_our_addresses_is_no_id(typed: str) -> None:
    with pytest.raises(Unreadable):
        identifier(typed)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_the_id_it_becomes_one_that_addresses_can_carry(typed: str) -> None:
    try:
        kept = identifier(typed)
    except Unreadable:
        return
    assert re.fullmatch(BROUGHT, kept)
    assert identifier(kept) == kept


@pytest.mark.parametrize("typed", ["Yes", "y", "TRUE", "1", "হ্যাঁ", "জি", "Opted in", "✓"])
def test_yes_is_said_in_many_ways(typed: str) -> None:
    assert yes_or_no(typed)


@pytest.mark.parametrize("typed", ["No", "n", "FALSE", "0", "০", "না", "Unsubscribed", "opt-out"])
def test_so_is_no(typed: str) -> None:
    assert not yes_or_no(typed)


@pytest.mark.parametrize("typed", ["maybe", "2", "yes and no"])
def test_consent_is_never_guessed(typed: str) -> None:
    with pytest.raises(Unreadable):
        yes_or_no(typed)
