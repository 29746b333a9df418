from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.calendar import LONGEST_CLOSURE, WEEKDAYS, BusinessCalendar

DHAKA = BusinessCalendar(("friday", "saturday"), {date(2026, 3, 26), date(2026, 3, 29)})


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-03-24", True),
        ("2026-03-26", False),  # Independence Day
        ("2026-03-27", False),  # Friday
        ("2026-03-28", False),  # Saturday
        ("2026-03-29", False),
        ("2026-03-30", True),
    ],
)
def test_weekends_and_holidays_are_not_worked(day: str, works: bool) -> None:
    assert DHAKA.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("day", "moved"), [("2026-03-25", "2026-03-25"), ("2026-03-26", "2026-03-30"), ("2026-03-28", "2026-03-30")]
)
def test_what_falls_on_a_closed_day_moves_to_the_next_open_one(day: str, moved: str) -> None:
    assert DHAKA.next_working_day(date.fromisoformat(day)).isoformat() == moved


@given(
    day=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    weekend=st.sets(st.sampled_from(WEEKDAYS), max_size=6),
    holidays=st.sets(st.integers(0, 15)),
)
def test_the_next_working_day_is_worked_and_none_before_it_is(day: date, weekend: set[str], holidays: set[int]) -> None:
    calendar = BusinessCalendar(weekend, {day + timedelta(days=ahead) for ahead in holidays})

    found = calendar.next_working_day(day)

    assert calendar.is_working_day(found)
    assert not any(calendar.is_working_day(day + timedelta(days=ahead)) for ahead in range((found - day).days))


def test_a_shop_that_never_opens_has_a_mistake_in_its_settings() -> None:
    with pytest.raises(ValueError, match=f"no working day within {LONGEST_CLOSURE} days"):
        BusinessCalendar(WEEKDAYS, set()).next_working_day(date(2026, 3, 10))
