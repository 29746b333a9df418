"""Decisions: what an automation means to do, and why, before anything is done.

Every automation is two things: `plan(day, facts, settings) -> [Decision]`, which is pure, and an `apply` that writes.
The nightly job, the preview, the answer to "why?" and the tests share the plan; nothing acts without one. Each
candidate (customer, automation, occurrence) has exactly one outcome: done, deferred until a day, or suppressed.

The ledger keeps them: what was done for ever stands as done, what was put off can still become done.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import Conflict
from rapport.kernel.table import Absent, Item, Put, Refused, Table

Outcome = Literal["done", "deferred", "suppressed"]
KEPT = timedelta(days=400)
NOTHING: Mapping[str, Any] = {}


class Point(NamedTuple):
    """One term of the arithmetic: what speaks for it, and how much."""

    what: str
    points: int


@dataclass(frozen=True, slots=True)
class Decision:
    customer_id: str
    automation: str
    occurrence: str
    """What makes it happen once: a day, an order, a birthday. The same occurrence is never acted on twice."""
    outcome: Outcome
    why: str
    """A code that `why` puts into words: what it is for, or what speaks against it."""
    until: date | None = None
    arithmetic: tuple[Point, ...] = ()
    action: Mapping[str, Any] = field(default_factory=dict)
    """What would be done, as far as it can be compared: a preview and its run must say the same."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What it rested on."""
    agent_minutes: int = 0

    @property
    def score(self) -> int:
        return sum(point.points for point in self.arithmetic)


class PlanHasChanged(Conflict):
    """What was previewed is not what would be done now."""

    code = "plan_has_changed"


def plan_hash(decisions: Iterable[Decision]) -> str:
    """The same for the same plan, in whatever order it was made."""
    lines = sorted(_line(each) for each in decisions)
    return "plan_" + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:24]


def tally(decisions: Iterable[Decision]) -> dict[str, int]:
    """Candidates are what was done, deferred and suppressed: nobody is forgotten."""
    counted: Counter[str] = Counter(each.outcome for each in decisions)
    return {
        "candidates": counted.total(),
        "done": counted["done"],
        "deferred": counted["deferred"],
        "suppressed": counted["suppressed"],
    }


def as_previewed(decisions: Iterable[Decision], quoted: str | None, current: Mapping[str, Any] = NOTHING) -> None:
    """Who quotes a preview gets just that, or is told what it would be now."""
    now = plan_hash(decisions)
    if quoted is not None and quoted != now:
        raise PlanHasChanged(
            "the facts have moved since the preview; look at the plan again", current={**current, "plan_hash": now}
        )


# -- the ledger ----------------------------------------------------------------------------------------------


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
        "facts": {name: _plain(value) for name, value in decision.facts.items()},
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


def ledger(table: Table, customer_id: str, limit: int, after: str | None) -> tuple[list[Decided], str | None]:
    """Newest day first."""
    page = table.query(keys.partition(customer_id), keys.DECISIONS, newest_first=True, limit=limit, after=after)
    return [_decided(item) for item in page.items], page.after


def _decided(item: Item) -> Decided:
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


def _line(decision: Decision) -> str:
    return json.dumps(
        [
            decision.customer_id,
            decision.automation,
            decision.occurrence,
            decision.outcome,
            decision.why,
            decision.until.isoformat() if decision.until else None,
            [list(point) for point in decision.arithmetic],
            {name: _plain(value) for name, value in sorted(decision.action.items())},
        ],
        sort_keys=True,
        default=str,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
