"""Every night: what the orders of a settled day teach. Imported history teaches as long as its days were not learned.

An order is learned from some days after it was placed, when it has had its time to be cancelled. Each product's record
says through which day it has learned, and moves on that condition: a run that was killed, repeated or overtaken adds
each day once, because the days it finds behind that mark are not news. So history that is imported when its days have
been learned teaches nothing. It belongs before the first night that finds an order, which looks back over 90 days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import batched

from rapport.catalog import store as catalog
from rapport.kernel import keys
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.table import Absent, Equal, Item, Key, Put, Refused
from rapport.kernel.work import TRIES, Work
from rapport.orders.store import sold_between
from rapport.recommendations import folding, record
from rapport.recommendations.folding import Days, OneDay
from rapport.recommendations.learned import AtAll, Together
from rapport.recommendations.shelf import every_together

JOB = "learning"
FIRST_LOOK_BACK = 90
"""Days that a shop which has learned nothing yet begins with."""
PAGE = 200
SLICE = 5000
"""Orders folded before they are written: a month of a busy shop catches up in a few dozen writes a product."""
AT_ONCE = 100


def run(work: Work, look_back: int = FIRST_LOOK_BACK) -> Run:
    begun = Run(JOB, new_id("run", work.now), work.today, work.now)
    begun.save(work.table)
    until = work.today - timedelta(days=work.settings.offers.learned_after_days)
    counts = {"days": 0, "orders": 0, "products": 0}
    for days in _slices(work, _first(work, until, look_back), until):
        counts["products"] += _learn(work, days)
        counts["days"] += len(days.orders)
        counts["orders"] += days.orders.total()
        _settle(work, days)
    _rank(work)
    finished = replace(begun, counts=counts, finished=work.shop.clock.now())
    finished.save(work.table)
    return finished


def _first(work: Work, until: date, look_back: int) -> date:
    """The day behind the last one; a shop without any order so far may have got its history since."""
    known = _at_all(work)
    if known.orders and known.through:
        return known.through + timedelta(days=1)
    return until - timedelta(days=look_back - 1)


def _slices(work: Work, first: date, until: date) -> Iterator[Days]:
    days = Days(first)
    for number in range((until - first).days + 1):
        day = first + timedelta(days=number)
        days.to = day
        for product_ids in _baskets(work, day):
            days.add(day, product_ids)
        if days.orders.total() >= SLICE or day == until:
            yield days
            days = Days(day)


def _baskets(work: Work, day: date) -> Iterator[list[str]]:
    after: str | None = None
    while True:
        orders, after = sold_between(work, day, day, None, PAGE, after)
        for order in orders:
            if order.counts:
                yield [line.product_id for line in order.lines]
        if after is None:
            return


def _learn(work: Work, days: Days) -> int:
    moved = 0
    for product_ids in batched(sorted(days.products), AT_ONCE, strict=False):
        found = work.table.get_many(map(keys.bought_together, product_ids))
        for product_id in product_ids:
            item = found.get(keys.bought_together(product_id))
            moved += _learn_of(work, product_id, item, days.products[product_id], days.to)
    return moved


def _learn_of(work: Work, product_id: str, item: Item | None, days: Mapping[date, OneDay], to: date) -> bool:
    key = keys.bought_together(product_id)
    for _ in range(TRIES):
        known = record.together(item) if item else Together(product_id)
        after = folding.with_days(known, days, to)
        if after is None:
            return False
        if _moved(work, key, record.together_item(after), item):
            return True
        item = work.table.get(key)
    return False


def _settle(work: Work, days: Days) -> None:
    """Only when every product of these days has learned them: where the next run begins."""
    for _ in range(TRIES):
        item = work.table.get(keys.bought_at_all())
        after = folding.counted(record.at_all(item), days)
        if after is None or _moved(work, keys.bought_at_all(), record.at_all_item(after), item):
            return


def _rank(work: Work) -> None:
    """How often each product was ordered at all, and the favourites: of what the products' own records say now."""
    item = work.table.get(keys.bought_at_all())
    known = record.at_all(item)
    if known.through is None:
        return
    everything = [record.together(each) for each in every_together(work)]
    days = work.settings.offers.popular_days
    favourites = folding.popular(everything, catalog.ever(work), known.through, days)
    ranked = replace(known, counts=folding.counts(everything), popular=favourites)
    # If it was refused, a run that knows more is about to do the same.
    _moved(work, keys.bought_at_all(), record.at_all_item(ranked), item)


def _at_all(work: Work) -> AtAll:
    return record.at_all(work.table.get(keys.bought_at_all()))


def _moved(work: Work, key: Key, after: Item, before: Item | None) -> bool:
    when = Equal("through", before["through"]) if before else Absent()
    try:
        work.table.transact([Put(key, after, when=(when,), label="learned")])
    except Refused:
        return False
    return True
