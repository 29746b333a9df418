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


def may_go(work: Work, campaign: Campaign) -> bool:
    """Switched on, in its time, and somebody carries its messages."""
    return campaign.is_running_on(work.today) and work.settings.providers.of(campaign.channel) != "none"


@dataclass(frozen=True)
class Looking:
    work: Work
    campaign: Campaign
    day: date
    """Under which the messages lie."""
    since: date
    """The day of the last look, which is looked at again: who was found then is found taken."""
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
        *,
        due: datetime | None = None,
        until: datetime | None = None,
        crossed: date | None = None,
        against: str = "",
        **said: Any,
    ) -> Occurrence:
        """Due now, and news for a week, unless it says otherwise."""
        return Occurrence(
            customer_id=customer_id,
            name=name,
            day=self.day,
            due=due or self.work.now,
            valid_until=self._within_the_campaign(until or self.work.now + NEWS_FOR),
            said={**self.said, **said},
            crossed=crossed,
            against=against,
        )

    def _within_the_campaign(self, until: datetime) -> datetime:
        end = self.campaign.end_date
        if end is None:
            return until
        return min(until, start_of_day(end + timedelta(days=1), self.work.shop.place.zone) - timedelta(seconds=1))

    def end_of(self, day: date) -> datetime:
        zone = self.work.shop.place.zone
        return datetime.combine(day, time(23, 59, 59), zone).astimezone(self.work.now.tzinfo)
