"""Many orders in one request: each its own transaction, so that a bad one harms no neighbour."""

from __future__ import annotations

from rapport.customers.leads import LeadTo, nobody
from rapport.kernel.answers import Once
from rapport.kernel.caller import Caller
from rapport.kernel.errors import Busy, Refusal
from rapport.kernel.ids import computed_id
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform
from rapport.orders.accepting import accept
from rapport.orders.model import BatchRow, BatchTold, ErrorTold, NewOrder, OrderBatch
from rapport.orders.told import told


def accept_all(shop: Shop, caller: Caller, batch: OrderBatch, once: Once | None, lead_to: LeadTo = nobody) -> BatchTold:
    """With an Idempotency-Key even orders without an id of their own get a computed one: killed halfway and
    repeated, the batch goes on where it stopped."""
    rows = [_row(shop, caller, index, _named(order, index, once), lead_to) for index, order in enumerate(batch.orders)]
    accepted = sum(1 for row in rows if row.order)
    return BatchTold(accepted=accepted, refused=len(rows) - accepted, rows=rows)


def decided(batch: BatchTold) -> bool:
    """Whether every order was accepted or refused for good; what found the store busy may be sent again."""
    return not any(row.error and row.error.code == Busy.code for row in batch.rows)


def _row(shop: Shop, caller: Caller, index: int, asked: NewOrder, lead_to: LeadTo) -> BatchRow:
    try:
        order = perform(shop, caller, lambda work: accept(work, asked, lead_to))
    except Refusal as refusal:
        return BatchRow(index=index, error=ErrorTold(code=refusal.code, message=refusal.message))
    return BatchRow(index=index, order=told(Work(shop, caller), order))


def _named(order: NewOrder, index: int, once: Once | None) -> NewOrder:
    if order.id or once is None:
        return order
    return order.model_copy(update={"id": computed_id("ord", once.caller, once.route, once.key, once.body, str(index))})
