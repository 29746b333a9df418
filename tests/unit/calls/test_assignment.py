"""Who calls whom: the customer's own agent, a senior, somebody near, whoever has least; never above capacity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.calls.plan.assignment import Call, Seat, Team, callers, closed, seat, works
from rapport.kernel.settings import Business
from rapport.kernel.spelling import folded
from rapport.team.agent import Agent
from tests.unit.calls.people import seat as a_seat

TUESDAY, FRIDAY, SATURDAY, SUNDAY = date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 14), date(2026, 3, 15)
SHOP = Business()
"""Closed on Fridays and Saturdays."""


def call(own: str | None = None, district: str = "", city: str = "", *, senior: bool = False) -> Call:
    return Call(own, district, city, senior)


def agent(agent_id: str = "agt_1", user_id: str | None = None, **said: Any) -> Agent:
    fields = {
        "name": "Shirin",
        "role": "crm_agent",
        "seniority": "junior",
        "districts": [],
        "daily_capacity": 40,
        "absences": [],
        "active": True,
    } | said
    return Agent(agent_id, fields, user_id, 1)


def near(*places: str) -> frozenset[str]:
    return frozenset(folded(place) for place in places)


# -- the order of the policy -------------------------------------------------------------------------------------


def test_the_customers_own_agent_comes_first() -> None:
    team = Team([a_seat("own", load=9), a_seat("idle"), a_seat("senior", senior=True, places=near("Dhaka"))])

    assert team.take(call("own", "Dhaka", senior=True)) == "own"


def test_without_room_at_the_own_agent_the_others_are_asked() -> None:
    team = Team([a_seat("own", 5, load=5), a_seat("idle")])

    assert team.take(call("own")) == "idle"


@pytest.mark.parametrize("own", [None, "", "left the shop"])
def test_whoever_has_no_agent_here_gets_another(own: str | None) -> None:
    assert Team([a_seat("idle")]).take(call(own)) == "idle"


def test_the_hot_and_vips_go_to_a_senior_even_if_a_junior_is_near() -> None:
    team = Team([a_seat("near", places=near("Dhaka")), a_seat("senior", senior=True, load=9)])

    assert team.take(call(district="Dhaka", senior=True)) == "senior"


def test_of_several_seniors_the_near_one() -> None:
    team = Team([a_seat("far", senior=True), a_seat("near", senior=True, load=5, places=near("Dhaka"))])

    assert team.take(call(district="Dhaka", senior=True)) == "near"


def test_when_no_senior_has_room_anyone_may_take_it() -> None:
    team = Team([a_seat("senior", 1, load=1, senior=True), a_seat("junior")])

    assert team.take(call(senior=True)) == "junior"


def test_who_wants_no_senior_may_still_get_one() -> None:
    assert Team([a_seat("senior", senior=True)]).take(call()) == "senior"


@pytest.mark.parametrize(
    ("mapped", "district", "city"),
    [
        ("Dhaka", "Dhaka", ""),
        ("dhaka", "DHAKA", ""),
        ("Cox's Bazar", "COX'S BAZAR", ""),
        ("ঢাকা", "ঢাকা", ""),
        ("Sylhet", "", "sylhet"),
        ("Sylhet", "Dhaka", "Sylhet"),
        ("Straße", "STRASSE", ""),
    ],
)
def test_somebody_who_knows_the_district_or_the_city(mapped: str, district: str, city: str) -> None:
    team = Team([a_seat("idle"), a_seat("near", load=9, places=near(mapped))])

    assert team.take(call(None, district, city)) == "near"


def test_a_place_that_nobody_knows_goes_to_whoever_has_least() -> None:
    team = Team([a_seat("near", load=1, places=near("Dhaka")), a_seat("idle")])

    assert team.take(call(district="Khulna")) == "idle"


def test_a_customer_without_a_place_is_near_to_nobody() -> None:
    team = Team([a_seat("nowhere", load=1, places=near("")), a_seat("idle")])

    assert team.take(call()) == "idle"


def test_least_loaded_is_said_of_what_each_can_do() -> None:
    """Three of four is fuller than five of ten."""
    team = Team([a_seat("small", 4, load=3), a_seat("large", 10, load=5)])

    assert team.take(call()) == "large"


def test_equals_go_by_id_and_work_is_spread() -> None:
    team = Team([a_seat("b"), a_seat("a"), a_seat("c")])

    assert [team.take(call()) for _ in range(6)] == ["a", "b", "c", "a", "b", "c"]


def test_whom_nobody_has_room_for_stays_in_sight() -> None:
    team = Team([a_seat("full", 1, load=1), a_seat("away", works=False), a_seat("none", 0)])

    assert team.take(call("away", senior=True)) is None
    assert team.room == 0


# -- who is here -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "own", "here"),
    [
        (TUESDAY, None, True),
        (FRIDAY, None, False),
        (SATURDAY, None, False),
        (SUNDAY, None, True),
        (FRIDAY, ["friday"], True),
        (TUESDAY, ["friday"], False),
        (TUESDAY, [], False),
    ],
)
def test_own_working_days_or_the_shops(day: date, own: list[str] | None, here: bool) -> None:
    said: dict[str, Any] = {} if own is None else {"working_days": own}

    assert works(agent(**said), day, SHOP) is here


@pytest.mark.parametrize(
    ("start", "end", "here"),
    [
        ("2026-03-10", "2026-03-10", False),
        ("2026-03-01", "2026-03-10", False),
        ("2026-03-10", "2026-03-20", False),
        ("2026-03-11", "2026-03-20", True),
        ("2026-03-01", "2026-03-09", True),
    ],
)
def test_not_while_absent_both_ends_included(start: str, end: str, here: bool) -> None:
    assert works(agent(absences=[{"start": start, "end": end}]), TUESDAY, SHOP) is here


def test_not_on_a_holiday_whatever_the_own_days() -> None:
    shop = Business(holidays=(TUESDAY,))

    assert not works(agent(working_days=["tuesday"]), TUESDAY, shop)


def test_agents_make_calls_and_nobody_else() -> None:
    roles = ("crm_agent", "sales_manager", "support", "delivery_coordinator", "admin")
    team = [agent(role, role=role) for role in roles] + [agent("left", active=False)]

    assert [each.agent_id for each in callers(team)] == ["crm_agent"]


@pytest.mark.parametrize("holiday", [TUESDAY, FRIDAY])
def test_a_holiday_closes_the_shop(holiday: date) -> None:
    shop = Business(holidays=(holiday,))

    assert closed([agent(working_days=["tuesday", "friday"])], holiday, shop)


def test_a_weekend_that_nobody_works_closes_the_shop() -> None:
    assert closed([agent()], FRIDAY, SHOP)
    assert not closed([agent(), agent("agt_2", working_days=["friday"])], FRIDAY, SHOP)
    assert closed([agent("agt_2", role="support", working_days=["friday"])], FRIDAY, SHOP)


def test_a_working_day_is_open_even_without_anybody() -> None:
    """What cannot be handed out stays in the manager's sight."""
    assert not closed([], TUESDAY, SHOP)
    assert not closed([agent(absences=[{"start": "2026-03-10", "end": "2026-03-10"}])], TUESDAY, SHOP)


