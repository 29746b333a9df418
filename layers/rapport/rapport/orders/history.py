"""A customer's history, many orders in one transaction: the profile is read once and written once for all of them.

It is no news, so nobody is told of each order; the house hears once, that this customer's history has grown or shrunk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.customers import history
from rapport.customers import store as customers
from rapport.customers.model import Customer, Facts
from rapport.customers.statistics import added, recount
from rapport.kernel import keys
from rapport.kernel.ids import shard_of
from rapport.kernel.table import Delete, Equal, Item, Put
from rapport.kernel.table.writes import MOST_WRITES
from rapport.kernel.work import Work
from rapport.orders import record, selling
from rapport.orders.accepting import placed, recovered
from rapport.orders.content import audited
from rapport.orders.events import OrdersImported, OrdersRemoved, in_history
from rapport.orders.order import Order

TOGETHER = 20
"""Orders: each is an entry, a pointer, a record, and a cell of its day, beside what is written once for all."""


class TooMuchAtOnce(Exception):
    """So many orders do not fit one transaction: fewer will."""


def accept_history(
    work: Work, customer: Customer, orders: Sequence[tuple[Order, Item]], import_id: str, *, new: bool
) -> Customer:
    """Each order with what its place holds: nothing, or what an undo left there."""
    known, facts, taken = history.whole(work, customer), customer.facts, []
    for asked, place in orders:
        order = placed(work, replace(asked, import_id=import_id), place)
        counted = added(known, record.facts(order, work.shop.place)) if order.counts else known
        selling.count(work, None, order, known, counted)
        facts = replace(recovered(work, facts, counted.last), statistics=counted)
        known = counted
        taken.append(in_history(order))
    if new:
        after = customers.create(work, replace(customer, facts=facts), imported=True)
    else:
        after = customers.move(work, customer, facts, imported=True)
    work.emit(
        OrdersImported(
            occurred_at=work.now,
            imported=True,
            record_version=after.facts_version,
            customer_id=customer.customer_id,
            import_id=import_id,
            orders=taken,
        )
    )
    return after


def take_back(
    work: Work, customer: Customer, facts: Facts, taken: Sequence[Order], left: Sequence[Order], import_id: str
) -> Customer:
    """`facts` are those to go back to; what follows from orders is counted anew from those that are left."""
    counted = recount(record.facts(order, work.shop.place) for order in left if order.counts)
    for order in taken:
        _gone(work, order)
    selling.first_moved(work, customer.customer_id, customer.statistics, counted)
    after = customers.put_back(work, customer, replace(facts, statistics=counted))
    work.emit(
        OrdersRemoved(
            occurred_at=work.now,
            imported=True,
            record_version=after.facts_version,
            customer_id=customer.customer_id,
            import_id=import_id,
            orders=[in_history(order) for order in taken],
        )
    )
    return after


def fits(work: Work) -> None:
    if work.so_far > MOST_WRITES:
        raise TooMuchAtOnce


def _gone(work: Work, order: Order) -> None:
    place = keys.order_pointer(order.order_id)
    head = work.audit(
        "order",
        order.order_id,
        order.version + 1,
        "removed",
        place=place,
        before=audited(order),
        after=None,
        previous=order.audit_head,
    )
    after = replace(order, version=order.version + 1, audit_head=head)
    work.write(
        Delete(record.key(order), when=(Equal("version", order.version),), label="order"),
        Put(place, record.gone(after, work.now), label="order"),
    )
    if order.counts:
        cell = keys.sales_cell(shard_of(order.customer_id, keys.COUNT_SHARDS), work.shop.place.day(order.placed_at))
        work.add(cell, orders=-1, goods=-order.goods)
