"""What the shop's orders have taught: what is bought together, and what is bought most. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import merge
from itertools import islice
from typing import NamedTuple

from rapport.customers.statistics import Bought
from rapport.kernel.settings import Offers

LATEST = 25
"""Products whose company counts: what a household bought last says best what it cooks now."""
STRONGEST = 40
"""Pairs that are looked at for one customer, and kept for one product."""


@dataclass(frozen=True)
class Together:
    """One product: in how many orders it stood, beside what, in which months."""

    product_id: str
    orders: int = 0
    partners: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    through: date | None = None
    """The last day learned from: each day is added once, whoever does it, however often."""


@dataclass(frozen=True)
class AtAll:
    """The shop as a whole."""

    orders: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    """In how many orders each product stood: without it, chance could not be told from company."""
    popular: Sequence[str] = ()
    """The most bought of late, of the whole shop and of every category."""
    through: date | None = None


class Pair(NamedTuple):
    """Sorts strongest first."""

    rank: int
    """The lift in thousandths, negated."""
    product_id: str
    trigger_id: str


def pairs(together: Together, at_all: AtAll, offers: Offers) -> tuple[Pair, ...]:
    """Lift is how much oftener two stand together than chance would have it: P(ab) / (P(a) P(b))."""
    alone = at_all.counts.get(together.product_id, 0)
    found = []
    for partner, both in together.partners.items():
        by_chance = alone * at_all.counts.get(partner, 0)
        if both < offers.minimum_support or not by_chance:
            continue
        if both * at_all.orders * 100 >= offers.minimum_lift_percent * by_chance:
            found.append(Pair(-(both * at_all.orders * 1000 // by_chance), partner, together.product_id))
    return tuple(sorted(found)[:STRONGEST])


def latest(products: Mapping[str, Bought]) -> Iterable[str]:
    if len(products) <= LATEST:
        return products
    return sorted(products, key=lambda each: (products[each].last, each), reverse=True)[:LATEST]


def strongest(company: Mapping[str, Sequence[Pair]], products: Mapping[str, Bought]) -> Iterator[Pair]:
    """The pairs of what they bought last, strongest first."""
    return islice(merge(*[company[each] for each in latest(products) if each in company]), STRONGEST)
