"""Accepting an order: one read, one decision, one transaction.

The order, the customer's statistics, the counters they stand in, the agenda, the event and the audit entry are
written together or not at all. An order seen before changes nothing; with another status it is a status change;
with another content it is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rapport.catalog import store as catalog
from rapport.customers import editing
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.customers.finding import ids_with_phone
from rapport.customers.model import Customer, Facts
from rapport.customers.statistics import added
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, Detail, NotAcceptable, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.money import MOST
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.table import Absent, Item, Key, Put
from rapport.kernel.work import Work
from rapport.orders import record
from rapport.orders.events import OrderPlaced, facts_of
from rapport.orders.model import Buyer, NewOrder, Order, OrderFields, OrderLine
from rapport.orders.status import moved_to
from rapport.orders.store import NoSuchOrder

FURTHEST_AHEAD = timedelta(days=1)


class AnotherOrderHasThisId(Conflict):
    code = "order_id_taken"


class SeveralHaveThisPhone(Conflict):
    """A family shares a phone; only the caller can say who bought."""

    code = "several_customers_have_this_phone"


def accept(work: Work, asked: NewOrder) -> Order:
    customer_id = asked.customer_id or _id_by_phone(work, asked.customer)
    order_id = asked.id or new_id("ord", work.now)
    found = work.table.get_many(
        [
            keys.order_pointer(order_id),
            *([keys.customer(customer_id)] if customer_id else []),
            *catalog.keys_of(line.product_id for line in asked.lines),
        ]
    )
    if seen := found.get(keys.order_pointer(order_id)):
        return _again(work, asked, order_id, seen, found)
    if order_id.lower() in ROUTE_WORDS:
        raise invalid("id", "is a word of our addresses; choose another")
    customer = _buyer(work, asked, customer_id, found)
    order = _order(work, asked, order_id, customer.customer_id, found)
    head = work.audit("order", order_id, 1, "placed", place=record.key(order), before=None, after=audited(order))
    order = replace(order, audit_head=head)
    work.write(
        Put(keys.order_pointer(order_id), record.pointer(order), when=(Absent(),), label="order"),
        Put(record.key(order), record.encode(order), when=(Absent(),), label="order"),
    )
    work.emit(OrderPlaced(**facts_of(order)))
    _credit(work, customer, order, new=customer_id is None)
    return order


def _credit(work: Work, customer: Customer, order: Order, *, new: bool) -> None:
    known = customers.whole_statistics(work, customer)
    counted = added(known, record.facts(order, work.shop.place)) if order.counts else known
    facts = replace(_recovered(work, customer.facts, counted.last), statistics=counted)
    if new:
        customers.create(work, replace(customer, facts=facts))
    else:
        customers.move(work, customer, facts, imported=order.imported)


def _recovered(work: Work, facts: Facts, last: date | None) -> Facts:
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
    if asked.customer_id is not None and asked.customer_id != known.customer_id:
        raise AnotherOrderHasThisId(f"order {order_id} is another customer's")
    placed_at = asked.order_date or known.placed_at
    again = content(work, asked, known.order_id, known.customer_id, _lines(asked, found, known)) | {
        "placed_at": placed_at
    }
    if again != content_of(known):
        raise AnotherOrderHasThisId(f"order {order_id} was accepted with another content")
    return known if asked.status == known.status else moved_to(work, known, customer, asked.status)


def _buyer(work: Work, asked: NewOrder, customer_id: str | None, found: Mapping[Key, Item]) -> Customer:
    if customer_id:
        try:
            return customers.from_item(work, customer_id, found.get(keys.customer(customer_id)))
        except customers.NoSuchCustomer:
            if asked.customer_id is None:
                raise invalid("customer.phone", "is the number of a customer who is not yours") from None
            raise invalid("customer_id", f"names no customer of yours: {customer_id}") from None
    assert asked.customer is not None
    profile = editing.profile_of(work, NewCustomer(**asked.customer.model_dump(exclude_none=True)))
    return editing.fresh(work, new_id("cus", work.now), profile)


def _id_by_phone(work: Work, buyer: Buyer | None) -> str | None:
    assert buyer is not None
    try:
        number = e164(buyer.phone, work.shop.place.country)
    except NotAPhone as problem:
        raise invalid("customer.phone", str(problem)) from None
    holders = ids_with_phone(work, number)
    if len(holders) > 1:
        raise SeveralHaveThisPhone("several customers have this phone; say which by customer_id")
    return holders[0] if holders else None


def _order(work: Work, asked: NewOrder, order_id: str, customer_id: str, found: Mapping[Key, Item]) -> Order:
    fields = content(work, asked, order_id, customer_id, _lines(asked, found, None))
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


def content(work: Work, asked: OrderFields, order_id: str, customer_id: str, lines: list[OrderLine]) -> dict[str, Any]:
    """What makes an order this order and no other."""
    placed_at = asked.order_date or work.now
    if placed_at > work.now + FURTHEST_AHEAD:
        raise invalid("order_date", "is more than a day in the future")
    return {
        "order_id": order_id,
        "customer_id": customer_id,
        "placed_at": placed_at,
        "lines": lines,
        "discount": asked.discount,
        "delivery_fee": asked.delivery_fee,
        "payment_method": asked.payment_method,
        "channel": asked.channel,
        "coupon_code": asked.coupon_code,
    }


def content_of(order: Order) -> dict[str, Any]:
    names = (
        "order_id",
        "customer_id",
        "placed_at",
        "lines",
        "discount",
        "delivery_fee",
        "payment_method",
        "channel",
        "coupon_code",
    )
    return {name: getattr(order, name) for name in names}


def checked(order: Order) -> None:
    if order.goods < 0:
        raise invalid("discount", "is more than the goods cost")
    if order.total > MOST:
        raise invalid("lines", "come to more than any shop sells")


def _lines(asked: OrderFields, found: Mapping[Key, Item], known: Order | None) -> list[OrderLine]:
    """The lines with names and prices. For an order seen before, the prices of then fill what is not said."""
    products = catalog.among(found, (line.product_id for line in asked.lines))
    then = {line.product_id: line for line in known.lines} if known else {}
    problems, lines = [], []
    for number, line in enumerate(asked.lines):
        if line.product_id in then:
            was = then[line.product_id]
            name, category, price = was.name, was.category, was.unit_price
        elif line.product_id in products:
            product = products[line.product_id]
            name, category, price = product.name, product.category, product.price
        else:
            problems.append(Detail(f"lines.{number}.product_id", f"names no product: {line.product_id}"))
            continue
        unit_price = price if line.unit_price is None else line.unit_price
        lines.append(OrderLine(line.product_id, name, category, line.quantity, unit_price))
    if problems:
        raise NotAcceptable("invalid: lines", problems)
    return lines


lines_of = _lines


def audited(order: Order) -> dict[str, Any]:
    """An order holds nothing personal: who bought is an id."""
    fields = content_of(order) | {"status": order.status, "total": str(order.total)}
    fields["lines"] = [f"{line.quantity} x {line.product_id} at {line.unit_price}" for line in order.lines]
    fields["placed_at"] = order.placed_at.isoformat()
    return {
        name: value if isinstance(value, list) else str(value) for name, value in fields.items() if value is not None
    }
