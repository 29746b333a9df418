"""Moving an order on: delivered, cancelled, returned."""

from __future__ import annotations

from dataclasses import replace

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.statistics import recount
from rapport.kernel.errors import Conflict, StaleVersion
from rapport.kernel.table import Equal, Put
from rapport.kernel.work import Work
from rapport.orders import record, selling
from rapport.orders.events import OrderStatusChanged, facts_of
from rapport.orders.order import MOVES, Order, Status
from rapport.orders.store import all_of, with_customer
from rapport.orders.told import told


class NoSuchMove(Conflict):
    code = "order_cannot_move_so"


def change_status(work: Work, order_id: str, status: Status, expected: int | None) -> Order:
    order, customer = with_customer(work, order_id)
    if expected is not None and expected != order.version:
        raise StaleVersion("this order has changed", current=told(work, order).model_dump(mode="json"))
    return order if order.status == status else moved_to(work, order, customer, status)


def moved_to(work: Work, order: Order, customer: Customer, status: Status, *, imported: bool = False) -> Order:
    if status not in MOVES[order.status]:
        allowed = ", ".join(sorted(MOVES[order.status])) or "nothing"
        raise NoSuchMove(f"an order that is {order.status} can become {allowed}, not {status}")
    return restated(work, order, customer, status, imported=imported)


def restated(work: Work, order: Order, customer: Customer, status: Status, *, imported: bool = False) -> Order:
    """Whatever it was before: an undo takes back what no person could."""
    after = replace(order, status=status, version=order.version + 1, updated_at=work.now)
    head = work.audit(
        "order",
        order.order_id,
        after.version,
        "status",
        place=record.key(order),
        before={"status": order.status},
        after={"status": status},
        previous=order.audit_head,
    )
    after = replace(after, audit_head=head)
    work.write(Put(record.key(after), record.encode(after), when=(Equal("version", order.version),), label="order"))
    news = facts_of(after) | {"occurred_at": work.now, "imported": imported}
    work.emit(OrderStatusChanged(**news, previous_status=order.status))
    if after.counts != order.counts:
        recounted(work, customer, order, after, imported=imported)
    return after


def recounted(work: Work, customer: Customer, before: Order, after: Order, *, imported: bool = False) -> None:
    """Taking figures back means looking at all that is left: the last order's day may be an older one now."""
    orders = [order for order in all_of(work, customer.ids) if order.order_id != before.order_id]
    counted = recount(record.facts(order, work.shop.place) for order in [*orders, after] if order.counts)
    selling.count(work, before, after, customer.statistics, counted)
    customers.move(work, customer, replace(customer.facts, statistics=counted), imported=imported)
