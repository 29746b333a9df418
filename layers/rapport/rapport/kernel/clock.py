"""Time as the business lives it.

Instants are UTC; days are the business's own. An order placed at 19:30 UTC belongs to the next day in
Dhaka, so every rule about days takes a day that was computed here, once per request or job.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    def now(self) -> datetime: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that stands still until it is told otherwise: for tests, simulations and loaders."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def advance(self, **by: float) -> None:
        self._now += timedelta(**by)


def business_day(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def stamp(instant: datetime) -> str:
    """UTC ISO 8601 with `Z`, always to the microsecond, so that stamps sort as text."""
    # Not by strftime: it writes the year 1 as `1`.
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_stamp(text: str) -> datetime:
    return datetime.fromisoformat(text)


def hour_of(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H")


def next_occurrence(month: int, day: int, on_or_after: date) -> date:
    """The next time a yearly event comes round; 29 February is kept on the 28th in common years."""
    for year in (on_or_after.year, on_or_after.year + 1):
        falls = _in_year(year, month, day)
        if falls >= on_or_after:
            return falls
    raise AssertionError("a yearly event falls within two calendar years")


def _in_year(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28)
