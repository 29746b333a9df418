"""When a customer is to be looked at next: held against asking the rules on every single day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.calls.morning.windows import windows
from rapport.calls.plan.known import Known
from rapport.calls.plan.looking_ahead import callable_reasons, edges, next_look
from rapport.calls.plan.rules import Rule
from rapport.calls.plan.summary import Summary
from rapport.kernel import keys
from rapport.kernel.settings import Settings, Temperature, Value
from tests.unit.calls.people import (
    DAY,
    SETTINGS,
    after,
    anniversary,
    before,
    birthday,
    calling,
    on,
    person,
    reminder,
    served,
)

FAR = 200
BY_A_WINDOW: dict[Rule, str] = {
    "upsell": "upsell",
    "repeat_buyer": "repeat_buyer",
    "at_risk": "at_risk",
    "win_back": "win_back",
}


def rules_on(known: Known, day: date, settings: Settings = SETTINGS) -> set[Rule]:
    return {reason.rule for reason in callable_reasons(on(known, day, settings))}


def brought_by_an_index(known: Known, rule: Rule, day: date, settings: Settings) -> bool:
    """That day the recency index, or a calendar, names this customer by itself."""
    if rule in BY_A_WINDOW and known.last is not None:
        return any(
            window.name == rule and known.last + timedelta(days=window.near) == day for window in windows(settings)
        )
    if rule in ("birthday", "anniversary"):
        ahead = timedelta(days=settings.calls.occasion_days_ahead)
        return any(each.kind == rule and each.falls - ahead <= day <= each.falls for each in known.occasions)
    if rule == "repeat_reminder":
        return any(each.reminder_date <= day for each in known.reminders)
    return False


def first_day_nobody_else_names(known: Known, earliest: date, settings: Settings) -> date | None:
    """By asking every day: the first with a reason to call that began without an index's help."""
    held: set[Rule] = set()
    for number in range(FAR):
        day = earliest + timedelta(days=number)
        now = rules_on(known, day, settings)
        begun = {rule for rule in now - held if number == 0 or not brought_by_an_index(known, rule, day, settings)}
        if begun:
            return day
        held = now
    return None


@st.composite
def anyone(draw: st.DrawFn) -> Known:
    silent = draw(st.one_of(st.none(), st.integers(0, 130)))
    marks = st.one_of(st.none(), st.integers(0, 60))
    was_served = {
        rule: str(before(draw(st.integers(0, 60)))) for rule in draw(st.sets(st.sampled_from(["vip_care", "cadence"])))
    }
    if silent is not None:
        for rule in draw(st.sets(st.sampled_from(["upsell", "repeat_buyer", "at_risk", "welcome"]))):
            was_served[rule] = str(before(silent))
    return person(
        silent=silent,
        orders=draw(st.sampled_from([1, 2, 5, 6])),
        average=draw(st.sampled_from(["500", "1000", "9000"])),
        first=None if silent is None else silent + draw(st.sampled_from([0, 1, 5, 20, 200])),
        contact=draw(marks),
        quiet=draw(st.one_of(st.none(), st.none(), marks)),
        calls=Summary(
            follow_ups=tuple(sorted(draw(st.sets(st.integers(-5, 60).map(after), max_size=2)))), served=was_served
        ),
    )


SHOPS = st.sampled_from(
    [
        SETTINGS,
        calling(recover_the_cold=False),
        calling(vip_care_gap_days=5, new_customer_gap_days=4, repeat_gap_days=12, at_risk_gap_days=20),
        replace(SETTINGS, value=Value(repeat_orders=3, vip_orders=4)),
        replace(SETTINGS, temperature=Temperature(hot_days=10, warm_days=70)),
    ]
)


@given(anyone(), SHOPS, st.integers(0, 40))
def test_the_next_look_is_the_first_day_that_asking_every_day_would_find(
    known: Known, settings: Settings, ahead: int
) -> None:
    earliest = after(ahead)

    expected = first_day_nobody_else_names(known, earliest, settings)

    found = next_look(known, earliest, settings)
    if found is not None and found != expected:
        # A look too many, on a day on which something that an index brought still holds, does no harm.
        assert expected is None or found < expected
        assert found >= earliest
        held = rules_on(known, found, settings)
        assert held
        assert held <= {"upsell", "repeat_buyer", "at_risk", "win_back"}
    else:
        assert found == expected


