"""The day's plan: for each candidate one decision. Pure; the job, the preview and the answer to "why?" share it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rapport.calls.plan import scoring
from rapport.calls.plan.assignment import Call, Team
from rapport.calls.plan.known import Known
from rapport.calls.plan.looking_ahead import callable_reasons
from rapport.calls.plan.rules import HOTTEST_FIRST, Day, Priority, Reason, Rule, reasons
from rapport.kernel.decisions import Decision
from rapport.kernel.ids import computed_id
from rapport.kernel.settings import Settings
from rapport.messaging.gate.caps import full

AUTOMATION = "call_tasks"

TASK_TYPES: dict[Rule, str] = {
    "follow_up": "follow_up",
    "upsell": "upsell",
    "vip_care": "relationship",
    "repeat_reminder": "repeat_reminder",
    "birthday": "birthday",
    "anniversary": "anniversary",
    "at_risk": "at_risk",
    "repeat_buyer": "follow_up",
    "welcome": "new_customer",
    "cadence": "relationship",
    "win_back": "win_back",
}
THIS_WEEK = timedelta(days=6)
"""Warm: follow up this week."""


def plan(
    day: date, candidates: Iterable[Known], team: Team, settings: Settings, today: date | None = None
) -> list[Decision]:
    """Whoever comes first by priority and points gets the seat; win-back gets what is left of the day."""
    decided = [
        decision
        for known in candidates
        if (decision := _already(known, day) or considered(known, day, settings, today)) is not None
    ]
    planned = [(_rank(decision), decision) for decision in decided if decision.outcome == "done"]
    rest = [decision for decision in decided if decision.outcome != "done"]
    first = sorted((each for each in planned if not _only_if_room(each[1])), key=lambda each: each[0])
    spare = sorted((each for each in planned if _only_if_room(each[1])), key=lambda each: each[0])
    placed = [seated(decision, team) for _, decision in first]
    placed += [_seated_or_deferred(decision, team, day) for _, decision in spare]
    return placed + rest


def is_candidate(known: Known, day: date, settings: Settings, today: date) -> bool:
    """Whether the plan has a word on them."""
    return _already(known, day) is not None or considered(known, day, settings, today) is not None


def task_id_of(customer_id: str, day: date) -> str:
    """Generation makes at most one task for a customer and day, however often it runs."""
    return computed_id("tsk", AUTOMATION, customer_id, day.isoformat())


def considered(known: Known, day: date, settings: Settings, today: date | None = None) -> Decision | None:
    """What the rules say of one customer, before anyone's time is asked for. None: no candidate at all."""
    opened = known.calls.open
    # Who plans tomorrow while today lasts leaves today's tasks their time.
    if opened is not None and opened.last_day >= min(day, today or day):
        return _deferred(known, day, "open_task", opened.last_day + timedelta(days=1), {"task_id": opened.task_id})
    on = Day(known, day, settings)
    held = reasons(on)
    if not held:
        return _suppressed(known, day, "reason_is_over", on) if opened is not None else None
    if not known.may_be_called:
        return _suppressed(known, day, "no_call_consent", on)
    if known.calls.wrong_number:
        return _suppressed(known, day, "wrong_number", on)
    held = callable_reasons(on)
    if not held:
        return _suppressed(known, day, "cold", on)
    free_from = gap_ends(known, settings)
    if free_from is not None and day < free_from and not any(reason.rule == "follow_up" for reason in held):
        return _deferred(known, day, "contact_gap", free_from, _facts(on))
    had_enough = full(known.contacts, "call", day, settings.messages)
    if had_enough is not None and not any(reason.rule == "follow_up" for reason in held):
        return _deferred(known, day, "contact_budget", had_enough.until, _facts(on))
    return _done(known, on, held)


def alone(known: Known, day: date, settings: Settings, today: date, agent_id: str | None) -> Decision | None:
    """One customer by themselves, for a seat that is settled already."""
    decision = _already(known, day) or considered(known, day, settings, today)
    if decision is None or decision.outcome != "done" or decision.why == "made_already":
        return decision
    return _with_agent(decision, agent_id)


def day_of(decision: Decision) -> date:
    return date.fromisoformat(decision.occurrence)


