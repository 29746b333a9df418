"""Digits, amounts and days as people here read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.figures import LANGUAGES, Language, day, digits, number, taka


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (99999, "99,999"), (100000, "1,00,000"), (12345678, "1,23,45,678")],
)
def test_numbers_are_grouped_in_lakh_and_crore(value: int, text: str) -> None:
    assert number(value, "en") == text
    assert number(-value, "en") == (f"-{text}" if value else text)


@given(st.integers())
def test_grouping_changes_no_digit(value: int) -> None:
    assert number(value, "en").replace(",", "") == str(value)


@pytest.mark.parametrize(
    ("amount", "english", "bangla"),
    [
        ("450", "৳450", "৳৪৫০"),
        ("450.00", "৳450", "৳৪৫০"),
        ("450.50", "৳450.50", "৳৪৫০.৫০"),
        ("0.05", "৳0.05", "৳০.০৫"),
        ("1225000", "৳12,25,000", "৳১২,২৫,০০০"),
        ("-1.5", "-৳1.50", "-৳১.৫০"),
        ("-0.05", "-৳0.05", "-৳০.০৫"),
    ],
)
def test_taka(amount: str, english: str, bangla: str) -> None:
    assert (taka(Decimal(amount), "en"), taka(Decimal(amount), "bn")) == (english, bangla)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_reads_differently(language: Language) -> None:
    days = {day(date.fromordinal(date(2026, 1, 1).toordinal() + each), language) for each in range(365)}
    assert len(days) == 365


def test_digits_are_bangla_in_a_bangla_text_alone() -> None:
    assert (digits("20%", "en"), digits("20%", "bn")) == ("20%", "২০%")
    assert day(date(2026, 3, 7), "bn") == "৭ মার্চ"
