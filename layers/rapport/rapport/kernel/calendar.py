"""Working days: the weekend and the public holidays that move tasks and follow-ups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_CLOSURE = 60
"""A shop shut for longer than this has a mistake in its settings, not a holiday."""


@dataclass(frozen=True)
class BusinessCalendar:
    weekend: Collection[str]
    holidays: Collection[date]

    def is_working_day(self, day: date) -> bool:
        return WEEKDAYS[day.weekday()] not in self.weekend and day not in self.holidays

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the first one after it that is."""
        for ahead in range(LONGEST_CLOSURE + 1):
            candidate = day + timedelta(days=ahead)
            if self.is_working_day(candidate):
                return candidate
        raise ValueError(f"no working day within {LONGEST_CLOSURE} days of {day}")
