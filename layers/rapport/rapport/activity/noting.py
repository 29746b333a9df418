"""Noting in a customer's timeline what an event told: told again, it is there already."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rapport.activity.events import OrderHeard
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.ids import computed_id
from rapport.kernel.table import Absent, Put, Refused, Table

TITLES = {
    "OrderPlaced": "Order placed",
    "OrderCorrected": "Order corrected",
    "OrderStatusChanged": "Order {status}",
}


def order_event(table: Table, event: OrderHeard, now: datetime) -> bool:
    """True if it was news."""
    activity_id = computed_id("act", event.event_id)
    at = event.occurred_at if event.type == "OrderPlaced" else event.recorded_at
    item: dict[str, Any] = {
        "id": activity_id,
        "kind": {"OrderPlaced": "order_placed"}.get(event.type, "order_changed"),
        "at": stamp(at),
        "title": TITLES[event.type].format(status=event.status),
        "facts": {"order_id": event.order_id, "status": event.status, "total": event.amount},
        "recorded_at": stamp(now),
    }
    try:
        table.transact([Put(keys.activity(event.customer_id, at, activity_id), item, when=(Absent(),))])
    except Refused:
        return False
    return True
