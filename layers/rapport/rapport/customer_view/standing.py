"""How a customer stands with today's rules: how pressing a call is, and what would help most."""

from __future__ import annotations

from typing import NamedTuple

from rapport.calls.plan.known import known, occasions_of
from rapport.calls.plan.looking_ahead import callable_reasons
from rapport.calls.plan.rules import Day, Priority, Reason
from rapport.calls.plan.scoring import arithmetic, leading, priority
from rapport.calls.tasks import words
from rapport.customers.model import CHANNELS, Channel, Customer
from rapport.kernel.decisions import Point
from rapport.kernel.figures import Language, digits
from rapport.kernel.work import Work


class Action(NamedTuple):
    """What would help most, and why; and what to do instead of a call."""

    action: str
    why: str
    in_writing: str


ACTIONS: dict[str, dict[Language, Action]] = {
    # By lifecycle first, as the guide has it, then by worth: a VIP at risk needs winning back before anything else.
    "at_risk": {
        "en": Action("Send discount offer", "at risk: {silent} days without an order", "send a discount offer"),
        "bn": Action("ছাড়ের অফার পাঠান", "হারানোর ঝুঁকি: {silent} দিন অর্ডার নেই", "ছাড়ের অফার পাঠান"),
    },
    "churned": {
        "en": Action("Win-back call with an offer", "gone for {silent} days", "send an offer to win them back"),
        "bn": Action("অফার নিয়ে কল করে ফিরিয়ে আনুন", "{silent} দিন ধরে নেই", "ফিরিয়ে আনতে অফার পাঠান"),
    },
    "vip": {
        "en": Action(
            "Personal call from manager",
            "one of the best customers: {orders} orders",
            "send a personal word from the manager",
        ),
        "bn": Action("ম্যানেজার নিজে কল করুন", "সেরা ক্রেতাদের একজন: {orders}টি অর্ডার", "ম্যানেজারের নিজের কথা পাঠান"),
    },
    "new": {
        "en": Action("Welcome gift voucher", "new: {orders} orders so far", "send a welcome gift voucher"),
        "bn": Action("স্বাগত জানিয়ে উপহার ভাউচার দিন", "নতুন: এ পর্যন্ত {orders}টি অর্ডার", "স্বাগত উপহার ভাউচার পাঠান"),
    },
    "regular": {
        "en": Action("Regular follow-up", "nothing out of the ordinary", "write now and then"),
        "bn": Action("নিয়মিত খোঁজ নিন", "আলাদা কিছু নেই", "মাঝে মাঝে লিখুন"),
    },
}


MAY_BE_CALLED: dict[str, dict[Language, str]] = {
    "may_be_called": {"en": "Nothing speaks against a call", "bn": "কল করতে বাধা নেই"},
    "no_call_consent": words.WHY_NOT["no_call_consent"],
    "wrong_number": words.WHY_NOT["wrong_number"],
    "no_number": {"en": "There is no number", "bn": "কোনো নম্বর নেই"},
}
DO_NOT_CALL: dict[Language, str] = {"en": "Do not call: {instead}", "bn": "কল করবেন না: {instead}"}
BY: dict[Language, str] = {"en": "{written} by {channel}", "bn": "{channel}-এ {written}"}
CHANNEL_NAMES: dict[Channel, str] = {
    "call": "কল",
    "sms": "এসএমএস",
    "whatsapp": "হোয়াটসঅ্যাপ",
    "email": "ইমেইল",
    "push": "পুশ",
}
"""In Bangla; English has the API's own words."""
ASK_FOR_NUMBER: dict[Language, str] = {
    "en": "ask for their number when they next order",
    "bn": "পরের অর্ডারের সময় নম্বর চেয়ে নিন",
}
LEFT: dict[str, dict[Language, str]] = {
    "no_call_consent": {"en": "wait until they come back by themselves", "bn": "নিজে ফিরে আসা পর্যন্ত অপেক্ষা করুন"},
    "wrong_number": ASK_FOR_NUMBER,
    "no_number": ASK_FOR_NUMBER,
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


def recommended_action(on: Day, reached: Reachable, language: Language) -> tuple[str, str]:
    """What to do, and why. Whoever may not be called is not recommended for a call."""
    if on.stage in ("at_risk", "churned"):
        situation: str = on.stage
    elif on.kind in ("vip", "new"):
        situation = on.kind
    else:
        situation = "regular"
    action = ACTIONS[situation][language]
    if not reached.by_call:
        instead = _instead(action, reached, language)
        return DO_NOT_CALL[language].format(instead=instead), MAY_BE_CALLED[reached.code][language]
    why = action.why.format(silent=on.silent, orders=on.known.orders)
    return action.action, digits(why, language)


def _instead(action: Action, reached: Reachable, language: Language) -> str:
    if not reached.channels:
        return LEFT[reached.code][language]
    first = reached.channels[0]
    channel = CHANNEL_NAMES[first] if language == "bn" else first
    return BY[language].format(written=action.in_writing, channel=channel)