def last_day_said(decision: Decision) -> date:
    return date.fromisoformat(decision.action["last_day"])


def gap_ends(known: Known, settings: Settings) -> date | None:
    """The first day on which they may be called again."""
    if known.last_contact is None:
        return None
    return known.last_contact + timedelta(days=settings.calls.contact_gap_days)


def last_day_of(priority: Priority, lead: Reason, day: date) -> date:
    """Hot is for today, warm for this week, cold for as long as its window lasts: never longer than that."""
    if priority == "hot":
        return day
    return min(lead.until, day + THIS_WEEK)


def _done(known: Known, on: Day, held: Sequence[Reason]) -> Decision:
    lead, priority = scoring.leading(held), scoring.priority(held)
    ordered = [lead, *(reason for reason in held if reason is not lead)]
    points = scoring.arithmetic(on, ordered)
    return Decision(
        customer_id=known.customer_id,
        automation=AUTOMATION,
        occurrence=on.day.isoformat(),
        outcome="done",
        why=lead.rule,
        arithmetic=points,
        action={
            "task_type": TASK_TYPES[lead.rule],
            "priority": priority,
            "score": sum(point.points for point in points),
            "last_day": last_day_of(priority, lead, on.day).isoformat(),
            "reasons": [_reason_item(reason) for reason in ordered],
            "own_agent": known.agent_id,
            "district": known.district,
            "city": known.city,
            "wants_senior": priority == "hot" or on.tier == "vip",
        },
        facts=_facts(on),
        agent_minutes=on.calls.minutes_a_call,
    )


def _reason_item(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "points": reason.points,
        "occurrence": reason.occurrence,
        "said": dict(reason.said),
    }


def _facts(on: Day) -> dict[str, Any]:
    """What a decision rested on: the ledger and the task carry it."""
    known = on.known
    return {
        "orders": known.orders,
        "lifetime_value": known.spend,
        "average_order": known.average,
        "silent_days": on.silent,
        "customer_type": on.kind,
        "lifecycle": on.stage,
        "temperature": on.warmth,
        "last_contact": known.last_contact.isoformat() if known.last_contact else None,
    }


def _deferred(known: Known, day: date, why: str, until: date, facts: dict[str, Any]) -> Decision:
    return Decision(known.customer_id, AUTOMATION, day.isoformat(), "deferred", why, until, facts=facts)


def _suppressed(known: Known, day: date, why: str, on: Day) -> Decision:
    return Decision(known.customer_id, AUTOMATION, day.isoformat(), "suppressed", why, facts=_facts(on))


def _already(known: Known, day: date) -> Decision | None:
    """The day's task was made before: its seat is taken, and nothing is planned anew."""
    if known.calls.made_on != day:
        return None
    task_id = task_id_of(known.customer_id, day)
    return Decision(known.customer_id, AUTOMATION, day.isoformat(), "done", "made_already", facts={"task_id": task_id})


def _only_if_room(decision: Decision) -> bool:
    return decision.why == "win_back"


def _rank(decision: Decision) -> tuple[int, int, str, str]:
    """Hottest first, then most points, then longest without contact, then id."""
    if decision.why == "made_already":
        return (-1, 0, "", decision.customer_id)
    return (
        HOTTEST_FIRST.index(decision.action["priority"]),
        -decision.action["score"],
        decision.facts["last_contact"] or "",
        decision.customer_id,
    )


def seated(decision: Decision, team: Team) -> Decision:
    if decision.why == "made_already":
        return decision
    return _with_agent(decision, team.take(call_of(decision)))


def _seated_or_deferred(decision: Decision, team: Team, day: date) -> Decision:
    agent_id = team.take(call_of(decision))
    if agent_id is not None:
        return _with_agent(decision, agent_id)
    return replace(decision, outcome="deferred", why="no_capacity", until=day + timedelta(days=1), action={})


def call_of(decision: Decision) -> Call:
    action = decision.action
    return Call(action["own_agent"], action["district"], action["city"], action["wants_senior"])


def _with_agent(decision: Decision, agent_id: str | None) -> Decision:
    return replace(decision, action={**decision.action, "agent_id": agent_id})
