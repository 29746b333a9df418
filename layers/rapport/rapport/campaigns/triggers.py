"""What can start a campaign by itself, and which conditions each trigger knows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Literal, get_args

from rapport.kernel.errors import Detail

TriggerKind = Literal[
    "missed_call",
    "days_inactive",
    "repeat_value",
    "purchased",
    "birthday",
    "anniversary",
    "family_birthday",
    "first_order",
    "order_count",
    "cart_abandoned",
    "membership_upgraded",
    "stage_changed",
    "score_crossed",
    "reminder_due",
]
TRIGGER_KINDS: tuple[TriggerKind, ...] = get_args(TriggerKind)

OCCASIONS: frozenset[TriggerKind] = frozenset({"birthday", "anniversary", "family_birthday"})


@dataclass(frozen=True)
class Trigger:
    kind: TriggerKind
    value: int | None = None
    """Days of silence, days since the purchase, or how many orders: as the kind has it."""
    average_above: Decimal | None = None
    minutes: int | None = None
    product_id: str | None = None
    category: str | None = None
    unless_product_id: str | None = None
    """Bought since: then there is nothing left to offer."""
    unless_category: str | None = None
    days_before: int | None = None
    """Of an occasion; 0 is the day itself."""
    stage: str | None = None
    level: str | None = None
    score: int | None = None


CONDITIONS = tuple(each.name for each in fields(Trigger) if each.name != "kind")


@dataclass(frozen=True)
class Terms:
    """Which conditions a kind takes; every other one is refused, for it would change nothing."""

    usually: Mapping[str, int | Decimal]
    """In force if nothing is said."""
    needed: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    """One of them, and not both."""
    optional: tuple[str, ...] = ()

    @property
    def taken(self) -> tuple[str, ...]:
        return (*self.usually, *self.needed, *self.either, *self.optional)


TERMS: dict[TriggerKind, Terms] = {
    # Half an hour: the customer may have called back by then.
    "missed_call": Terms({"minutes": 30}),
    "days_inactive": Terms({"value": 30}),
    "repeat_value": Terms({"value": 2, "average_above": Decimal(1000)}),
    # A week after the purchase the pack is open and its kitchen remembered.
    "purchased": Terms(
        {"value": 7}, either=("product_id", "category"), optional=("unless_product_id", "unless_category")
    ),
    "birthday": Terms({"days_before": 0}),
    "anniversary": Terms({"days_before": 0}),
    "family_birthday": Terms({"days_before": 0}),
    "first_order": Terms({}),
    "order_count": Terms({}, needed=("value",)),
    "cart_abandoned": Terms({"minutes": 60}),
    "membership_upgraded": Terms({}, optional=("level",)),
    "stage_changed": Terms({}, needed=("stage",)),
    "score_crossed": Terms({}, needed=("score",)),
    "reminder_due": Terms({}),
}

ALSO_CALLED: dict[TriggerKind, Mapping[str, str]] = {
    "repeat_value": {"total_orders": "value", "avg_order_value": "average_above"},
    "order_count": {"total_orders": "value"},
    "days_inactive": {"days": "value"},
    "purchased": {"days": "value"},
}

LEAST: dict[TriggerKind, int] = {"purchased": 0}
"""The day of the purchase itself; nobody is silent for no days, nor has made no orders."""
MOST: dict[TriggerKind, int] = {"days_inactive": 730, "purchased": 365, "repeat_value": 1000, "order_count": 1000}
STAGES = ("new", "active", "at_risk", "churned")
"""Those that a customer comes into: nobody becomes a prospect."""
LONGEST_MINUTES = 7 * 24 * 60
MOST_DAYS_BEFORE = 60


def kind_of(said: Mapping[str, Any]) -> TriggerKind | None:
    """A condition on orders and their average names its trigger by itself."""
    named = said.get("trigger")
    if named is None and "avg_order_value" in said:
        return "repeat_value"
    return next((each for each in TRIGGER_KINDS if each == named), None)


def read(said: Mapping[str, Any]) -> Trigger | list[Detail]:
    """The trigger with all its conditions, or everything that is wrong with it."""
    kind = kind_of(said)
    if kind is None:
        return [Detail("trigger_condition.trigger", f"names no trigger; known are {', '.join(TRIGGER_KINDS)}")]
    terms, names = TERMS[kind], ALSO_CALLED.get(kind, {})
    given: dict[str, Any] = {}
    problems: list[Detail] = []
    for word, value in said.items():
        name = names.get(word, word)
        if word == "trigger" or value is None:
            continue
        if name not in terms.taken:
            problems.append(_wrong(word, f"says nothing to {kind}"))
        elif name in given:
            problems.append(_wrong(word, f"is said twice, as {name} too"))
        else:
            given[name] = value
    problems += [_wrong(name, f"is needed for {kind}") for name in terms.needed if name not in given]
    if terms.either and sum(name in given for name in terms.either) != 1:
        problems.append(_wrong(terms.either[0], f"or {terms.either[1]} is needed, and not both"))
    trigger = Trigger(kind, **{**terms.usually, **given}) if not problems else None
    return trigger if trigger and not (problems := _out_of_bounds(trigger)) else problems


def said_of(trigger: Trigger) -> dict[str, Any]:
    """As it is told, and as it could be said again."""
    said = {name: value for name in CONDITIONS if (value := getattr(trigger, name)) is not None}
    return {"trigger": trigger.kind} | said


def _out_of_bounds(trigger: Trigger) -> list[Detail]:
    bounds = {
        "value": (LEAST.get(trigger.kind, 1), MOST.get(trigger.kind, 0)),
        "minutes": (1, LONGEST_MINUTES),
        "days_before": (0, MOST_DAYS_BEFORE),
        "score": (1, 10_000),
    }
    problems = [
        _wrong(name, f"must be between {least} and {most}")
        for name, (least, most) in bounds.items()
        if (value := getattr(trigger, name)) is not None and not least <= value <= most
    ]
    if trigger.stage not in (None, *STAGES):
        problems.append(_wrong("stage", f"must be one of {', '.join(STAGES)}"))
    return problems


def _wrong(name: str, problem: str) -> Detail:
    return Detail(f"trigger_condition.{name}", problem)
