"""What a manager is told of a day's tasks: what was made, or, as a preview, what would be, for whom and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from rapport.calls.morning.generating import Generated
from rapport.calls.tasks import words
from rapport.calls.tasks.model import PointTold
from rapport.calls.tasks.told import points as told_points
from rapport.kernel.decisions import Decision, plan_hash, tally
from rapport.kernel.figures import Language
from rapport.kernel.http.models import Told

MOST_SHOWN = 500
"""Rows of a preview: enough to read, and no answer grows with the shop."""


class PlannedTold(Told):
    customer_id: str
    outcome: str
    why: str
    text: str
    task_type: str | None = None
    priority: str | None = None
    score: int | None = None
    agent_id: str | None = None
    until: date | None = None
    points: list[PointTold]


class GeneratedTold(Told):
    message: str
    breakdown: dict[str, int]
    task_date: date
    unassigned: int
    made_already: int
    candidates: int
    done: int
    deferred: int
    suppressed: int
    reasons: dict[str, int]
    """Of what was deferred or suppressed: why, and how many."""
    agent_minutes: int
    run_id: str | None = None
    status: Literal["finished", "continues", "preview", "closed"]
    plan_hash: str
    plan: list[PlannedTold] | None = None


def told(generated: Generated, language: Language, *, dry_run: bool) -> GeneratedTold:
    plan = generated.plan
    made = sum(generated.made.values())
    reasons: dict[str, int] = {}
    for each in plan:
        if each.outcome != "done":
            reasons[each.why] = reasons.get(each.why, 0) + 1
    return GeneratedTold(
        message=f"{'Would generate' if dry_run else 'Generated'} {made} call tasks for {generated.day.isoformat()}",
        breakdown=dict(sorted(generated.made.items())),
        task_date=generated.day,
        unassigned=_unassigned(plan),
        made_already=sum(each.why == "made_already" for each in plan),
        reasons=reasons,
        agent_minutes=sum(each.agent_minutes for each in plan if each.outcome == "done"),
        run_id=None if dry_run else generated.run.run_id,
        status=_status(generated, dry_run),
        plan_hash=plan_hash(plan),
        plan=[planned(each, language) for each in plan[:MOST_SHOWN]] if dry_run else None,
        **tally(plan),
    )


def planned(decision: Decision, language: Language) -> PlannedTold:
    action = decision.action
    return PlannedTold(
        customer_id=decision.customer_id,
        outcome=decision.outcome,
        why=decision.why,
        text=text_of(decision, language),
        task_type=action.get("task_type"),
        priority=action.get("priority"),
        score=decision.score if decision.arithmetic else None,
        agent_id=action.get("agent_id"),
        until=decision.until,
        points=told_points(decision.arithmetic, language),
    )


def text_of(decision: Decision, language: Language) -> str:
    if decision.outcome == "done" and decision.action:
        lead = decision.action["reasons"][0]
        return words.reason(lead["rule"], lead["said"], language)
    return words.why_not(decision.why, language)


def _status(generated: Generated, dry_run: bool) -> Literal["finished", "continues", "preview", "closed"]:
    if generated.closed:
        return "closed"
    if dry_run:
        return "preview"
    return "finished" if generated.finished else "continues"


def _unassigned(plan: Sequence[Decision]) -> int:
    return sum(each.outcome == "done" and bool(each.action) and each.action["agent_id"] is None for each in plan)
