"""A customer's orders came in as history, or were taken back: their timeline follows. Told late, twice or in the wrong
order, it ends the same: an entry is written only while its order stands."""

from __future__ import annotations

from datetime import datetime
from itertools import batched
from typing import Any

from rapport.activity.events import HistoryHeard
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.ids import computed_id
from rapport.kernel.table import Absent, Check, Equal, Key, Put, Refused, Table

TOGETHER = 50
"""Entries of one transaction, each with a look at its order."""


def imported(table: Table, event: HistoryHeard, now: datetime) -> bool:
    """True if anything was news."""
    written = [_written(table, event, list(some), now) for some in batched(event.orders, TOGETHER, strict=False)]
    return any(written)


def taken_back(table: Table, event: HistoryHeard, _: datetime) -> bool:
    table.delete_many(_place(event, each) for each in event.orders)
    return bool(event.orders)


def _written(table: Table, event: HistoryHeard, orders: list[dict[str, Any]], now: datetime) -> bool:
    """All at once; if one of them is there already, or its order is gone, each for itself."""
    writes = [(_still_stands(event, each), _entry(event, each, now)) for each in orders]
    try:
        table.transact([write for pair in writes for write in pair])
    except Refused:
        return len(orders) > 1 and sum(_written(table, event, [each], now) for each in orders) > 0
    return True


def _still_stands(event: HistoryHeard, order: dict[str, Any]) -> Check:
    return Check(keys.order_pointer(order["order_id"]), when=(Equal("customer_id", event.customer_id),))


def _entry(event: HistoryHeard, order: dict[str, Any], now: datetime) -> Put:
    item: dict[str, Any] = {
        "id": _id(event, order),
        "kind": "order_placed",
        "at": order["placed_at"],
        "title": "Order placed",
        "facts": {"order_id": order["order_id"], "status": order["status"], "total": event.amount(order)},
        "recorded_at": stamp(now),
    }
    return Put(_place(event, order), item, when=(Absent(),))


def _place(event: HistoryHeard, order: dict[str, Any]) -> Key:
    return keys.activity(event.customer_id, from_stamp(order["placed_at"]), _id(event, order))


def _id(event: HistoryHeard, order: dict[str, Any]) -> str:
    return computed_id("act", event.import_id, order["order_id"])
