"""The clock by which cases are due: it goes while somebody is there, and stands at night, at weekends, on holidays.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapport.cases.case import Kind
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.settings import Settings

DAYS_LOOKED_AHEAD = 1500
"""Two hundred hours at one hour a week. A calendar that leaves fewer has a mistake in it."""


@dataclass(frozen=True)
class OpenHours:
    opens: time
    closes: time
    calendar: BusinessCalendar
    zone: ZoneInfo

    def of(self, day: date) -> tuple[datetime, datetime]:
        return self._at(day, self.opens), self._at(day, self.closes)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)

    def since(self, instant: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches in which somebody is there, from that instant on."""
        today = instant.astimezone(self.zone).date()
        for ahead in range(DAYS_LOOKED_AHEAD):
            day = today + timedelta(days=ahead)
            if self.calendar.is_working_day(day):
                opens, closes = self.of(day)
                if closes > instant:
                    yield max(opens, instant.astimezone(UTC)), closes


def open_hours(settings: Settings, zone: ZoneInfo) -> OpenHours:
    business, cases = settings.business, settings.cases
    calendar = BusinessCalendar(business.weekend, business.holidays)
    return OpenHours(time.fromisoformat(cases.opens), time.fromisoformat(cases.closes), calendar, zone)


def allowed(kind: Kind, settings: Settings) -> timedelta:
    """What a case of that kind may take."""
    hours: int = getattr(settings.cases, f"{kind}_hours")
    return timedelta(hours=hours)


def done_by(begins: datetime, takes: timedelta, hours: OpenHours) -> datetime:
    """When so much of the time in which somebody is there has passed."""
    for opens, closes in hours.since(begins):
        if takes <= closes - opens:
            return opens + takes
        takes -= closes - opens
    # Nobody is ever there: it is due all the same.
    return begins + takes


def worked(start: datetime, end: datetime, hours: OpenHours) -> timedelta:
    """How much of the time between them somebody was there."""
    passed = timedelta(0)
    for opens, closes in hours.since(start):
        if opens >= end:
            break
        passed += min(closes, end) - opens
    return passed
