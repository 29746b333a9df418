"""A day is the one that was typed, or refused: 03/05 is the third of May until the import says otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.imports.reading.days import day, moment
from rapport.imports.reading.problem import Unreadable
from tests.unit.imports.reading.files import MONTHS_FIRST, WAYS

THIRD_OF_MAY = date(2024, 5, 3)
BANGLA_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
BANGLA = ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]


@pytest.mark.parametrize(
    "typed",
    [
        "2024-05-03",
        "2024/5/3",
        "03/05/2024",
        "3.5.24",
        "3-May-24",
        "3rd May, 2024",
        "May 3, 2024",
        "Friday, 3 May 2024",
        "৩/৫/২৪",
        "৩ মে ২০২৪",
        "শুক্রবার, ৩ মে ২০২৪",
        "20240503",
        "45415",
        "45415.75",
        "'2024-05-03",
        "2024-05-03 00:00:00",
        "3/5/2024 2:30 PM",
    ],
)
def test_it_is_read_as_people_type_it(typed: str) -> None:
    assert day(typed, WAYS) == THIRD_OF_MAY


def test_months_come_first_where_the_import_says_so() -> None:
    assert day("05/03/2024", MONTHS_FIRST) == THIRD_OF_MAY
    assert day("2024-05-03", MONTHS_FIRST) == THIRD_OF_MAY


@pytest.mark.parametrize(("typed", "year"), [("1/1/29", 2029), ("1/1/30", 1930), ("1/1/00", 2000), ("1/1/99", 1999)])
def test_two_digits_are_the_year_that_excel_takes_them_for(typed: str, year: int) -> None:
    assert day(typed, WAYS).year == year


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/02/2024", "no_such_day"),
        ("29/02/2023", "no_such_day"),
        ("00/05/2024", "no_such_day"),
        ("2024-00-10", "no_such_day"),
        ("05/13/2024", "no_such_month"),
        ("2024-13-01", "no_such_month"),
        ("২ বৈশাখ ১৪৩১", "bangla_calendar"),
        ("May 2024", "no_day"),
        ("2024", "no_day"),
        ("05/2024", "no_day"),
        ("2024-05-03 25:00", "no_such_time"),
        ("1899-12-31", "out_of_reach"),
        ("2101-01-01", "out_of_reach"),
        ("9999", "no_day"),
        ("99999", "not_a_day"),
        ("yesterday", "not_a_day"),
        ("3 Foo 2024", "not_a_day"),
        ("", "not_a_day"),
        ("14:30", "not_a_day"),
    ],
)
def test_what_no_calendar_has_is_refused_by_name(typed: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        day(typed, WAYS)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("2024-05-03 14:30", 8, 30),
        ("3/5/2024 2:30 PM", 8, 30),
        ("3/5/2024 2:30:15 p.m.", 8, 30),
        ("2024-05-03T10:00:00+06:00", 4, 0),
        ("2024-05-03 10:00:00 +0600", 4, 0),
        ("2024-05-03T10:00:00.000Z", 10, 0),
        ("3 May 2024 12:15 pm", 6, 15),
        ("45415.5", 6, 0),
        ("2024-05-03", 6, 0),
    ],
)
def test_a_moment_is_the_businesss_own_unless_it_says_its_zone(typed: str, hour: int, minute: int) -> None:
    found = moment(typed, WAYS)

    assert (found.date(), found.hour, found.minute) == (THIRD_OF_MAY, hour, minute)
    assert found.tzinfo is UTC


def test_midnight_is_twelve_in_the_morning() -> None:
    assert moment("3/5/24 12:05 am", WAYS) == datetime(2024, 5, 2, 18, 5, tzinfo=UTC)


def test_a_birthday_that_a_program_wrote_in_utc_is_the_day_it_was_in_dhaka() -> None:
    assert day("1990-05-20T18:00:00.000Z", WAYS) == date(1990, 5, 21)


@given(st.dates(date(1930, 1, 1), date(2100, 12, 31)), st.booleans())
def test_every_day_comes_back_however_it_is_written(said: date, bangla: bool) -> None:
    ways_to_write = [
        f"{said:%Y-%m-%d}",
        f"{said.day}/{said.month}/{said.year}",
        f"{said:%d-%b-%Y}",
        f"{said:%B} {said.day}, {said.year}",
        f"{said.day} {BANGLA[said.month - 1]} {said.year}",
    ]
    for typed in ways_to_write:
        assert day(typed.translate(BANGLA_DIGITS) if bangla else typed, WAYS) == said
    assert day(f"{said.month}/{said.day}/{said.year}", MONTHS_FIRST) == said


@given(st.dates(date(1928, 1, 1), date(2099, 12, 31)))
def test_excels_own_number_of_a_day_is_that_day(said: date) -> None:
    assert day(str((said - date(1899, 12, 30)).days), WAYS) == said


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_day_alone_stays_that_day_in_the_business(said: date) -> None:
    assert moment(said.isoformat(), WAYS).astimezone(WAYS.zone).date() == said
