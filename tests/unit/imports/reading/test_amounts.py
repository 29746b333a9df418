"""An amount is what was typed, to the cent, or refused; never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.imports.reading.amounts import amount, measure, number, quantity
from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.ways import Ways
from tests.unit.imports.reading.files import DECIMAL_COMMA, WAYS

BANGLA_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("৳১২,৩৪৫.৫০", "12345.50"),
        ("Tk 500/-", "500.00"),
        ("Tk. 1,23,456.00", "123456.00"),
        ("৳ 50/= only", "50.00"),
        ("৫০০ টাকা মাত্র", "500.00"),
        ("500.00 BDT", "500.00"),
        ("$5", "5.00"),
        ("1 234.5", "1234.50"),
        ("1\u00a0234\u202f567", "1234567.00"),
        ("1,234", "1234.00"),
        (".5", "0.50"),
        ("0", "0.00"),
        ('="450"', "450.00"),
        ("12.299999999999999", "12.30"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_it_is_read_as_people_type_it(typed: str, kept: str) -> None:
    assert amount(typed, WAYS) == Decimal(kept)


@pytest.mark.parametrize(
    ("typed", "kept"), [("1.234,50", "1234.50"), ("1.234", "1234"), ("0,5", "0.5"), ("৳১২,৫", "12.5")]
)
def test_where_the_file_says_so_a_comma_parts_the_decimals(typed: str, kept: str) -> None:
    assert amount(typed, DECIMAL_COMMA) == Decimal(kept)


@pytest.mark.parametrize(
    ("typed", "ways", "code"),
    [
        ("12,50", WAYS, "unclear_decimals"),
        ("1.234,50", WAYS, "unclear_decimals"),
        ("1,2345", WAYS, "unclear_decimals"),
        ("1234.50", DECIMAL_COMMA, "unclear_decimals"),
        ("1,234.50", DECIMAL_COMMA, "unclear_decimals"),
        ("33.333", WAYS, "too_precise"),
        ("-5", WAYS, "below_zero"),
        ("(500)", WAYS, "below_zero"),
        ("500-", WAYS, "below_zero"),
        ("1.2346E+8", WAYS, "digits_lost"),
        ("1000000000000", WAYS, "too_large"),
        ("", WAYS, "not_a_number"),
        ("Tk", WAYS, "not_a_number"),
        ("10%", WAYS, "not_a_number"),
        ("free", WAYS, "not_a_number"),
        ("5 000 00", WAYS, "not_a_number"),
        ("#VALUE!", WAYS, "not_a_number"),
        ("NaN", WAYS, "not_a_number"),
    ],
)
def test_what_is_unclear_is_refused_by_name(typed: str, ways: Ways, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        amount(typed, ways)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "much", "unit"),
    [
        ("2", "2", None),
        ("২ কেজি", "2", "kg"),
        ("500 গ্রাম", "500", "g"),
        ("5kg", "5", "kg"),
        ("1.5 Ltr.", "1.5", "litre"),
        ("3টি", "3", "pcs"),
        ("x2", "2", None),
        ("2x", "2", None),
        ("0.001", "0.001", None),
        ("1000000", "1000000", None),
    ],
)
def test_a_quantity_may_carry_its_unit(typed: str, much: str, unit: str | None) -> None:
    assert measure(typed, WAYS) == (Decimal(much), unit)


@pytest.mark.parametrize("typed", ["0", "0.0001", "1000000.001", "-1", "½", "many", "2 hands", ""])
def test_a_quantity_is_above_zero_and_at_most_a_million(typed: str) -> None:
    with pytest.raises(Unreadable):
        quantity(typed, WAYS)


@pytest.mark.parametrize(("typed", "kept"), [("-5", "-5"), ("১.২৫", "1.25"), ("1,000", "1000")])
def test_a_field_of_the_shops_own_may_be_below_zero(typed: str, kept: str) -> None:
    assert number(typed, WAYS) == Decimal(kept)


@given(st.decimals(0, 10**11, places=2), st.booleans(), st.booleans())
def test_however_it_is_grouped_it_is_the_same_amount(value: Decimal, comma: bool, bangla: bool) -> None:
    typed = f"{value:,}"
    if comma:
        typed = typed.translate(str.maketrans(",.", ".,"))
    if bangla:
        typed = typed.translate(BANGLA_DIGITS)

    assert amount(typed, DECIMAL_COMMA if comma else WAYS) == value
