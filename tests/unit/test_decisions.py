"""Decisions: counted so that nobody is forgotten, and hashed so that a preview and its run can be compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.decisions import Decision, PlanHasChanged, Point, as_previewed, plan_hash, tally

DAY = date(2026, 3, 10)


def decision(customer_id: str = "c1", **said: Any) -> Decision:
    fields: dict[str, Any] = {
        "automation": "call_tasks",
        "occurrence": DAY.isoformat(),
        "outcome": "done",
        "why": "upsell",
        "arithmetic": (Point("upsell", 40), Point("vip", 10)),
        "action": {"agent_id": "agt_1", "last_day": DAY, "score": 50},
        "facts": {"orders": 10},
    } | said
    return Decision(customer_id, **fields)


DECISIONS = st.lists(
    st.builds(
        decision,
        st.integers(0, 50).map(str),
        outcome=st.sampled_from(["done", "deferred", "suppressed"]),
        why=st.sampled_from(["upsell", "open_task", "cold"]),
    ),
    max_size=20,
)

OTHERWISE = {
    "customer": decision("c2"),
    "automation": decision(automation="rebalance"),
    "occurrence": decision(occurrence="2026-03-11"),
    "outcome": decision(outcome="deferred"),
    "why": decision(why="vip_care"),
    "until": decision(until=DAY),
    "agent": decision(action={"agent_id": "agt_2", "last_day": DAY, "score": 50}),
    "nobody": decision(action={"agent_id": None, "last_day": DAY, "score": 50}),
    "last day": decision(action={"agent_id": "agt_1", "last_day": date(2026, 3, 11), "score": 50}),
    "points": decision(arithmetic=(Point("upsell", 41), Point("vip", 10))),
    "a term more": decision(arithmetic=(Point("upsell", 40), Point("vip", 10), Point("high_average", 0))),
}


@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_hash_does_not_know_in_what_order_a_plan_was_made(plan: list[Decision], chance: Any) -> None:
    shuffled = list(plan)
    chance.shuffle(shuffled)

    assert plan_hash(shuffled) == plan_hash(plan)


@given(st.permutations(["agent_id", "last_day", "score"]))
def test_nor_in_what_order_an_action_was_put_together(names: list[str]) -> None:
    action = decision().action

    assert plan_hash([decision(action={name: action[name] for name in names})]) == plan_hash([decision()])


@pytest.mark.parametrize("name", OTHERWISE)
def test_the_hash_knows_whatever_would_be_done_otherwise(name: str) -> None:
    assert plan_hash([OTHERWISE[name]]) != plan_hash([decision()])


def test_no_two_of_these_have_one_hash() -> None:
    hashes = {plan_hash([each]) for each in (decision(), *OTHERWISE.values())}

    assert len(hashes) == len(OTHERWISE) + 1


def test_facts_that_lead_to_the_same_are_not_part_of_the_plan() -> None:
    assert plan_hash([decision(facts={"orders": 11})]) == plan_hash([decision()])


def test_one_customer_more_is_another_plan() -> None:
    assert plan_hash([decision(), decision("c2")]) != plan_hash([decision()])
    assert plan_hash([]) != plan_hash([decision()])


@given(DECISIONS)
def test_candidates_are_what_was_done_deferred_and_suppressed(plan: list[Decision]) -> None:
    counted = tally(plan)

    assert counted["candidates"] == len(plan) == counted["done"] + counted["deferred"] + counted["suppressed"]
    for outcome in ("done", "deferred", "suppressed"):
        assert counted[outcome] == sum(each.outcome == outcome for each in plan)


def test_the_score_is_the_sum_of_the_points() -> None:
    assert decision().score == 50
    assert replace(decision(), arithmetic=()).score == 0


def test_who_quotes_nothing_is_asked_nothing() -> None:
    as_previewed([decision()], None)


def test_who_quotes_the_plan_gets_it() -> None:
    as_previewed([decision()], plan_hash([decision()]))


def test_who_quotes_another_plan_is_told_what_it_would_be_now() -> None:
    with pytest.raises(PlanHasChanged) as refusal:
        as_previewed([decision()], plan_hash([]), {"tasks": 1})

    assert refusal.value.current == {"tasks": 1, "plan_hash": plan_hash([decision()])}
