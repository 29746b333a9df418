"""What the orders of some days say about products, folded in memory before anything is written. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from rapport.catalog.product import Product
from rapport.catalog.shelf_names import shelf_called
from rapport.recommendations.learned import AtAll, Together

PARTNERS = 300
"""The most frequent are kept: what stood together once in a thousand orders recommends nothing."""
MONTHS = 14
"""Popularity looks back a year at the most."""
COUNTED_PRODUCTS = 5000
"""The most ordered, so that the shop's own record stays well under the store's 400 KB."""
POPULAR, POPULAR_OF_A_CATEGORY = 30, 3


@dataclass
class OneDay:
    """One product on one day."""

    orders: int = 0
    partners: Counter[str] = field(default_factory=Counter)


@dataclass
class Days:
    """Some days' orders. Kept by day, because another worker may have learned some of these days already."""

    to: date
    orders: Counter[date] = field(default_factory=Counter)
    products: dict[str, dict[date, OneDay]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, day: date, product_ids: Iterable[str]) -> None:
        basket = sorted(set(product_ids))
        self.orders[day] += 1
        for product_id in basket:
            one = self.products[product_id].setdefault(day, OneDay())
            one.orders += 1
            one.partners.update(other for other in basket if other != product_id)


def with_days(known: Together, days: Mapping[date, OneDay], to: date) -> Together | None:
    """The product with the days that are new to it; None if there are none."""
    news = {day: one for day, one in days.items() if known.through is None or day > known.through}
    if not news:
        return None
    partners, months = Counter(known.partners), Counter(known.months)
    for day, one in news.items():
        partners.update(one.partners)
        months[f"{day:%Y-%m}"] += one.orders
    return replace(
        known,
        orders=known.orders + sum(one.orders for one in news.values()),
        partners=_most(partners, PARTNERS),
        months=dict(sorted(months.items())[-MONTHS:]),
        through=to,
    )


def counted(known: AtAll, days: Days) -> AtAll | None:
    """Before the first order nothing was learned, however far the days were looked through: history may come later."""
    nothing_yet = known.orders == 0 or known.through is None
    news = [number for day, number in days.orders.items() if nothing_yet or day > (known.through or day)]
    if not nothing_yet and known.through is not None and known.through >= days.to:
        return None
    return replace(known, orders=known.orders + sum(news), through=days.to)


def counts(everything: Iterable[Together]) -> dict[str, int]:
    return _most({each.product_id: each.orders for each in everything}, COUNTED_PRODUCTS)


def popular(
    everything: Iterable[Together], products: Mapping[str, Product], through: date, popular_days: int
) -> list[str]:
    """What can be had, most bought of late first: the first of all, and the first of every category.

    Months are counted whole, so the months that the days reach into count as well."""
    since = f"{through - timedelta(days=popular_days):%Y-%m}"
    lately = {
        each.product_id: sum(number for month, number in each.months.items() if month >= since) for each in everything
    }
    ranked = sorted((each for each in products.values() if each.on_offer), key=lambda it: it.product_id)
    ranked.sort(key=lambda it: lately.get(it.product_id, 0), reverse=True)
    of_category: Counter[str] = Counter()
    found = []
    for rank, product in enumerate(ranked):
        shelf = shelf_called(product.category)
        of_category[shelf] += 1
        if (rank < POPULAR and lately.get(product.product_id)) or of_category[shelf] <= POPULAR_OF_A_CATEGORY:
            found.append(product.product_id)
    return found


def _most(numbers: Mapping[str, int], most: int) -> dict[str, int]:
    return dict(sorted(numbers.items(), key=lambda each: (-each[1], each[0]))[:most])
