"""Work with a date: birthdays, what falls due, who went silent."""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.clock import hour_of, stamp
from rapport.kernel.ids import shard_of
from rapport.kernel.keys.indexes import WALK_SHARDS
from rapport.kernel.table.shapes import Key


def yearly_event(customer_id: str, month: int, day: int, kind: str, member_id: str = "") -> Key:
    """Birthdays and anniversaries, gathered by month: a page of coming events is one or two stretches."""
    return Key(
        yearly_partition(month, shard_of(customer_id, WALK_SHARDS)),
        f"{month:02d}-{day:02d}#{kind}#{customer_id}#{member_id}",
    )


def yearly_partition(month: int, shard: int) -> str:
    return f"EVENT#{month:02d}#{shard}"


def due(at: datetime, kind: str, what: str) -> Key:
    return Key(due_partition(hour_of(at), shard_of(what, WALK_SHARDS)), f"{stamp(at)}#{kind}#{what}")


def due_partition(hour: str, shard: int) -> str:
    return f"DUE#{hour}#{shard}"


def drop_off(customer_id: str, last_order: date, level: str) -> Key:
    """One fall into one band of silence after one order."""
    return Key(f"CUSTOMER#{customer_id}", f"{drop_offs_after(last_order)}{level}")


def drop_offs_after(last_order: date) -> str:
    return f"DROPOFF#{last_order.isoformat()}#"