def test_a_seat_is_made_of_the_agents_record() -> None:
    told = seat(agent(seniority="lead", districts=["ঢাকা", "Sylhet"], daily_capacity=7), TUESDAY, SHOP)

    assert (told.senior, told.capacity, told.works, told.load) == (True, 7, True, 0)
    assert told.places == near("ঢাকা", "sylhet")


@pytest.mark.parametrize(("seniority", "senior"), [("junior", False), ("senior", True), ("lead", True)])
def test_seniors_and_leads_are_senior(seniority: str, senior: bool) -> None:
    assert seat(agent(seniority=seniority), TUESDAY, SHOP).senior is senior


# -- whatever comes ----------------------------------------------------------------------------------------------

PLACES = st.sampled_from(["", "Dhaka", "DHAKA", "ঢাকা", "Sylhet"])
SEATS = st.lists(
    st.builds(
        a_seat,
        st.sampled_from("abcdef"),
        st.integers(0, 6),
        st.integers(0, 7),
        senior=st.booleans(),
        works=st.booleans(),
        places=st.lists(PLACES, max_size=2).map(lambda places: near(*places)),
    ),
    max_size=6,
    unique_by=lambda each: each.agent_id,
)
CALLS = st.lists(
    st.builds(Call, st.one_of(st.none(), st.sampled_from("abcdefz")), PLACES, PLACES, st.booleans()), max_size=40
)


@given(SEATS, CALLS)
def test_nobody_gets_more_than_they_can_do_and_nothing_waits_while_there_is_room(
    seats: list[Seat], calls: list[Call]
) -> None:
    began = {each.agent_id: each.load for each in seats}
    team = Team(seats)
    room = team.room

    taken = [team.take(each) for each in calls]

    placed = [agent_id for agent_id in taken if agent_id is not None]
    for each in seats:
        got = placed.count(each.agent_id)
        assert each.load == began[each.agent_id] + got
        assert got == 0 or (each.works and each.load <= each.capacity)
    assert len(placed) == min(room, len(calls))


@given(SEATS, CALLS, st.randoms(use_true_random=False))
def test_the_order_of_the_seats_decides_nothing(seats: list[Seat], calls: list[Call], chance: Any) -> None:
    copies = [Seat(**{name: getattr(each, name) for name in Seat.__slots__}) for each in seats]
    chance.shuffle(copies)

    first, second = Team(seats), Team(copies)

    assert [first.take(each) for each in calls] == [second.take(each) for each in calls]