@given(anyone(), SHOPS, st.integers(0, 40))
def test_no_day_is_named_without_a_reason_on_it(known: Known, settings: Settings, ahead: int) -> None:
    found = next_look(known, after(ahead), settings)

    assert found is None or (found >= after(ahead) and rules_on(known, found, settings))


# -- one by one ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "days"),
    [
        pytest.param(person(), None, id="who never ordered and agreed on nothing"),
        pytest.param(person(calls=Summary(follow_ups=(after(9),))), 9, id="the day agreed"),
        pytest.param(person(silent=0), 1, id="a first order: the welcome"),
        pytest.param(person(silent=2, calls=served(welcome=before(2))), 8, id="welcomed: the first of ten days"),
        pytest.param(person(silent=20, contact=0), 10, id="spoken with: ten days later"),
        pytest.param(person(silent=25, contact=0), None, id="the first month ends before that"),
        pytest.param(
            person(silent=25, orders=3, first=200, contact=0, calls=served(repeat_buyer=before(25))),
            None,
            id="monthly, and cold by then",
        ),
        pytest.param(person(silent=0, orders=3, first=200, contact=0), 30, id="monthly, on the last warm day"),
        pytest.param(person(silent=31, orders=6, first=200, contact=0), 14, id="a vip: a fortnight"),
        pytest.param(person(silent=65, contact=0), 7, id="at risk: a week after the call"),
    ],
)
def test_the_next_look(known: Known, days: int | None) -> None:
    found = next_look(known, after(1) if known.calls.follow_ups == () else DAY, SETTINGS)

    assert found == (None if days is None else after(days))


@pytest.mark.parametrize(
    "known",
    [
        person(silent=0, average="2500", contact=0, orders=2, first=200, quiet=0),
        person(occasions=[birthday(5), anniversary(9)]),
        person(silent=5, reminders=[reminder(-4)], contact=0, calls=served(welcome=before(5))),
    ],
    ids=["a window", "an occasion", "a reminder"],
)
def test_what_a_calendar_brings_is_not_looked_ahead_to(known: Known) -> None:
    found = next_look(known, after(1), SETTINGS)

    assert found is None or found > after(5)


# -- the windows and their edges -----------------------------------------------------------------------------------


def test_every_window_lies_where_its_rule_does() -> None:
    assert [(each.name, each.near, each.far) for each in windows(SETTINGS)] == [
        ("upsell", 7, 15),
        ("repeat_buyer", 15, 30),
        ("at_risk", 60, 89),
        ("win_back", 90, 96),
        ("win_back", 97, 103),
        ("win_back", 104, 110),
    ]


@given(st.integers(1, 8), st.sampled_from(["500", "999.99", "1000", "7000", "50000"]), st.integers(0, 120))
def test_the_key_says_enough_to_leave_out_nobody_whom_a_rule_wants(orders: int, average: str, silent: int) -> None:
    known = person(silent=silent, orders=orders, average=average, first=300)
    place = keys.read_recency(keys.recency("c1", known.last, known.spend, known.orders)[1])

    for rule in rules_on(known, DAY) & set(BY_A_WINDOW):
        assert any(
            window.name == rule and window.near <= silent <= window.far and window.wants(place, SETTINGS.value)
            for window in windows(SETTINGS)
        )


def test_the_edges_move_with_every_setting_that_decides_who_is_due() -> None:
    assert edges(SETTINGS) == edges(replace(SETTINGS))
    assert edges(calling(upsell_from_days=8)) != edges(SETTINGS)
    assert edges(replace(SETTINGS, value=Value(vip_orders=7))) != edges(SETTINGS)
    assert edges(replace(SETTINGS, temperature=Temperature(hot_days=6))) != edges(SETTINGS)
