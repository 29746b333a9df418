from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.cases.clock import OpenHours, allowed, done_by, open_hours, worked
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.settings import Settings
from rapport.kernel.shop import DHAKA

HOURS = OpenHours(time(9), time(20), BusinessCalendar(("friday", "saturday"), (date(2026, 3, 17),)), DHAKA.zone)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In Dhaka, in March 2026: the 10th is a Tuesday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=DHAKA.zone)


class TestWhenACaseIsDue:
    def test_within_the_day_the_hours_are_those_on_the_wall(self) -> None:
        assert done_by(at(10, 12), 4 * HOUR, HOURS) == at(10, 16)

    def test_what_ends_with_the_day_is_due_at_its_end(self) -> None:
        assert done_by(at(10, 16), 4 * HOUR, HOURS) == at(10, 20)

    def test_a_minute_more_is_due_the_next_morning(self) -> None:
        assert done_by(at(10, 16), 4 * HOUR + MINUTE, HOURS) == at(11, 9, 1)

    @pytest.mark.parametrize("begins", [at(10, 20), at(10, 23), at(11, 0), at(11, 8, 59), at(11, 9)])
    def test_what_comes_while_nobody_is_there_begins_when_somebody_is(self, begins: datetime) -> None:
        assert done_by(begins, HOUR, HOURS) == at(11, 10)

    def test_the_weekend_does_not_count(self) -> None:
        assert done_by(at(12, 19), 2 * HOUR, HOURS) == at(15, 10)

    def test_nor_does_a_holiday(self) -> None:
        assert done_by(at(16, 19), 2 * HOUR, HOURS) == at(18, 10)

    def test_a_shop_that_is_never_open_owes_it_all_the_same(self) -> None:
        shut = OpenHours(time(9), time(20), BusinessCalendar(HOURS.calendar.weekend, EVERY_DAY), DHAKA.zone)
        assert done_by(at(10, 12), HOUR, shut) == at(10, 13)

    def test_it_is_told_in_utc(self) -> None:
        assert done_by(at(10, 12), HOUR, HOURS).tzinfo is UTC


class TestHowLongSomebodyWasThere:
    def test_within_a_day(self) -> None:
        assert worked(at(10, 12), at(10, 13, 30), HOURS) == timedelta(minutes=90)

    def test_over_a_night(self) -> None:
        assert worked(at(10, 19), at(11, 10), HOURS) == 2 * HOUR

    def test_at_night_nobody(self) -> None:
        assert worked(at(10, 20), at(11, 9), HOURS) == timedelta(0)

    def test_backwards_nobody(self) -> None:
        assert worked(at(10, 13), at(10, 12), HOURS) == timedelta(0)


EVERY_DAY = frozenset(date(2026, 1, 1) + timedelta(days=each) for each in range(2000))
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
INSTANTS = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda since: BEGINNING + since)
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=200))


@given(INSTANTS, SPANS)
def test_between_the_beginning_and_the_due_somebody_was_there_for_just_so_long(
    begins: datetime, takes: timedelta
) -> None:
    due = done_by(begins, takes, HOURS)

    assert worked(begins, due, HOURS) == takes


@given(INSTANTS, SPANS, SPANS)
def test_resting_and_going_on_adds_up(begins: datetime, takes: timedelta, passes: timedelta) -> None:
    """However often the clock stops: what is left at one instant is due as if it had been asked for then."""
    due, now = done_by(begins, takes, HOURS), begins + passes
    left = worked(now, due, HOURS)

    assert left == max(timedelta(0), takes - worked(begins, now, HOURS))
    if left:
        assert done_by(now, left, HOURS) == due


def test_the_hours_of_a_kind_are_settings_and_the_days_those_of_the_business() -> None:
    settings = Settings()

    assert allowed("complaint", settings) == 4 * HOUR
    assert allowed("delivery_exception", settings) == 4 * HOUR
    assert allowed("request", settings) == 33 * HOUR
    assert open_hours(settings, DHAKA.zone).calendar.weekend == settings.business.weekend
