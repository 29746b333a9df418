"""Who is called today, and why: each rule a small function, from top to bottom as the shop would tell it.

A rule sees what is known of a customer and the day, and gives a reason or nothing. A window of days after an order
(upsell, repeat buyer, at risk, win-back) is acted on once; care (vip, cadence) comes round again after its gap. What
was crossed while history was being imported is not news. Thresholds and points are settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal

from rapport.calls.plan.known import Known
from rapport.customers.rules import (
    CustomerType,
    LifecycleStage,
    ValueTier,
    Warmth,
    customer_type,
    is_high_value,
    lifecycle_stage,
    silent_days,
    temperature,
    value_tier,
)
from rapport.kernel.settings import Calls, Settings
from rapport.replenishment import channels, states

Rule = Literal[
    "follow_up",
    "upsell",
    "vip_care",
    "repeat_reminder",
    "birthday",
    "anniversary",
    "at_risk",
    "repeat_buyer",
    "welcome",
    "cadence",
    "win_back",
]
Priority = Literal["hot", "warm", "cold"]
HOTTEST_FIRST: tuple[Priority, ...] = ("hot", "warm", "cold")

SALES: frozenset[Rule] = frozenset({"upsell", "repeat_reminder", "repeat_buyer", "welcome", "cadence"})
"""Calls that sell: a customer of temperature cold gets none, but a message."""
RECOVERY: frozenset[Rule] = frozenset({"at_risk", "win_back"})
"""Calls of their own kind to those who have gone quiet, who are cold by nature; a strict shop turns them off."""

FOR_EVER = date.max
BESIDE = "\x1f"
"""Between the needs of one reminder: no product's name holds it."""


@dataclass(frozen=True, slots=True)
class Reason:
    rule: Rule
    priority: Priority
    points: int
    occurrence: str
    """What it is for; served for it, the rule has nothing more to say until there is another."""
    until: date
    """The last day on which it holds."""
    said: Mapping[str, Any] = field(default_factory=dict)
    """What its words need: days, products, dates."""


class Day:
    """A customer on a day: what the rules ask for again and again, worked out once."""

    def __init__(self, known: Known, day: date, settings: Settings) -> None:
        self.known, self.day, self.settings = known, day, settings
        self.calls: Calls = settings.calls
        self.silent: int | None = silent_days(known.statistics, day)

    @cached_property
    def warmth(self) -> Warmth:
        return temperature(self.known, self.day, self.settings.temperature)

    @cached_property
    def tier(self) -> ValueTier:
        return value_tier(self.known.orders, self.known.spend, self.settings.value)

    @cached_property
    def kind(self) -> CustomerType:
        return customer_type(self.known, self.day, self.settings.value, self.settings.lifecycle)

    @cached_property
    def stage(self) -> LifecycleStage:
        return lifecycle_stage(self.known, self.day, self.settings.lifecycle)

    @cached_property
    def high_value(self) -> bool:
        return is_high_value(self.known.statistics, self.settings.value)

    def points(self, rule: Rule) -> int:
        return int(getattr(self.settings.call_points, rule))

    def served(self, rule: str) -> str | None:
        return self.known.calls.served.get(rule)

    def news(self, crossed: date) -> bool:
        """Not what was crossed while history was imported."""
        return self.known.quiet_until is None or crossed > self.known.quiet_until

    def left_alone_for(self, rule: Rule) -> int | None:
        """Days since anything was done about them: a contact, this rule's last call, their arrival."""
        marks = [each for each in (self.known.last_contact, self.known.imported_on, self.known.first) if each]
        if last := self.served(rule):
            marks.append(date.fromisoformat(last))
        return (self.day - max(marks)).days if marks else None


def follow_up(on: Day) -> Reason | None:
    """A call was agreed for today, or for a day that went by without it."""
    agreed = [day for day in on.known.calls.follow_ups if day <= on.day]
    if not agreed:
        return None
    latest = max(agreed)
    return Reason(
        "follow_up", "hot", on.points("follow_up"), latest.isoformat(), FOR_EVER, {"agreed": latest.isoformat()}
    )


def upsell(on: Day) -> Reason | None:
    """A week or two after a good order, somebody who spends well."""
    return _once_after_order(on, "upsell", "hot", on.calls.upsell_from_days, on.calls.upsell_to_days, on.high_value)


def vip_care(on: Day) -> Reason | None:
    """The best customers hear from the shop every other week, whether they buy or not."""
    if on.kind != "vip":
        return None
    return _again_after(on, "vip_care", "hot", on.calls.vip_care_gap_days)


