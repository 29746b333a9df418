"""What each trigger knows: its conditions, its defaults, and what it refuses by name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.campaigns.triggers import TERMS, TRIGGER_KINDS, Trigger, TriggerKind, read, said_of

ENOUGH: dict[TriggerKind, dict[str, Any]] = {
    "purchased": {"category": "Rice"},
    "order_count": {"value": 3},
    "stage_changed": {"stage": "at_risk"},
    "score_crossed": {"score": 80},
}
"""For those that can not do without being told something."""


def wrong(said: dict[str, Any]) -> dict[str, str]:
    found = read(said)
    assert isinstance(found, list), found
    return {each.field: each.problem for each in found}


@pytest.mark.parametrize(
    ("said", "trigger"),
    [
        ({"trigger": "missed_call"}, Trigger("missed_call", minutes=30)),
        ({"trigger": "days_inactive"}, Trigger("days_inactive", value=30)),
        ({"trigger": "days_inactive", "value": 45}, Trigger("days_inactive", value=45)),
        ({"trigger": "repeat_value"}, Trigger("repeat_value", value=2, average_above=Decimal(1000))),
        (
            {"total_orders": 3, "avg_order_value": Decimal(800)},
            Trigger("repeat_value", value=3, average_above=Decimal(800)),
        ),
        ({"trigger": "birthday"}, Trigger("birthday", days_before=0)),
        ({"trigger": "cart_abandoned"}, Trigger("cart_abandoned", minutes=60)),
        (
            {"trigger": "purchased", "category": "Rice", "unless_category": "Spices"},
            Trigger("purchased", value=7, category="Rice", unless_category="Spices"),
        ),
        ({"trigger": "first_order", "value": None}, Trigger("first_order")),
    ],
)
def test_what_is_not_said_is_as_usual(said: dict[str, Any], trigger: Trigger) -> None:
    assert read(said) == trigger


@pytest.mark.parametrize("kind", TRIGGER_KINDS)
def test_what_is_told_of_a_trigger_can_be_said_again(kind: TriggerKind) -> None:
    trigger = read({"trigger": kind} | ENOUGH.get(kind, {}))

    assert isinstance(trigger, Trigger)
    assert read(said_of(trigger)) == trigger


@pytest.mark.parametrize("kind", TRIGGER_KINDS)
def test_a_condition_that_changes_nothing_is_refused(kind: TriggerKind) -> None:
    strange = next(each for each in ("minutes", "score") if each not in TERMS[kind].taken)

    assert wrong({"trigger": kind, strange: 1} | ENOUGH.get(kind, {})) == {
        f"trigger_condition.{strange}": f"says nothing to {kind}"
    }


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"trigger": "order_count"}, "value"),
        ({"trigger": "stage_changed"}, "stage"),
        ({"trigger": "score_crossed"}, "score"),
        ({"trigger": "purchased"}, "product_id"),
        ({"trigger": "purchased", "product_id": "p1", "category": "Rice"}, "product_id"),
        ({"trigger": "repeat_value", "value": 2, "total_orders": 3}, "total_orders"),
        ({"trigger": "days_inactive", "total_orders": 3}, "total_orders"),
        ({"trigger": "full_moon"}, "trigger"),
        ({"value": 30}, "trigger"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(said: dict[str, Any], field: str) -> None:
    assert f"trigger_condition.{field}" in wrong(said)


@pytest.mark.parametrize(
    ("kind", "name", "least", "most"),
    [
        ("days_inactive", "value", 1, 730),
        ("purchased", "value", 0, 365),
        ("repeat_value", "value", 1, 1000),
        ("order_count", "value", 1, 1000),
        ("missed_call", "minutes", 1, 10080),
        ("birthday", "days_before", 0, 60),
        ("score_crossed", "score", 1, 10000),
    ],
)
def test_numbers_have_their_bounds(kind: TriggerKind, name: str, least: int, most: int) -> None:
    enough = {"trigger": kind} | ENOUGH.get(kind, {})

    assert isinstance(read(enough | {name: least}), Trigger)
    assert isinstance(read(enough | {name: most}), Trigger)
    for beyond in (least - 1, most + 1):
        assert wrong(enough | {name: beyond}) == {f"trigger_condition.{name}": f"must be between {least} and {most}"}


def test_an_unknown_trigger_is_told_the_known_ones() -> None:
    assert wrong({"trigger": "full_moon"})["trigger_condition.trigger"].startswith(
        "names no trigger; known are missed_call, days_inactive"
    )


@pytest.mark.parametrize("stage", ["prospect", "vip", "At_risk", ""])
def test_a_stage_that_nobody_comes_into_is_refused(stage: str) -> None:
    """It would be kept, and never write to anybody."""
    assert wrong({"trigger": "stage_changed", "stage": stage}) == {
        "trigger_condition.stage": "must be one of new, active, at_risk, churned"
    }
