"""The ledger of decisions: what was decided about a customer.

What is done is written with the deed, for ever; what was put off, or is not to be, stands until it is done after all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.decisions import Decision, Outcome, Point, plain
from rapport.kernel.table import Absent, Item, Put, Refused, Table

KEPT = timedelta(days=400)


def entry(decision: Decision, day: date, now: datetime, run_id: str, **did: Any) -> Put:
    """The ledger's word on a candidate. What is done is written in the transaction that does it; what is not may be
    written only where nothing stands yet, so that it never hides what was done."""
    item: Item = {
        "customer_id": decision.customer_id,
        "automation": decision.automation,
        "occurrence": decision.occurrence,
        "day": day.isoformat(),
        "outcome": decision.outcome,
        "why": decision.why,
        "arithmetic": [[point.what, point.points] for point in decision.arithmetic],
        "facts": {name: plain(value) for name, value in decision.facts.items()},
        "run_id": run_id,
        "decided_at": stamp(now),
        "expires_at": int((now + KEPT).timestamp()),
        **did,
    }
    if decision.until:
        item["until"] = decision.until.isoformat()
    key = keys.decision(decision.customer_id, day, decision.automation, decision.occurrence)
    return Put(key, item, when=() if decision.outcome == "done" else (Absent(),), label="decision")


def note(table: Table, put: Put) -> None:
    """For what is not done: nothing else is written with it."""
    try:
        table.transact([put])
    except Refused:
        return  # It was decided before.


class Decided(NamedTuple):
    """An entry of the ledger, read."""

    automation: str
    occurrence: str
    day: date
    outcome: Outcome
    why: str
    until: date | None
    arithmetic: tuple[Point, ...]
    facts: Mapping[str, Any]
    run_id: str
    decided_at: str
    task_id: str | None
    said: Mapping[str, Any] | None
    """What the words of the reason need."""


def decided(item: Item) -> Decided:
    return Decided(
        automation=item["automation"],
        occurrence=item["occurrence"],
        day=date.fromisoformat(item["day"]),
        outcome=item["outcome"],
        why=item["why"],
        until=date.fromisoformat(item["until"]) if "until" in item else None,
        arithmetic=tuple(Point(what, int(points)) for what, points in item["arithmetic"]),
        facts=item["facts"],
        run_id=item["run_id"],
        decided_at=item["decided_at"],
        task_id=item.get("task_id"),
        said=item.get("said"),
    )
