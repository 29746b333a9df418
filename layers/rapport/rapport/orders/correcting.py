"""Correcting an order: what was written down wrong, with everything that followed from it."""

from __future__ import annotations

from dataclasses import replace

from rapport.catalog import store as catalog
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, StaleVersion
from rapport.kernel.table import Absent, Delete, Equal, Put
from rapport.kernel.work import Work
from rapport.orders import record
from rapport.orders.content import audited, checked, content, content_of, lines_of
from rapport.orders.events import OrderCorrected, facts_of
from rapport.orders.model import OrderFields
from rapport.orders.order import Order
from rapport.orders.status import recounted
from rapport.orders.store import with_customer
from rapport.orders.told import told


class OrderIsOver(Conflict):
    code = "order_is_over"


def correct(work: Work, order_id: str, asked: OrderFields, expected: int | None) -> Order:
    before, customer = with_customer(work, order_id)
    if expected is not None and expected != before.version:
        raise StaleVersion("this order has changed", current=told(work, before).model_dump(mode="json"))
    if not before.counts:
        raise OrderIsOver(f"this order is {before.status}; there is nothing left to correct")
    found = work.table.get_many(catalog.keys_of(line.product_id for line in asked.lines))
    said = asked if asked.order_date else asked.model_copy(update={"order_date": before.placed_at})
    fields = content(work, said, order_id, before.customer_id, lines_of(said, found, before))
    if fields == content_of(before):
        return before
    after = replace(before, **fields, version=before.version + 1, updated_at=work.now)
    checked(after)
    head = work.audit(
        "order",
        order_id,
        after.version,
        "corrected",
        place=record.key(after),
        before=audited(before),
        after=audited(after),
        previous=before.audit_head,
    )
    after = replace(after, audit_head=head)
    _replace(work, before, after)
    news = facts_of(after) | {"occurred_at": work.now, "imported": False}
    work.emit(OrderCorrected(**news, previous_placed_at=before.placed_at))
    recounted(work, customer, before, after)
    return after


def _replace(work: Work, before: Order, after: Order) -> None:
    """An order stands in the order of its date: with another date it stands elsewhere."""
    unchanged = (Equal("version", before.version),)
    if record.key(before) == record.key(after):
        work.write(Put(record.key(after), record.encode(after), when=unchanged, label="order"))
        return
    work.write(
        Delete(record.key(before), when=unchanged, label="order"),
        Put(record.key(after), record.encode(after), when=(Absent(),), label="order"),
        Put(keys.order_pointer(after.order_id), record.pointer(after)),
    )
