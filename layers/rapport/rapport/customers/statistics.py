"""What a customer's orders say, exactly.

`recount` is the definition: statistics over a customer's orders, whatever their order of arrival. `added` is its
short cut for one more order, and a property test holds the two equal. Taking an order back, or correcting one,
always recounts: that costs a read of this one customer's orders, and nothing can drift.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from rapport.kernel.money import ZERO, money

KEPT_PRODUCTS = 100
"""Products on the profile itself, the most recently bought; older ones stand beside it. Keeps it under 32 KB."""

DAY_PARTS = ((5, "night"), (12, "morning"), (17, "afternoon"), (21, "evening"), (24, "night"))


def day_part(hour: int) -> str:
    return next(name for end, name in DAY_PARTS if hour < end)


@dataclass(frozen=True)
class OrderFacts:
    """What statistics know of one counted order."""

    day: date
    day_part: str
    goods: Decimal
    payment_method: str | None
    categories: Mapping[str, Decimal]
    products: frozenset[str]


@dataclass(frozen=True)
class Bought:
    """A product in a customer's history: how often, and between which days."""

    times: int
    first: date
    last: date
    worth: Decimal = ZERO
    """What the orders of the last day that held it came to, whole: some offers ask for an order of a certain size."""

    @property
    def interval_days(self) -> int | None:
        """Average days from one purchase to the next; unknown before the second."""
        return round((self.last - self.first).days / (self.times - 1)) if self.times > 1 else None

    def again(self, day: date, goods: Decimal) -> Bought:
        worth = self.worth if day < self.last else goods if day > self.last else self.worth + goods
        return Bought(self.times + 1, min(self.first, day), max(self.last, day), worth)


@dataclass(frozen=True)
class Statistics:
    orders: int = 0
    spend: Decimal = ZERO
    first: date | None = None
    last: date | None = None
    categories: Mapping[str, Decimal] = field(default_factory=dict)
    payments: Mapping[str, int] = field(default_factory=dict)
    day_parts: Mapping[str, int] = field(default_factory=dict)
    products: Mapping[str, Bought] = field(default_factory=dict)

    @property
    def average_order(self) -> Decimal:
        return money(self.spend / self.orders) if self.orders else ZERO

    @property
    def average_gap(self) -> int | None:
        """Days between orders; unknown before the second."""
        if self.first is None or self.last is None or self.orders < 2:
            return None
        return round((self.last - self.first).days / (self.orders - 1))

    @property
    def preferred_categories(self) -> list[str]:
        return [name for name, _ in sorted(self.categories.items(), key=lambda each: (-each[1], each[0]))][:5]

    @property
    def preferred_payment(self) -> str | None:
        return _most(self.payments)

    @property
    def peak_time(self) -> str | None:
        return _most(self.day_parts)


def added(statistics: Statistics, order: OrderFacts) -> Statistics:
    products = dict(statistics.products)
    for product in order.products:
        known = products.get(product)
        products[product] = (
            known.again(order.day, order.goods) if known else Bought(1, order.day, order.day, order.goods)
        )
    return replace(
        statistics,
        orders=statistics.orders + 1,
        spend=statistics.spend + order.goods,
        first=min(statistics.first or order.day, order.day),
        last=max(statistics.last or order.day, order.day),
        categories=_plus(statistics.categories, order.categories),
        payments=_plus(statistics.payments, {order.payment_method: 1} if order.payment_method else {}),
        day_parts=_plus(statistics.day_parts, {order.day_part: 1}),
        products=products,
    )


def recount(orders: Iterable[OrderFacts]) -> Statistics:
    statistics = Statistics()
    for order in orders:
        statistics = added(statistics, order)
    return statistics


def split(products: Mapping[str, Bought]) -> tuple[dict[str, Bought], dict[str, Bought]]:
    """What stands on the profile, and what stands beside it."""
    newest_first = sorted(products.items(), key=lambda each: (each[1].last, each[0]), reverse=True)
    return dict(newest_first[:KEPT_PRODUCTS]), dict(newest_first[KEPT_PRODUCTS:])


def to_item(statistics: Statistics) -> dict[str, Any]:
    return {
        "orders": statistics.orders,
        "spend": statistics.spend,
        "first": _day_text(statistics.first),
        "last": _day_text(statistics.last),
        "categories": dict(statistics.categories),
        "payments": dict(statistics.payments),
        "day_parts": dict(statistics.day_parts),
        "products": {product: bought_item(bought) for product, bought in statistics.products.items()},
    }


def from_item(item: Mapping[str, Any]) -> Statistics:
    return Statistics(
        orders=item["orders"],
        spend=money(item["spend"]),
        first=_day(item["first"]),
        last=_day(item["last"]),
        categories={name: money(amount) for name, amount in item["categories"].items()},
        payments=item["payments"],
        day_parts=item["day_parts"],
        products={product: bought(each) for product, each in item["products"].items()},
    )


def bought_item(bought: Bought) -> list[Any]:
    return [bought.times, bought.first.isoformat(), bought.last.isoformat(), bought.worth]


def bought(item: list[Any]) -> Bought:
    return Bought(item[0], date.fromisoformat(item[1]), date.fromisoformat(item[2]), money(item[3]))


def _plus[N: (int, Decimal)](counts: Mapping[str, N], more: Mapping[str, N]) -> dict[str, N]:
    total = dict(counts)
    for name, amount in more.items():
        total[name] = total[name] + amount if name in total else amount
    return total


def _most(counts: Mapping[str, int]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
