"""How a customer stands with today's rules: how pressing a call is, and what would help most."""

from __future__ import annotations

from typing import NamedTuple

from rapport.calls import words
from rapport.calls.known import known, occasions_of
from rapport.calls.looking_ahead import callable_reasons
from rapport.calls.rules import Day, Priority, Reason
from rapport.calls.scoring import arithmetic, leading, priority
from rapport.calls.words import Language
from rapport.customers.model import Customer
from rapport.kernel.decisions import Point
from rapport.kernel.work import Work

ACTIONS: dict[str, tuple[str, str]] = {
    # By lifecycle first, as the guide has it, then by worth: a VIP at risk needs winning back before anything else.
    "at_risk": ("Send discount offer", "at risk: {silent} days without an order"),
    "churned": ("Win-back call with an offer", "gone for {silent} days"),
    "vip": ("Personal call from manager", "one of the best customers: {orders} orders"),
    "new": ("Welcome gift voucher", "new: {orders} orders so far"),
    "regular": ("Regular follow-up", "nothing out of the ordinary"),
}


class Pressing(NamedTuple):
    priority: Priority
    reason: str
    score: int
    points: tuple[Point, ...]
    reasons: list[Reason]


def on(work: Work, customer: Customer) -> Day:
    """The customer as today's rules see them."""
    facts = known(customer, work.settings, occasions_of(customer, work.today))
    return Day(facts, work.today, work.settings)


def pressing(on: Day, language: Language) -> Pressing:
    """Cold, if no rule gives a reason to call."""
    held = callable_reasons(on)
    if not held:
        return Pressing("cold", words.why_not("no_reason", language), 0, (), held)
    lead, points = leading(held), arithmetic(on, held)
    reason = words.reason(lead.rule, lead.said, language)
    return Pressing(priority(held), reason, sum(point.points for point in points), points, held)


def recommended_action(on: Day) -> tuple[str, str]:
    """What to do, and why."""
    if on.stage in ("at_risk", "churned"):
        situation: str = on.stage
    elif on.kind in ("vip", "new"):
        situation = on.kind
    else:
        situation = "regular"
    action, why = ACTIONS[situation]
    return action, why.format(silent=on.silent, orders=on.known.orders)
