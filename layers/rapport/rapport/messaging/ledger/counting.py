"""A campaign's numbers, which follow from its messages: each move takes away where a message stood and adds where it
stands, in the move's own transaction. Nobody sets a number.

A cell holds what moved on one day. The states of a campaign are sums over its days, where what was taken away and what
was added cancel out; what happened on a day is counted apart, and never taken away. Of some of it the same update says
the hour as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.kernel import keys
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Range, Table
from rapport.kernel.table.shapes import EVERYTHING
from rapport.kernel.work import Work
from rapport.messaging.ledger.message import STATES, Message

TELLS_WHY = frozenset({"held", "suppressed", "failed", "expired", "unknown"})
HAPPENS = frozenset({"sent", "delivered", "read", "failed", "suppressed", "expired"})
"""States whose day is of interest."""
ORDERS = "orders"
BY_HOUR = {"on_sent": "s", "on_delivered": "d", "on_read": "r", "answered": "a", ORDERS: "o"}
"""What is counted by the hour of the shop's clock as well: `14s` were sent from two to three. In one letter: up
to 24 of each stand in a cell, and one that outgrows 1 KB costs twice as much to move."""


def count(work: Work, before: Message | None, after: Message, beside: str = "") -> None:
    """A move of one message; of a new one, its arrival. What is planned together is counted in one cell, that of the
    message `beside` it: where something was added does not matter to a sum."""
    cell = keys.tally(after.campaign_id, work.today, after.variant, beside or after.message_id)
    amounts: Counter[str] = Counter(_names(after))
    if before is not None:
        amounts.subtract(_names(before))
    if after.state in HAPPENS and (before is None or before.state != after.state):
        amounts[f"on_{after.state}"] += 1
    work.add(cell, **amounts)
    work.add(cell, **_by_hour(work, amounts))


def happened(work: Work, message: Message, **amounts: int | Decimal) -> None:
    """What moves no state: an answer, a click, an order."""
    cell = keys.tally(message.campaign_id, work.today, message.variant, message.message_id)
    work.add(cell, **amounts)
    work.add(cell, **_by_hour(work, amounts))


def in_hour(name: str, hour: int) -> str:
    return f"{hour:02d}{BY_HOUR[name]}"


def _by_hour(work: Work, amounts: Mapping[str, int | Decimal]) -> dict[str, int | Decimal]:
    """Of what happens now. An order was placed before it is heard of: who counts it says in which hour."""
    hour = work.shop.place.hour(work.now)
    return {in_hour(name, hour): amounts[name] for name in BY_HOUR if name in amounts and name != ORDERS}


def _names(message: Message) -> list[str]:
    if message.state in TELLS_WHY and message.reason:
        return [message.state, f"{message.state}:{message.reason}"]
    return [message.state]


@dataclass
class Tally:
    """The numbers of one variant of a campaign, or of all of it."""

    amounts: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))

    def __getitem__(self, name: str) -> int:
        return int(self.amounts.get(name, ZERO))

    def money(self, name: str) -> Decimal:
        return money(self.amounts.get(name, ZERO))

    def by_reason(self, state: str) -> dict[str, int]:
        found = {
            name.partition(":")[2]: int(amount)
            for name, amount in self.amounts.items()
            if name.startswith(f"{state}:") and amount
        }
        return dict(sorted(found.items()))

    @property
    def states(self) -> dict[str, int]:
        return {state: self[state] for state in STATES}

    def hours(self, name: str) -> list[int]:
        """One number for each hour of the day, over all days; nothing from cells that are older than the hours."""
        return [self[in_hour(name, hour)] for hour in range(24)]

    @property
    def audience(self) -> int:
        """Everybody who was considered: no message is in two states, or in none."""
        return sum(self.states.values())

    def plus(self, amounts: dict[str, Any]) -> None:
        for name, amount in amounts.items():
            if name not in ("pk", "sk"):
                self.amounts[name] += amount


@dataclass
class Tallies:
    whole: Tally = field(default_factory=Tally)
    by_variant: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_day: dict[date, Tally] = field(default_factory=lambda: defaultdict(Tally))


def tallies(table: Table, campaign_id: str, within: Range = EVERYTHING) -> Tallies:
    """The cells of a campaign, read page by page: they are as many as days on which something moved, times shards."""
    found, after = Tallies(), None
    while True:
        page = table.query(keys.tally_partition(campaign_id), within, limit=1000, after=after)
        for item in page.items:
            day, variant = keys.read_tally(item["sk"])
            found.whole.plus(item)
            found.by_variant[variant].plus(item)
            found.by_day[day].plus(item)
        after = page.after
        if after is None:
            return found
