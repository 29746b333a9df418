"""What a search goes by: the campaign, the run, and since when it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning.occurrence import Occurrence
from rapport.kernel.clock import start_of_day
from rapport.kernel.work import Work

NEWS_FOR = timedelta(days=7)
"""So long a message may wait for its hour; behind that it is about something that is over."""
SENT_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Looking:
    work: Work
    campaign: Campaign
    began: date
    """The first day of the run: no message is kept under an earlier one, where nobody would look for it."""
    since: date
    """The day of the last look, which is looked at again: computed ids make that free."""
    everywhere: bool = False
    """A first look, or one after the condition changed: all whom it holds for, and not only who crossed it."""
    after: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.work.today

    def occurrence(
        self,
        customer_id: str,
        name: str,
        day: date,
        *,
        due: datetime | None = None,
        good_for: timedelta = NEWS_FOR,
        crossed: date | None = None,
        against: str = "",
        **said: Any,
    ) -> Occurrence:
        due = due or self.work.now
        return Occurrence(
            customer_id=customer_id,
            name=name,
            day=max(day, self.began),
            due=due,
            valid_until=self.within_the_campaign(max(due, self.work.now) + good_for),
            said={**self.said, **said},
            crossed=crossed,
            against=against,
        )

    def within_the_campaign(self, until: datetime) -> datetime:
        end = self.campaign.end_date
        if end is None:
            return until
        return min(until, start_of_day(end + timedelta(days=1), self.work.shop.place.zone) - timedelta(seconds=1))

    def end_of(self, day: date) -> datetime:
        zone = self.work.shop.place.zone
        return datetime.combine(day, time(23, 59, 59), zone).astimezone(self.work.now.tzinfo)
