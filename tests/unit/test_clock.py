from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.clock import SetClock, business_day, from_stamp, hour_of, next_occurrence, stamp, start_of_day

DHAKA = ZoneInfo("Asia/Dhaka")
instants = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001  # the zone is said beside
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-09T17:59:59.999999Z", "2026-03-09"),
        ("2026-03-09T18:00:00Z", "2026-03-10"),
        ("2025-12-31T18:00:00Z", "2026-01-01"),
        ("2028-02-28T18:00:00Z", "2028-02-29"),
        ("2027-02-28T18:00:00Z", "2027-03-01"),
    ],
)
def test_a_day_begins_at_midnight_in_dhaka_not_in_greenwich(instant: str, day: str) -> None:
    assert business_day(from_stamp(instant), DHAKA).isoformat() == day


@given(day=days)
def test_a_day_holds_its_first_instant_and_not_the_one_before(day: date) -> None:
    start = start_of_day(day, DHAKA)

    assert business_day(start, DHAKA) == day
    assert business_day(start - timedelta(microseconds=1), DHAKA) == day - timedelta(days=1)


@given(day=days, zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Dhaka", "Pacific/Kiritimati"]))
def test_a_day_may_be_an_hour_longer_or_shorter_and_begins_all_the_same(day: date, zone: str) -> None:
    place = ZoneInfo(zone)

    assert business_day(start_of_day(day, place), place) == day


@given(instant=instants)
def test_a_stamp_says_the_very_instant(instant: datetime) -> None:
    assert from_stamp(stamp(instant)) == instant
    assert len(stamp(instant)) == len("2026-03-10T06:00:00.000000Z")


@given(one=instants, other=instants)
def test_stamps_sort_as_text_as_instants_do_in_time(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)


def test_a_stamp_is_in_utc_whatever_zone_was_said() -> None:
    in_dhaka = datetime(2026, 3, 10, 0, 30, tzinfo=timezone(timedelta(hours=6)))

    assert stamp(in_dhaka) == "2026-03-09T18:30:00.000000Z"
    assert hour_of(in_dhaka) == "2026-03-09T18"


@pytest.mark.parametrize(
    ("month", "day", "on", "falls"),
    [
        (3, 10, "2026-03-10", "2026-03-10"),
        (3, 9, "2026-03-10", "2027-03-09"),
        (12, 31, "2026-12-31", "2026-12-31"),
        (1, 1, "2026-12-31", "2027-01-01"),
        (2, 29, "2026-02-28", "2026-02-28"),
        (2, 29, "2026-03-01", "2027-02-28"),
        (2, 29, "2027-03-01", "2028-02-29"),
        (2, 29, "2028-02-28", "2028-02-29"),
        (2, 29, "2028-02-29", "2028-02-29"),
        (2, 29, "2028-03-01", "2029-02-28"),
        (2, 28, "2028-02-29", "2029-02-28"),
    ],
)
def test_a_yearly_day_comes_round(month: int, day: int, on: str, falls: str) -> None:
    assert next_occurrence(month, day, date.fromisoformat(on)).isoformat() == falls


@given(on=days, born=st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_the_next_time_is_the_first_day_from_today_on_that_is_the_day(on: date, born: date) -> None:
    def is_it(day: date) -> bool:
        leap_year = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
        kept_on = (2, 28) if (born.month, born.day) == (2, 29) and not leap_year else (born.month, born.day)
        return (day.month, day.day) == kept_on

    found = next(on + timedelta(days=ahead) for ahead in range(367) if is_it(on + timedelta(days=ahead)))

    assert next_occurrence(born.month, born.day, on) == found


def test_a_set_clock_stands_until_it_is_moved() -> None:
    clock = SetClock(datetime(2026, 3, 10, 12, tzinfo=DHAKA))

    assert clock.now() == clock.now() == datetime(2026, 3, 10, 6, tzinfo=UTC)
    clock.advance(hours=1)
    assert clock.now() == datetime(2026, 3, 10, 7, tzinfo=UTC)
    clock.set(datetime(2026, 3, 11, tzinfo=UTC))
    assert clock.now() == datetime(2026, 3, 11, tzinfo=UTC)