def repeat_reminder(on: Day) -> Reason | None:
    """Their rice is likely finished, and they are worth a call."""
    if not on.known.reminders or not channels.by_call(on.warmth, on.tier, high_value=on.high_value):
        return None
    due = [
        each
        for each in on.known.reminders
        if states.state(each, on.day, on.settings.reminders) in ("due", "late")
        and on.served(f"repeat_reminder:{each.need}") != each.last_bought.isoformat()
    ]
    if not due:
        return None
    first = min(due, key=lambda each: (each.reminder_date, each.need))
    return Reason(
        "repeat_reminder",
        on.warmth,
        on.points("repeat_reminder"),
        BESIDE.join(f"{each.need}={each.last_bought.isoformat()}" for each in due),
        max(each.reminder_date for each in due) + timedelta(days=on.settings.reminders.lapsed_after_days - 1),
        {"product": first.product_name, "pack": first.pack, "days": (on.day - first.last_bought).days},
    )


def birthday(on: Day) -> Reason | None:
    return _occasion(on, "birthday")


def anniversary(on: Day) -> Reason | None:
    return _occasion(on, "anniversary")


def at_risk(on: Day) -> Reason | None:
    """Two months without an order, and nobody has spoken with them this week."""
    if on.stage != "at_risk":
        return None
    contact = on.known.last_contact
    if contact is not None and (on.day - contact).days < on.calls.at_risk_gap_days:
        return None
    edges = on.settings.lifecycle
    return _once_after_order(on, "at_risk", "warm", edges.at_risk_days, edges.churned_days - 1, True)


def repeat_buyer(on: Day) -> Reason | None:
    """Half a month after an order of somebody who comes back."""
    window = on.calls.repeat_buyer_from_days, on.calls.repeat_buyer_to_days
    return _once_after_order(on, "repeat_buyer", "warm", *window, on.known.orders >= on.settings.value.repeat_orders)


def welcome(on: Day) -> Reason | None:
    """Their first order has just reached them."""
    first = on.known.first
    if first is None or not on.calls.welcome_from_days <= (on.day - first).days <= on.calls.welcome_to_days:
        return None
    if on.served("welcome") or not on.news(first + timedelta(days=on.calls.welcome_from_days)):
        return None
    until = first + timedelta(days=on.calls.welcome_to_days)
    return Reason("welcome", "warm", on.points("welcome"), first.isoformat(), until)


def cadence(on: Day) -> Reason | None:
    """In their first month new customers hear from the shop every ten days, repeat customers monthly."""
    first = on.known.first
    if first is None or on.tier == "vip":
        return None
    age = (on.day - first).days
    if on.tier == "repeat":
        return _again_after(on, "cadence", "warm", on.calls.repeat_gap_days)
    if on.calls.welcome_to_days < age <= on.calls.new_customer_days:
        return _again_after(
            on,
            "cadence",
            "warm",
            on.calls.new_customer_gap_days,
            first + timedelta(days=on.calls.new_customer_days),
        )
    return None


def win_back(on: Day) -> Reason | None:
    """Gone for three months: a call a week, three weeks long, and then they are left in peace."""
    near = on.settings.lifecycle.inactive_days
    if on.silent is None or on.silent < near:
        return None
    week = (on.silent - near) // 7
    if week >= on.calls.win_back_weeks:
        return None
    begins = near + 7 * week
    return _once_after_order(on, "win_back", "cold", begins, begins + 6, True, f"#{week + 1}")


RULES = (
    follow_up,
    upsell,
    vip_care,
    repeat_reminder,
    birthday,
    anniversary,
    at_risk,
    repeat_buyer,
    welcome,
    cadence,
    win_back,
)


def reasons(on: Day) -> list[Reason]:
    """Every reason that holds, in the order of the table."""
    return [reason for rule in RULES if (reason := rule(on)) is not None]


def _once_after_order(
    on: Day, rule: Rule, priority: Priority, near: int, far: int, wanted: bool, part: str = ""
) -> Reason | None:
    """A window of days after the last order, both ends included, entered once."""
    last = on.known.last
    if not wanted or last is None or on.silent is None or not near <= on.silent <= far:
        return None
    occurrence = last.isoformat() + part
    if on.served(rule) == occurrence or not on.news(last + timedelta(days=near)):
        return None
    said = {"days": on.silent, "last_order": last.isoformat()}
    return Reason(rule, priority, on.points(rule), occurrence, last + timedelta(days=far), said)


def _again_after(on: Day, rule: Rule, priority: Priority, gap: int, until: date = FOR_EVER) -> Reason | None:
    alone = on.left_alone_for(rule)
    if alone is None or alone < gap:
        return None
    return Reason(rule, priority, on.points(rule), on.day.isoformat(), until, {"days": alone})


def _occasion(on: Day, kind: Literal["birthday", "anniversary"]) -> Reason | None:
    for occasion in on.known.occasions:
        if occasion.kind != kind or not 0 <= (occasion.falls - on.day).days <= on.calls.occasion_days_ahead:
            continue
        if on.served(kind) == occasion.falls.isoformat():
            continue
        priority: Priority = "hot" if on.kind == "vip" else "warm"
        said = {"falls": occasion.falls.isoformat(), "today": occasion.falls == on.day}
        return Reason(kind, priority, on.points(kind), occasion.falls.isoformat(), occasion.falls, said)
    return None
