"""Accepting an order: one read, one decision, one transaction.

The order, the customer's statistics, the counters they stand in, the agenda, the event and the audit entry are
written together or not at all. An order seen before changes nothing; with another status it is a status change;
with another content it is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from rapport.catalog import store as catalog
from rapport.customers import history
from rapport.customers import store as customers
from rapport.customers.leads import LeadTo, nobody
from rapport.customers.model import Customer, Facts
from rapport.customers.statistics import added
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.table import Absent, Equal, Item, Key, Put
from rapport.kernel.work import Work
from rapport.orders import record, selling
from rapport.orders.content import audited, checked, content, content_of, lines_of
from rapport.orders.events import OrderPlaced, facts_of
from rapport.orders.model import NewOrder
from rapport.orders.order import Order
from rapport.orders.status import moved_to
from rapport.orders.store import NoSuchOrder


class AnotherOrderHasThisId(Conflict):
    code = "order_id_taken"


def accept(work: Work, asked: NewOrder, lead_to: LeadTo = nobody) -> Order:
    customer_id = asked.customer_id or _holder_of_the_phone(work, asked)
    order_id = asked.id or new_id("ord", work.now)
    found = work.table.get_many(
        [
            keys.order_pointer(order_id),
            *([keys.customer(customer_id)] if customer_id else []),
            *catalog.keys_of(line.product_id for line in asked.lines),
        ]
    )
    place = found.get(keys.order_pointer(order_id), {})
    if place and record.TAKEN_BACK not in place:
        return _again(work, asked, order_id, place, found)
    if order_id.lower() in ROUTE_WORDS:
        raise invalid("id", "is a word of our addresses; choose another")
    customer = _buyer(work, asked, customer_id, found, lead_to)
    order = placed(work, _order(work, asked, order_id, customer.customer_id, found), place)
    work.emit(OrderPlaced(**facts_of(order)))
    _credit(work, customer, order, new=customer_id is None)
    return order


def placed(work: Work, order: Order, place: Item) -> Order:
    """Written where nobody's order lies; an id that an undone import had used goes on with its chain of changes."""
    order = replace(order, version=place.get("version", 0) + 1)
    head = work.audit(
        "order",
        order.order_id,
        order.version,
        "placed",
        place=record.key(order),
        before=None,
        after=audited(order),
        previous=place.get("audit_head", ""),
    )
    order = replace(order, audit_head=head)
    free = (Equal("version", place["version"]),) if place else (Absent(),)
    work.write(
        Put(keys.order_pointer(order.order_id), record.pointer(order), when=free, label="order"),
        Put(record.key(order), record.encode(order), when=(Absent(),), label="order"),
    )
    return order


def _credit(work: Work, customer: Customer, order: Order, *, new: bool) -> None:
    known = history.whole(work, customer)
    counted = added(known, record.facts(order, work.shop.place)) if order.counts else known
    facts = replace(recovered(work, customer.facts, counted.last), statistics=counted)
    selling.count(work, None, order, known, counted)
    if new:
        customers.create(work, replace(customer, facts=facts), imported=order.imported)
    else:
        customers.move(work, customer, facts, imported=order.imported)


def recovered(work: Work, facts: Facts, last: date | None) -> Facts:
    """Notes an order that ended a silence after somebody had reached out."""
    before = facts.statistics.last
    if before is None or facts.last_contact is None or last is None or last <= before:
        return facts
    silence_began = before + timedelta(days=work.settings.drop_off.low_days)
    return replace(facts, recovered_on=last) if silence_began <= facts.last_contact <= last else facts


def _again(work: Work, asked: NewOrder, order_id: str, pointer: Item, found: Mapping[Key, Item]) -> Order:
    where = record.place_of(order_id, pointer)
    items = work.table.get_many([where, keys.customer(pointer["customer_id"])])
    try:
        customer = customers.from_item(work, pointer["customer_id"], items.get(keys.customer(pointer["customer_id"])))
    except customers.NoSuchCustomer:
        raise AnotherOrderHasThisId(f"order {order_id} is another customer's") from None
    if where not in items:
        raise NoSuchOrder(f"there is no order {order_id} here for you")
    known = record.decode(items[where])
    if asked.customer_id is not None and asked.customer_id not in (known.customer_id, *customer.ids):
        raise AnotherOrderHasThisId(f"order {order_id} is another customer's")
    placed_at = asked.order_date or known.placed_at
    again = content(work, asked, known.order_id, known.customer_id, lines_of(asked, found, known)) | {
        "placed_at": placed_at
    }
    if again != content_of(known):
        raise AnotherOrderHasThisId(f"order {order_id} was accepted with another content")
    return (
        known
        if asked.status == known.status
        else moved_to(work, known, customer, asked.status, imported=asked.imported)
    )


def _buyer(
    work: Work, asked: NewOrder, customer_id: str | None, found: Mapping[Key, Item], lead_to: LeadTo
) -> Customer:
    if customer_id is None:
        return _newcomer(work, asked, nobody if asked.imported else lead_to)
    try:
        return customers.from_item(work, customer_id, found.get(keys.customer(customer_id)))
    except customers.NoSuchCustomer:
        if asked.customer_id is None:
            raise invalid("customer.phone", "is the number of a customer who is not yours") from None
        raise invalid("customer_id", f"names no customer of yours: {customer_id}") from None


def _holder_of_the_phone(work: Work, asked: NewOrder) -> str | None:
    # Late, here and below: most orders name their customer, and need nothing of what it takes to find or make one.
    from rapport.orders.buyers import id_by_phone

    return id_by_phone(work, asked.buyer)


def _newcomer(work: Work, asked: NewOrder, lead_to: LeadTo) -> Customer:
    from rapport.orders.buyers import newcomer

    return newcomer(work, asked.buyer, lead_to)


def _order(work: Work, asked: NewOrder, order_id: str, customer_id: str, found: Mapping[Key, Item]) -> Order:
    fields = content(work, asked, order_id, customer_id, lines_of(asked, found, None))
    order = Order(
        **fields,
        status=asked.status,
        imported=asked.imported,
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
    checked(order)
    return order
