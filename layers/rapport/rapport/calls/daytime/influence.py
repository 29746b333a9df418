"""Orders that followed a call: counted for the agent who made it, and taken back when the order is.

An order counts when it was placed after the call was completed, within the days of the setting. What it counted for
stands in a record of its own, as of the order's version, so that the order may tell its story twice or backwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.calls.daytime.heard import OrderHeard
from rapport.calls.plan import summary
from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work


def heard(work: Work, detail: Mapping[str, Any]) -> bool:
    """True if it moved something."""
    event = OrderHeard.read(dict(detail))
    if event.imported:
        return False
    found = work.table.get_many([keys.influenced(event.order_id), keys.customer(event.customer_id)])
    before = found.get(keys.influenced(event.order_id))
    if before is not None and before["record_version"] >= event.record_version:
        return False
    credit = before or _credit(work, event)
    if credit is None:
        return False
    was, now = money(before["worth"]) if before else ZERO, event.worth
    after: Item = {
        "agent_id": credit["agent_id"],
        "task_id": credit["task_id"],
        "task_date": credit["task_date"],
        "record_version": event.record_version,
        "worth": now,
    }
    when = (Equal("record_version", before["record_version"]),) if before else (Absent(),)
    work.write(Put(keys.influenced(event.order_id), after, when=when, label="influenced"))
    _count(work, after, now - was, _step(was, now))
    return True


def _credit(work: Work, event: OrderHeard) -> dict[str, str] | None:
    """The call that the order followed, if it did."""
    found = customers.anyone(work, [event.customer_id])
    reached = summary.from_item(found[0].rooms.get("calls", {})).reached if found else None
    placed = from_stamp(event.placed_at)
    if reached is None or not reached.at <= placed:
        return None
    if work.shop.place.day(placed) - work.shop.place.day(reached.at) > timedelta(
        days=work.settings.calls.influence_days
    ):
        return None
    return {
        "agent_id": reached.agent_id or "",
        "task_id": reached.task_id,
        "task_date": reached.task_date.isoformat(),
    }


def _step(was: Decimal, now: Decimal) -> int:
    return int(now > ZERO) - int(was > ZERO)


def _count(work: Work, credit: Item, revenue: Decimal, orders: int) -> None:
    """Revenue by order; a call is converted once, however many orders follow it."""
    cell = keys.agents_day(credit["agent_id"] or None, date.fromisoformat(credit["task_date"]))
    if revenue:
        work.add(cell, revenue=revenue)
    if not orders:
        return
    key = keys.converted(credit["task_id"])
    known = work.table.get(key)
    was = int(known["orders"]) if known else 0
    when = (Equal("orders", was),) if known else (Absent(),)
    work.write(Put(key, {"orders": was + orders}, when=when, label="converted"))
    work.add(cell, conversions=int(was + orders > 0) - int(was > 0))
