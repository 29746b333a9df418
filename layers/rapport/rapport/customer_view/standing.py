"""How a customer stands with today's rules: how pressing a call is, and what would help most."""

from __future__ import annotations

from typing import NamedTuple

from rapport.calls.plan.known import known, occasions_of
from rapport.calls.plan.looking_ahead import callable_reasons
from rapport.calls.plan.rules import Day, Priority, Reason
from rapport.calls.plan.scoring import arithmetic, leading, priority
from rapport.calls.tasks import words
from rapport.calls.tasks.words import Language
from rapport.customers.model import CHANNELS, Channel, Customer
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


MAY_BE_CALLED: dict[str, dict[Language, str]] = {
    "may_be_called": {"en": "Nothing speaks against a call", "bn": "কল করতে বাধা নেই"},
    "no_call_consent": words.WHY_NOT["no_call_consent"],
    "wrong_number": words.WHY_NOT["wrong_number"],
    "no_number": {"en": "There is no number", "bn": "কোনো নম্বর নেই"},
}
IN_WRITING = {
    "at_risk": "send a discount offer",
    "churned": "send an offer to win them back",
    "vip": "send a personal word from the manager",
    "new": "send a welcome gift voucher",
    "regular": "write now and then",
}
LEFT = {
    "no_call_consent": "wait until they come back by themselves",
    "wrong_number": "ask for their number when they next order",
    "no_number": "ask for their number when they next order",
}
NEEDS_A_NUMBER: frozenset[Channel] = frozenset({"call", "sms", "whatsapp"})


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


class Reachable(NamedTuple):
    """Whether they may be called, and on what else they may be written to."""

    by_call: bool
    why: str
    code: str
    channels: tuple[Channel, ...]
    """Those they allow, as the shop holds it where they have said nothing."""


def reachable(on: Day, customer: Customer, language: Language) -> Reachable:
    """Their word first, then whether there is a number that is theirs."""
    code = "may_be_called"
    if not on.known.may_be_called:
        code = "no_call_consent"
    elif on.known.calls.wrong_number:
        code = "wrong_number"
    elif customer.phone is None:
        code = "no_number"
    channels = tuple(each for each in CHANNELS if _may_use(each, on, customer))
    return Reachable(code == "may_be_called", MAY_BE_CALLED[code][language], code, channels)


def _may_use(channel: Channel, on: Day, customer: Customer) -> bool:
    if channel in NEEDS_A_NUMBER and (customer.phone is None or on.known.calls.wrong_number):
        return False
    if channel == "call":
        return on.known.may_be_called
    if channel == "email" and customer.email is None:
        return False
    # Nobody has our app until they say so.
    asked = customer.profile.get("preferred_channel") == channel
    return customer.allows(channel, "marketing", unasked=asked or channel != "push")


def recommended_action(on: Day, reached: Reachable) -> tuple[str, str]:
    """What to do, and why. Whoever may not be called is not recommended for a call."""
    if on.stage in ("at_risk", "churned"):
        situation: str = on.stage
    elif on.kind in ("vip", "new"):
        situation = on.kind
    else:
        situation = "regular"
    if not reached.by_call:
        written = f"{IN_WRITING[situation]} by {reached.channels[0]}" if reached.channels else LEFT[reached.code]
        return f"Do not call: {written}", MAY_BE_CALLED[reached.code]["en"]
    action, why = ACTIONS[situation]
    return action, why.format(silent=on.silent, orders=on.known.orders)
