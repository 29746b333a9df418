"""When and where the demo plays, and who acts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from demo.people import ADMIN, PEOPLE, Person
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.caller import Caller, system

WEB_SHOP = system("web-shop")
"""The grocery's own website and pages: what comes in from there is nobody's typing."""

FORTNIGHT = 14
"""Days for which the shop has worked with the product's mornings; what lies before is its history."""

NATIONAL_DAYS = ((2, 21), (3, 26), (4, 14), (5, 1), (12, 16))


@dataclass(frozen=True)
class Stage:
    seed: int
    today: date
    zone: ZoneInfo
    user_ids: Mapping[str, str]

    @property
    def midnight(self) -> datetime:
        """Where the demo ends: today begins. So the same day gives the same shop, at whatever hour it is made."""
        return datetime(self.today.year, self.today.month, self.today.day, tzinfo=self.zone)

    @property
    def mornings(self) -> list[date]:
        """The days of those two weeks."""
        return [self.today - timedelta(days=ago) for ago in range(FORTNIGHT, 0, -1)]

    def is_over(self, at: datetime) -> bool:
        return at >= self.midnight

    def chance(self, which: int | str, of: str) -> Random:
        """Each thing about each customer has luck of its own: changing one leaves the others as they were."""
        return Random(f"{self.seed}/{which}/{of}")

    @property
    def admin(self) -> Caller:
        return self._caller(ADMIN)

    def agent(self, agent_id: str | None) -> Caller:
        """The one named; the admin for customers whom nobody looks after."""
        return self._caller(next((person for person in PEOPLE if person.agent_id == agent_id), ADMIN))

    def _caller(self, person: Person) -> Caller:
        return person.caller(self.user_ids[person.agent_id])

    @property
    def holidays(self) -> list[date]:
        """Not today: whoever opens the demo on a holiday wants to see people at work."""
        years = range(self.today.year - 2, self.today.year + 2)
        days = [date(year, month, day) for year in years for month, day in NATIONAL_DAYS]
        return [day for day in days if day != self.today]

    @property
    def calendar(self) -> BusinessCalendar:
        return BusinessCalendar(("friday", "saturday"), frozenset(self.holidays))

    def agreed(self, day: date) -> date:
        """The day of a call that is promised for about then. Today is worked, whatever the weekday."""
        return day if day == self.today else self.calendar.next_working_day(day)


def at(day: date, stage: Stage, hour: int, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, second // 60, second % 60, tzinfo=stage.zone).astimezone(UTC)
