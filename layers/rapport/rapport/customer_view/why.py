"""Why was this customer called or written to, or not: what was decided about them, and what would be decided now.

Calls have entries of their own; of a message the ledger's record is the entry, from the plan to its rest.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from rapport.calls.morning import generated_told
from rapport.calls.morning.generated_told import PlannedTold
from rapport.calls.plan import assignment, planning
from rapport.calls.plan.rules import RULES, Day
from rapport.calls.tasks import words
from rapport.calls.tasks.model import PointTold
from rapport.calls.tasks.told import points, shown_facts
from rapport.customer_view import standing
from rapport.customers import store as customers
from rapport.kernel import keys, ledger, stretches
from rapport.kernel.decisions import Decision
from rapport.kernel.figures import Language
from rapport.kernel.http.models import Told
from rapport.kernel.ledger import Decided
from rapport.kernel.table import Item
from rapport.kernel.work import Work
from rapport.messaging.ledger import reasons, record
from rapport.messaging.ledger.message import Message, State
from rapport.team import store as team


class DecidedTold(Told):
    automation: str
    occurrence: str
    day: date
    outcome: str
    why: str
    text: str
    until: date | None = None
    points: list[PointTold]
    facts: dict[str, Any]
    task_id: str | None = None
    message_id: str | None = None
    run_id: str | None = None


class RuleSaid(Told):
    rule: str
    holds: bool
    text: str | None = None
    points: int | None = None


class WhyTold(Told):
    customer_id: str
    now: PlannedTold
    rules: list[RuleSaid]
    """Each rule, and whether it gives a reason today."""
    decided: list[DecidedTold]
    """Newest first."""
    next_cursor: str | None = None


def why(
    work: Work, customer_id: str, language: Language | None, limit: int, after: str | None
) -> tuple[WhyTold, str | None]:
    customer = customers.get(work, customer_id)
    language = language or work.settings.business.language
    on = standing.on(work, customer)
    decision = _now(work, on)
    ranges = ((keys.DECISION, keys.DECISIONS), (keys.MESSAGE, keys.MESSAGES))
    kept, rest = stretches.newest(work.table, map(keys.partition, customer.ids), ranges, limit, after)
    rules = []
    for rule in RULES:
        reason = rule(on)
        rules.append(
            RuleSaid(
                rule=rule.__name__,
                holds=reason is not None,
                text=words.reason(reason.rule, reason.said, language) if reason else None,
                points=reason.points if reason else None,
            )
        )
    told = WhyTold(
        customer_id=customer_id,
        now=generated_told.planned(decision or _no_reason(customer_id, work.today), language),
        rules=rules,
        decided=[_entry(item, language) for _, item in kept],
    )
    return told, rest


def _now(work: Work, on: Day) -> Decision | None:
    """What the plan of today says of them: nothing, on a day that nobody is called."""
    if assignment.closed(team.everyone(work), work.today, work.settings.business):
        return Decision(on.known.customer_id, planning.AUTOMATION, work.today.isoformat(), "deferred", "closed")
    decision = planning.considered(on.known, work.today, work.settings, work.today)
    if decision is not None and decision.outcome == "done":
        # There is a reason, and yet at most one task a day.
        return planning.alone(on.known, work.today, work.settings, work.today, None)
    return decision


def _no_reason(customer_id: str, today: date) -> Decision:
    return Decision(customer_id, planning.AUTOMATION, today.isoformat(), "suppressed", "no_reason")


def _text(each: Decided, language: Language) -> str:
    if each.outcome == "done" and each.said is not None:
        return words.reason(each.why, each.said, language)
    return words.why_not(each.why, language)


def _entry(item: Item, language: Language) -> DecidedTold:
    if item["sk"].startswith(keys.DECISION):
        return _decided(ledger.decided(item), language)
    return _written_to(record.decode(item), language)


def _written_to(message: Message, language: Language) -> DecidedTold:
    return DecidedTold(
        automation=message.campaign_id,
        occurrence=message.occurrence,
        day=message.day,
        outcome=OUTCOMES.get(message.state, "done"),
        why=message.reason or message.state,
        text=reasons.said(message.state, message.reason, language),
        until=message.due.date() if message.state == "held" else None,
        points=[],
        facts={"channel": message.channel, "state": message.state, "variant": message.variant},
        message_id=message.message_id,
    )


OUTCOMES: dict[State, str] = {"held": "deferred", "suppressed": "suppressed", "expired": "suppressed"}
"""What is on its way, or was, is done: whether it arrived is another question, and `state` answers it."""


def _decided(each: Decided, language: Language) -> DecidedTold:
    return DecidedTold(
        automation=each.automation,
        occurrence=each.occurrence,
        day=each.day,
        outcome=each.outcome,
        why=each.why,
        text=_text(each, language),
        until=each.until,
        points=points(each.arithmetic, language),
        facts=shown_facts(each.facts),
        task_id=each.task_id,
        run_id=each.run_id or None,
    )
