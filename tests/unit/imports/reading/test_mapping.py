"""Columns are known by what stands above them, then by what stands in them; a person has the last word."""

from __future__ import annotations

import pytest

from rapport.imports.reading.fields import FIELDS, KINDS, Kind
from rapport.imports.reading.mapping import REPORT_PROBLEM, REPORT_ROW, checked, proposed
from tests.unit.imports.reading.files import mapped, read


def test_a_file_in_bangla_is_known() -> None:
    text = "নাম,মোবাইল,জন্ম তারিখ,ঠিকানা,জেলা\nরহিম,০১৭১২৩৪৫৬৭৮,৩/৫/৯০,মিরপুর,ঢাকা\n"

    assert list(mapped("customers", text).values()) == ["full_name", "phone", "date_of_birth", "address", "district"]


@pytest.mark.parametrize(
    "header",
    ["phone", "PHONE", "Phone No.", "Mobile number", "মোবাইল নম্বর", "Phone / ফোন", "Phone (primary)", "phoneNumber"],
)
def test_spelling_does_not_matter(header: str) -> None:
    assert mapped("customers", f"Name,{header}\nKarim,01712345678\n")[header] == "phone"


def test_two_columns_of_phones_are_a_phone_and_another() -> None:
    assert mapped("customers", "Name,Mobile,Phone\nKarim,01712345678,01812345678\n") == {
        "Name": "full_name",
        "Mobile": "second_phone",
        "Phone": "phone",
    }


def test_a_column_of_names_is_no_phone_whatever_stands_above_it() -> None:
    found = mapped(
        "customers", "Company,Contact,Tel\nAlif Store,Mr Karim,01712345678\nBeta Store,Mr Rahim,01812345678\n"
    )

    assert found["Tel"] == "phone"
    assert found.get("Contact") != "phone"


def test_without_a_header_the_cells_tell() -> None:
    assert mapped("customers", "Karim,01712345678,a@b.co\nRahim,01812345678,\n") == {
        "column A": "full_name",
        "column B": "phone",
        "column C": "email",
    }


def test_a_day_beside_a_person_is_no_birthday_by_itself() -> None:
    assert "date_of_birth" not in mapped("customers", "Name,Since\nKarim,3/5/2020\n").values()


def test_the_export_of_another_shops_program_is_known() -> None:
    text = (
        "Name,Email,Fulfillment Status,Shipping,Total,Created at,"
        "Lineitem quantity,Lineitem name,Lineitem price,Billing Name\n"
        "#1001,a@b.co,fulfilled,2,12,2024-05-03 10:00:00 +0600,1,Rice,10,Karim\n"
    )

    assert list(mapped("orders", text).values()) == [
        "order_id",
        "email",
        "status",
        "delivery_fee",
        "order_total",
        "order_date",
        "quantity",
        "product_name",
        "unit_price",
        "buyer_name",
    ]


def test_orders_in_our_own_shape_are_known() -> None:
    line = '{"id": "o1", "customer_id": "c", "orderDate": "2024-05-03", "lines": [{"product_id": "p", "quantity": 2}]}'

    assert mapped("orders", line) == {
        "id": "order_id",
        "customer_id": "customer_id",
        "orderDate": "order_date",
        "lines.product_id": "product_id",
        "lines.quantity": "quantity",
    }


def test_fields_that_the_shop_declared_are_known_by_their_name() -> None:
    sheet, found = read("Name,blood GROUP\nKarim,A+\n")

    assert proposed("customers", sheet, found, ["Blood group"])["blood GROUP"] == "custom:Blood group"


def test_what_means_nothing_is_left_alone() -> None:
    assert list(mapped("customers", "Name,Shoe colour\nKarim,7x\n")) == ["Name"]


def test_what_a_report_added_means_nothing() -> None:
    assert list(mapped("customers", f"Name,{REPORT_ROW},{REPORT_PROBLEM}\nKarim,5,phone: is no phone\n")) == ["Name"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_known_by_each_of_its_names_in_both_languages(kind: Kind) -> None:
    for field in FIELDS[kind]:
        for header in (field.name, field.words["en"], field.words["bn"]):
            assert mapped(kind, f"{header},x\n?,?\n") == {header: field.name}, header


@pytest.mark.parametrize("kind", KINDS)
def test_no_header_means_two_fields(kind: Kind) -> None:
    """What stands first in the list would win by chance."""
    headers = [header for field in FIELDS[kind] for header in set(field.headers)]

    assert sorted(set(headers)) == sorted(headers)


@pytest.mark.parametrize(
    ("kind", "mapping", "codes"),
    [
        ("customers", {"a": "full_name"}, []),
        ("customers", {"a": "company_name", "b": "phone"}, []),
        ("customers", {"a": "phone"}, ["one_needed"]),
        ("customers", {"a": "full_name", "z": "phone"}, ["no_such_column"]),
        ("customers", {"a": "full_name", "b": "shoe_size"}, ["no_such_field"]),
        ("customers", {"a": "full_name", "b": "full_name"}, ["mapped_twice"]),
        ("customers", {"a": "full_name", "b": "custom:Blood"}, []),
        ("customers", {"a": "full_name", "b": "custom:Shoe"}, ["no_such_field"]),
        ("products", {"a": "name", "b": "price"}, []),
        ("products", {"a": "name"}, ["needed"]),
        ("products", {"a": "name", "b": "price", "c": "custom:Blood"}, ["no_such_field"]),
        ("orders", {"a": "order_date", "b": "phone", "c": "order_total"}, []),
        ("orders", {"a": "order_date", "b": "phone"}, ["one_needed"]),
        ("orders", {"b": "phone", "c": "product_id"}, ["needed"]),
        ("orders", {}, ["needed", "one_needed", "one_needed"]),
    ],
)
def test_a_mapping_is_checked_by_name(kind: Kind, mapping: dict[str, str], codes: list[str]) -> None:
    assert [problem.code for problem in checked(kind, ["a", "b", "c"], mapping, ["Blood"])] == codes
