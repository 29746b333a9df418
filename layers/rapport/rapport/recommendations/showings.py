"""What one customer was shown of one product, and what they bought of it then. Pure.

A showing is open for some days, and while it is, showing the product again is no new one. So each order falls into
one showing at most, and the first order that stands takes it: what follows depends on what is so, and not on the order
in which it became known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.money import money

KEPT = 12
"""Showings of one product to one customer: half a year's at the least, and orders older than that stay as they are."""


class Purchase(NamedTuple):
    """Sorts by which came first."""

    placed_at: datetime
    order_id: str
    amount: Decimal


@dataclass(frozen=True)
class Showing:
    credit: str
    shown_at: datetime
    until: date
    """The last day on which buying it takes the recommendation."""
    bought: Mapping[str, Purchase] = field(default_factory=dict)

    def covers(self, placed_at: datetime, day: date) -> bool:
        return self.shown_at <= placed_at and day <= self.until

    @property
    def taken(self) -> Purchase | None:
        return min(self.bought.values(), default=None)


class Move(NamedTuple):
    """What a change means for what a source achieved."""

    credit: str
    accepted: int
    revenue: Decimal


def shown(showings: Sequence[Showing], credit: str, at: datetime, day: date, until: date) -> tuple[list[Showing], bool]:
    """The showings with this one, and whether it counts: while the last one is open, it lasts longer instead."""
    last = showings[-1] if showings else None
    if last is not None and day <= last.until:
        return [*showings[:-1], replace(last, until=max(last.until, until))], False
    return [*showings, Showing(credit, at, until)][-KEPT:], True


def with_order(
    showings: Sequence[Showing], order_id: str, placed_at: datetime, day: date, amount: Decimal | None
) -> list[Showing]:
    """The showings as they are with this order; without an amount, it does not stand."""
    found = []
    for each in showings:
        bought = {other: purchase for other, purchase in each.bought.items() if other != order_id}
        if amount is not None and each.covers(placed_at, day):
            bought[order_id] = Purchase(placed_at, order_id, amount)
        found.append(replace(each, bought=bought))
    return found


def moves(before: Sequence[Showing], after: Sequence[Showing]) -> list[Move]:
    found = []
    for was, now in zip(before, after, strict=True):
        accepted = (now.taken is not None) - (was.taken is not None)
        revenue = (now.taken.amount if now.taken else 0) - (was.taken.amount if was.taken else Decimal(0))
        if accepted or revenue:
            found.append(Move(now.credit, accepted, revenue))
    return found


def encode(showings: Sequence[Showing]) -> list[dict[str, Any]]:
    return [
        {
            "credit": each.credit,
            "shown_at": stamp(each.shown_at),
            "until": each.until.isoformat(),
            "bought": {order: [stamp(it.placed_at), it.amount] for order, it in each.bought.items()},
        }
        for each in showings
    ]


def decode(said: Sequence[Mapping[str, Any]]) -> list[Showing]:
    return [
        Showing(
            credit=each["credit"],
            shown_at=from_stamp(each["shown_at"]),
            until=date.fromisoformat(each["until"]),
            bought={
                order: Purchase(from_stamp(placed), order, money(amount))
                for order, (placed, amount) in each["bought"].items()
            },
        )
        for each in said
    ]
