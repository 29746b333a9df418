"""The counters a customer stands in: subtracted where they were, added where they are."""

from __future__ import annotations

from decimal import Decimal

from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.ids import shard_of
from rapport.kernel.work import Work


def count(work: Work, customer: Customer, step: int) -> None:
    known, kind = customer.statistics, customer.facts.counted_as
    shard = shard_of(customer.customer_id, keys.COUNT_SHARDS)
    moved: dict[str, int | Decimal] = {f"{kind}_n": step, f"{kind}_v": step * known.spend}
    for cell in (keys.last_order_day(known.last), keys.ALL_DAYS):
        work.add(keys.count_cell(shard, cell), **moved)
