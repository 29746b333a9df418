"""What was sold, by day: counted in the transaction of the order itself, and taken back with it.

Of a customer's orders exactly one is the first, whenever it arrives and whatever is cancelled: it is counted on the
day of their statistics' first order. All others are of customers who came again.
"""

from __future__ import annotations

from rapport.customers.statistics import Statistics
from rapport.kernel import keys
from rapport.kernel.ids import shard_of
from rapport.kernel.work import Work
from rapport.orders.order import Order


def count(work: Work, before: Order | None, after: Order, was: Statistics, now: Statistics) -> None:
    shard = shard_of(after.customer_id, keys.COUNT_SHARDS)
    for order, step in ((before, -1), (after, +1)):
        if order is not None and order.counts:
            day = work.shop.place.day(order.placed_at)
            work.add(keys.sales_cell(shard, day), orders=step, goods=step * order.goods)
    first_moved(work, after.customer_id, was, now)


def first_moved(work: Work, customer_id: str, was: Statistics, now: Statistics) -> None:
    shard = shard_of(customer_id, keys.COUNT_SHARDS)
    for first, step in ((was.first, -1), (now.first, +1)):
        if first is not None:
            work.add(keys.sales_cell(shard, first), first=step)
