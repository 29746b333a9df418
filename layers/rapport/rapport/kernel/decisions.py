"""Decisions: what an automation means to do, and why, before anything is done.

Every automation is two things: `plan(day, facts, settings) -> [Decision]`, which is pure, and an `apply` that writes.
The nightly job, the preview, the answer to "why?" and the tests share the plan; nothing acts without one. Each
candidate (customer, automation, occurrence) has exactly one outcome: done, deferred until a day, or suppressed.
Pure: `kernel.ledger` keeps them.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple

from rapport.kernel.errors import Conflict

Outcome = Literal["done", "deferred", "suppressed"]
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


class PlanHash:
    """The same for the same plan, in whatever order it was made; a plan of a million is never held whole."""

    def __init__(self) -> None:
        self._sum = 0
        self._number = 0

    def add(self, decision: Decision) -> None:
        # A sum does not mind the order. Each line is hashed first, so that no two lines make up for each other.
        self._sum += int.from_bytes(hashlib.sha256(_line(decision).encode()).digest())
        self._number += 1

    def __str__(self) -> str:
        whole = f"{self._number}:{self._sum % 2**256}"
        return "plan_" + hashlib.sha256(whole.encode()).hexdigest()[:24]


def plan_hash(decisions: Iterable[Decision]) -> str:
    whole = PlanHash()
    for each in decisions:
        whole.add(each)
    return str(whole)


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
            {name: plain(value) for name, value in sorted(decision.action.items())},
        ],
        sort_keys=True,
        default=str,
    )


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
