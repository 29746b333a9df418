"""What brings answers: by which channel, with what, at which hour. Pure: counted from engagements, newest or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapport.activity.engagement import Engagement
from rapport.activity.kinds import EngagementChannel
from rapport.kernel.money import money

FEWEST_ANSWERS = 3
"""Of one answer or two nobody learns which channel or hour is best."""


@dataclass
class Rates:
    sent: int = 0
    """Went out, as far as anybody knows."""
    failed: int = 0
    delivered: int = 0
    """Arrived. Not every channel tells: of a text message it is known if the provider says so, or an answer."""
    responded: int = 0

    @property
    def response_rate(self) -> Decimal | None:
        """Of those sent, in percent; nothing sent, nothing to say."""
        return money(Decimal(100 * self.responded) / self.sent) if self.sent else None

    def count(self, engagement: Engagement) -> None:
        # An answer proves that it arrived, whatever was said of it before.
        gone = engagement.answered or engagement.delivery != "failed"
        self.sent += gone
        self.failed += not gone
        self.delivered += engagement.arrived
        self.responded += engagement.answered


@dataclass
class ResponseRates:
    overall: Rates = field(default_factory=Rates)
    came_in: int = 0
    by_channel: dict[EngagementChannel, Rates] = field(default_factory=lambda: defaultdict(Rates))
    by_type: dict[str, Rates] = field(default_factory=lambda: defaultdict(Rates))
    answered_at: Counter[int] = field(default_factory=Counter)
    """How many of what went out in an hour of the day were answered."""

    @property
    def best_channel(self) -> EngagementChannel | None:
        rates = {name: each for name, each in self.by_channel.items() if each.responded >= FEWEST_ANSWERS}
        return max(sorted(rates), key=lambda name: _merit(rates[name]), default=None)

    @property
    def best_hour(self) -> int | None:
        """The earliest of those alike."""
        if self.answered_at.total() < FEWEST_ANSWERS:
            return None
        return max(sorted(self.answered_at), key=lambda hour: self.answered_at[hour])


def counted(engagements: Iterable[Engagement], zone: ZoneInfo) -> ResponseRates:
    """Only what went out can be answered: what customers did by themselves is counted apart."""
    rates = ResponseRates()
    for each in engagements:
        if not each.went_out:
            rates.came_in += 1
            continue
        rates.overall.count(each)
        rates.by_type[each.engagement_type].count(each)
        if each.channel is not None:
            rates.by_channel[each.channel].count(each)
        if each.answered:
            rates.answered_at[each.at.astimezone(zone).hour] += 1
    return rates


def _merit(rates: Rates) -> tuple[Decimal, int]:
    """The exact rate, not its two decimals; of equal ones, what was tried more often."""
    return Decimal(rates.responded) / rates.sent, rates.sent
