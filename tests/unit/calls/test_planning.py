"""The day's plan: one decision for each candidate, whoever asks and in whatever order they come."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.calls.plan.known import Known
from rapport.calls.plan.planning import TASK_TYPES, alone, considered, plan, task_id_of
from rapport.calls.plan.rules import Rule
from rapport.calls.plan.summary import OpenTask, Summary
from rapport.calls.tasks.task import TaskType
from rapport.kernel.decisions import Decision, plan_hash, tally
from rapport.kernel.settings import Settings
from tests.unit.calls.people import (
    DAY,
    SETTINGS,
    after,
    before,
    birthday,
    calling,
    ids,
    person,
    reminder,
    seat,
    served,
    team,
    with_open,
)


def decided(known: Known, day: date = DAY, settings: Settings = SETTINGS) -> Decision:
    found = considered(known, day, settings)
    assert found is not None
    return found


def karim(customer_id: str = "karim", contact: int | None = 21, **said: Any) -> Known:
    return person(customer_id, silent=10, orders=10, average="2500", first=200, contact=contact, **said)


# -- one customer ----------------------------------------------------------------------------------------------


def test_who_has_no_reason_is_no_candidate() -> None:
    assert considered(person(), DAY, SETTINGS) is None


def test_a_task_carries_every_reason_the_leading_one_first() -> None:
    decision = decided(karim(occasions=[birthday()]))

    assert (decision.outcome, decision.why) == ("done", "upsell")
    assert decision.action["task_type"] == "upsell"
    assert [each["rule"] for each in decision.action["reasons"]] == ["upsell", "vip_care", "birthday"]
    assert decision.action["score"] == decision.score == 130


def test_every_rule_has_a_type_of_task() -> None:
    assert set(TASK_TYPES) == set(get_args(Rule))
    assert set(TASK_TYPES.values()) <= set(get_args(TaskType))


@pytest.mark.parametrize(("contact", "outcome"), [(0, "deferred"), (1, "deferred"), (2, "deferred"), (3, "done")])
def test_nobody_is_called_twice_within_three_days(contact: int, outcome: str) -> None:
    decision = decided(person(silent=10, average="2500", contact=contact))

    assert decision.outcome == outcome
    if outcome == "deferred":
        assert (decision.why, decision.until) == ("contact_gap", after(3 - contact))


def test_the_gap_does_not_hold_up_what_was_agreed() -> None:
    decision = decided(person(silent=10, average="2500", contact=0, calls=Summary(follow_ups=(DAY,))))

    assert (decision.outcome, decision.why) == ("done", "follow_up")


@pytest.mark.parametrize(("gap", "outcome"), [(0, "done"), (1, "done"), (2, "deferred")])
def test_the_gap_is_a_setting(gap: int, outcome: str) -> None:
    assert decided(karim(contact=1), DAY, calling(contact_gap_days=gap)).outcome == outcome


def test_who_does_not_want_calls_gets_none_whatever_was_agreed() -> None:
    decision = decided(karim(may_be_called=False, calls=Summary(follow_ups=(DAY,))))

    assert (decision.outcome, decision.why, decision.action) == ("suppressed", "no_call_consent", {})


def test_a_wrong_number_is_not_rung_again() -> None:
    decision = decided(karim(calls=Summary(wrong_number=True)))

    assert (decision.outcome, decision.why) == ("suppressed", "wrong_number")


def test_the_cold_are_suppressed_with_that_reason() -> None:
    decision = decided(person(silent=31, orders=3, first=200))

    assert (decision.outcome, decision.why) == ("suppressed", "cold")


@pytest.mark.parametrize(("last_day", "outcome", "until"), [(0, "deferred", 1), (3, "deferred", 4), (-1, "done", None)])
def test_a_customer_has_one_open_task_at_a_time(last_day: int, outcome: str, until: int | None) -> None:
    decision = decided(karim(calls=with_open(after(last_day), before(5))))

    assert decision.outcome == outcome
    assert decision.until == (None if until is None else after(until))


def test_an_open_task_holds_up_a_follow_up_too() -> None:
    kept = Summary(open=OpenTask("tsk_1", DAY, DAY), follow_ups=(DAY,))

    assert decided(karim(calls=kept)).why == "open_task"


def test_whose_task_expired_without_another_reason_is_told_so() -> None:
    decision = decided(person(silent=50, calls=with_open(before(1), before(1))))

    assert (decision.outcome, decision.why) == ("suppressed", "reason_is_over")


def test_what_was_made_for_the_day_is_made_already() -> None:
    made = karim(calls=Summary(made_on=DAY))

    (decision,) = plan(DAY, [made], team(), SETTINGS)

    assert (decision.outcome, decision.why) == ("done", "made_already")
    assert decision.facts == {"task_id": task_id_of("karim", DAY)}


def test_planning_tomorrow_leaves_todays_tasks_their_time() -> None:
    """Open to the end of today: whoever plans tomorrow today must not take it for expired."""
    known = karim(calls=with_open(DAY))

    (tomorrow,) = plan(after(1), [known], team(), SETTINGS, today=DAY)
    (morning_after,) = plan(after(1), [known], team(), SETTINGS, today=after(1))

    assert (tomorrow.outcome, tomorrow.why, tomorrow.until) == ("deferred", "open_task", after(1))
    assert morning_after.outcome == "done"


def test_the_facts_that_it_rested_on_go_with_it() -> None:
    facts = decided(karim()).facts

    assert facts == {
        "orders": 10,
        "lifetime_value": 25000,
        "average_order": 2500,
        "silent_days": 10,
        "customer_type": "vip",
        "lifecycle": "active",
        "temperature": "warm",
        "last_contact": before(21).isoformat(),
    }


# -- how long a task is open -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "priority", "last_day"),
    [
        pytest.param(person(silent=10, average="2500"), "hot", DAY, id="hot is for today"),
        pytest.param(person(silent=20, orders=2, first=100), "warm", after(6), id="warm is for this week"),
        pytest.param(
            person(silent=27, orders=2, first=100, contact=5), "warm", after(3), id="but not beyond its window"
        ),
        pytest.param(person(silent=1), "warm", after(2), id="a welcome, to the third day"),
        pytest.param(person(silent=90), "cold", after(6), id="cold, its whole week"),
        pytest.param(person(silent=95), "cold", after(1), id="cold, what is left of its week"),
        pytest.param(person(occasions=[birthday(1)]), "warm", after(1), id="a birthday, to the day itself"),
        pytest.param(person(silent=5, orders=3, first=200), "warm", after(6), id="a cadence, this week"),
        pytest.param(
            person(silent=20, orders=3, average="2500", first=200, contact=5, reminders=[reminder(27)]),
            "warm",
            after(2),
            id="a reminder, until it has lapsed",
        ),
    ],
)
def test_how_long_a_task_is_open(known: Known, priority: str, last_day: date) -> None:
    action = decided(known).action

    assert (action["priority"], action["last_day"]) == (priority, last_day.isoformat())


# -- the whole day -----------------------------------------------------------------------------------------------


def test_the_hottest_come_first_then_those_with_most_points() -> None:
    candidates = [
        person("cold", silent=90),
        person("warm", silent=20, orders=2, first=100),
        person("hot", silent=10, average="2500"),
        person("warmer", silent=20, orders=2, average="1000", first=100),
        karim("hottest"),
    ]

    assert ids(plan(DAY, candidates, team(), SETTINGS)) == ["hottest", "hot", "warmer", "warm", "cold"]


def test_of_equals_the_one_longest_without_contact_comes_first_then_by_id() -> None:
    candidates = [
        person("b", silent=10, average="2500", contact=5),
        person("a", silent=10, average="2500", contact=5),
        person("d", silent=10, average="2500"),
        person("c", silent=10, average="2500", contact=9),
    ]

    assert ids(plan(DAY, candidates, team(), SETTINGS)) == ["d", "c", "a", "b"]


def test_who_comes_first_gets_the_seat_and_the_rest_are_in_sight_without_one() -> None:
    candidates = [person(f"c{number}", silent=20, orders=2, first=100) for number in range(3)] + [karim()]

    found = {each.customer_id: each.action["agent_id"] for each in plan(DAY, candidates, team(seat("a", 2)), SETTINGS)}

    assert found == {"karim": "a", "c0": "a", "c1": None, "c2": None}


def test_winning_back_gets_what_is_left_of_the_day() -> None:
    """Even with more points than a call that is warm."""
    gone = [person(f"gone{number}", silent=90, orders=9, average="9000") for number in range(3)]
    candidates = [*gone, person("warm", silent=20, orders=2, first=100)]

    found = plan(DAY, candidates, team(seat("a", 2)), SETTINGS)

    assert ids(found) == ["warm", "gone0"]
    assert [(each.why, each.until, each.action) for each in found if each.outcome == "deferred"] == [
        ("no_capacity", after(1), {})
    ] * 2


def test_winning_back_with_another_reason_does_not_wait_for_room() -> None:
    (decision,) = plan(DAY, [person(silent=90, occasions=[birthday()])], team(seat("a", 0)), SETTINGS)

    assert (decision.outcome, decision.why, decision.action["agent_id"]) == ("done", "birthday", None)


def test_what_was_made_before_takes_no_second_seat() -> None:
    """Its seat is among the loads already."""
    made = [karim(f"made{number}", calls=Summary(made_on=DAY)) for number in range(2)]

    found = plan(DAY, [*made, karim("new")], team(seat("a", 3, load=2)), SETTINGS)

    assert next(each for each in found if each.customer_id == "new").action["agent_id"] == "a"


def test_alone_a_customer_is_decided_as_among_the_others() -> None:
    (among,) = plan(DAY, [karim()], team(seat("a")), SETTINGS)

    by_themselves = alone(karim(), DAY, SETTINGS, DAY, "a")

    assert by_themselves is not None
    assert by_themselves == among
    assert plan_hash([by_themselves]) == plan_hash([among])


# -- whatever comes ----------------------------------------------------------------------------------------------

DAYS_AGO = st.one_of(st.none(), st.integers(0, 120))
SUMMARIES = st.builds(
    Summary,
    open=st.one_of(st.none(), st.integers(-3, 5).map(lambda days: OpenTask("tsk_1", before(4), after(days)))),
    follow_ups=st.lists(st.integers(-5, 5).map(after), max_size=2).map(lambda days: tuple(sorted(set(days)))),
    made_on=st.one_of(st.none(), st.sampled_from([DAY, before(1)])),
    wrong_number=st.sampled_from([False, False, False, True]),
)


@st.composite
def anyone(draw: st.DrawFn) -> Known:
    silent = draw(DAYS_AGO)
    return person(
        f"c{draw(st.integers(0, 10_000))}",
        silent=silent,
        orders=draw(st.sampled_from([1, 2, 5, 6])),
        average=draw(st.sampled_from(["500", "1000", "9000"])),
        first=None if silent is None else silent + draw(st.sampled_from([0, 5, 200])),
        contact=draw(DAYS_AGO),
        quiet=draw(st.one_of(st.none(), st.integers(0, 30))),
        calls=draw(SUMMARIES),
        occasions=draw(st.lists(st.integers(0, 2).map(birthday), max_size=1)),
        reminders=draw(st.lists(st.integers(-3, 35).map(reminder), max_size=1)),
        may_be_called=draw(st.sampled_from([True, True, True, False])),
        agent=draw(st.sampled_from([None, "a", "b"])),
    )


CROWDS = st.lists(anyone(), max_size=25, unique_by=lambda each: each.customer_id)


@given(CROWDS, st.randoms(use_true_random=False))
def test_the_plan_is_the_same_in_whatever_order_candidates_are_read(crowd: list[Known], chance: Random) -> None:
    shuffled = list(crowd)
    chance.shuffle(shuffled)

    first = plan(DAY, crowd, team(seat("a", 4), seat("b", 3)), SETTINGS)
    second = plan(DAY, shuffled, team(seat("b", 3), seat("a", 4)), SETTINGS)

    assert plan_hash(first) == plan_hash(second)
    assert ids(first) == ids(second)


@given(CROWDS)
def test_everybody_is_decided_once_and_nobody_is_forgotten(crowd: list[Known]) -> None:
    found = plan(DAY, crowd, team(seat("a", 4), seat("b", 3)), SETTINGS)

    counted = tally(found)
    names = Counter(each.customer_id for each in found)
    assert set(names.values()) <= {1}
    assert counted["candidates"] == counted["done"] + counted["deferred"] + counted["suppressed"] == len(found)
    assert set(names) <= {each.customer_id for each in crowd}


@given(CROWDS)
def test_no_plan_breaks_a_promise(crowd: list[Known]) -> None:
    """No call without consent, none within the gap unless agreed, none beside an open task, none above capacity."""
    people = {each.customer_id: each for each in crowd}

    found = plan(DAY, crowd, team(seat("a", 4), seat("b", 3)), SETTINGS)

    taken = Counter(each.action.get("agent_id") for each in found if each.outcome == "done" and each.action)
    assert taken["a"] <= 4
    assert taken["b"] <= 3
    for each in found:
        if each.outcome == "deferred":
            assert each.until is not None
            assert each.until > DAY
        if each.outcome != "done" or each.why == "made_already":
            continue
        known = people[each.customer_id]
        rules = {reason["rule"] for reason in each.action["reasons"]}
        assert known.may_be_called
        assert not known.calls.wrong_number
        assert known.calls.open is None or known.calls.open.last_day < DAY
        assert "follow_up" in rules or known.last_contact is None or (DAY - known.last_contact).days >= 3
        assert DAY.isoformat() <= each.action["last_day"] <= (DAY + timedelta(days=6)).isoformat()
        assert each.score == each.action["score"]


@given(CROWDS)
def test_a_call_to_win_back_never_takes_a_seat_that_another_needs(crowd: list[Known]) -> None:
    found = plan(DAY, crowd, team(seat("a", 4), seat("b", 3)), SETTINGS)

    planned = [each for each in found if each.outcome == "done" and each.action]
    if any(each.why == "win_back" for each in planned):
        assert all(each.action["agent_id"] is not None for each in planned)


def test_served_reasons_are_no_reasons() -> None:
    known = person(silent=10, average="2500", calls=served(upsell=before(10), cadence=DAY))

    assert considered(known, DAY, SETTINGS) is None
