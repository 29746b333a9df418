"""Coming events against a plain look at every day ahead."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from rapport.insight import coming_events
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import DHAKA
from tests.functional.insight.crowd import AGENT, MANAGER, Someone, settle, statistics, visible, walked
from tests.rig.shop import TestShop

LEAP = 2000
"""A year that has every day."""


def birthdays() -> Iterator[tuple[str, date]]:
    """Somebody for every day around every end of a month, and for every fifth day between."""
    day = date(LEAP, 1, 1)
    while day.year == LEAP:
        if day.day >= 27 or day.day <= 2 or day.day % 5 == 0:
            yield f"cus_{day:%m%d}", day
        day += timedelta(days=1)


@pytest.fixture(scope="module")
def shop_and_crowd() -> tuple[TestShop, dict[str, tuple[Someone, dict[str, date]]]]:
    shop, chance = TestShop(), random.Random(5)
    known = {}
    for customer_id, born in birthdays():
        married = date(2004, 1, 1) + timedelta(days=chance.randrange(1461)) if chance.random() < 0.3 else None
        days = {"birthday": born} | ({"anniversary": married} if married else {})
        profile = {"date_of_birth": born.isoformat()} | ({"anniversary_date": married.isoformat()} if married else {})
        who = Someone(
            customer_id,
            statistics(None, 0, "0"),
            agent=chance.choice([None, "agt_1"]),
            name=f"Somebody {customer_id}",
            facts={"profile": profile},
        )
        known[customer_id] = who, days
    settle(shop, [who for who, _ in known.values()])
    for customer_id in list(known)[::7]:
        member = {
            "name": "Jamal",
            "relationship": "child",
            "date_of_birth": known[customer_id][1]["birthday"].isoformat(),
        }
        answer = shop.call("POST", "/cdm/family-member", {"customer_id": customer_id, **member})
        assert answer.status == 201
        known[customer_id][1]["family_birthday"] = known[customer_id][1]["birthday"]
    return shop, known


def falls_on(event: date, day: date) -> bool:
    leap_year = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    kept_on = (2, 28) if (event.month, event.day) == (2, 29) and not leap_year else (event.month, event.day)
    return (day.month, day.day) == kept_on


def plainly(known: dict[str, tuple[Someone, dict[str, date]]], today: date, days: int) -> list[tuple[date, str, str]]:
    """The first day from today on that each falls on, if it is near enough."""
    found = []
    ahead = [today + timedelta(days=each) for each in range(days + 1)]
    for customer_id, (_, events) in known.items():
        for kind, event in events.items():
            first = next((day for day in ahead if falls_on(event, day)), None)
            if first is not None:
                found.append((first, customer_id, kind))
    return sorted(found)


TODAYS = [
    date(2026, 3, 10),
    date(2026, 2, 27),
    date(2026, 2, 28),
    date(2026, 3, 1),
    date(2027, 2, 28),
    date(2027, 3, 1),
    date(2028, 2, 27),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(2026, 12, 1),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2099, 12, 25),
    date(2026, 4, 30),
]


@pytest.mark.parametrize("today", TODAYS, ids=str)
@pytest.mark.parametrize("days", [0, 1, 2, 7, 30, 31, 59, 364, 365])
def test_what_comes_is_what_a_look_at_every_day_ahead_finds(
    shop_and_crowd: tuple[TestShop, dict[str, tuple[Someone, dict[str, date]]]], today: date, days: int
) -> None:
    shop, known = shop_and_crowd
    work = shop.work(MANAGER)
    work.today = today

    told = walked(lambda after: coming_events.upcoming(work, days, 40, after), 40)

    found = [(each.event_date, each.customer_id, each.event_type) for each in told]
    assert sorted(found) == plainly(known, today, days)
    assert all(one.event_date <= other.event_date for one, other in pairwise(told))
    assert all(each.days_until == (each.event_date - today).days for each in told)


@pytest.mark.parametrize("limit", range(1, 8))
@pytest.mark.parametrize("today", [date(2026, 12, 20), date(2027, 2, 25)], ids=str)
def test_pages_of_any_length_tell_everything_once(
    shop_and_crowd: tuple[TestShop, dict[str, tuple[Someone, dict[str, date]]]], today: date, limit: int
) -> None:
    shop, known = shop_and_crowd
    work = shop.work(MANAGER)
    work.today = today

    told = walked(lambda after: coming_events.upcoming(work, 365, limit, after), limit)

    assert sorted((each.event_date, each.customer_id, each.event_type) for each in told) == plainly(known, today, 365)


def test_an_agent_is_told_of_their_own(
    shop_and_crowd: tuple[TestShop, dict[str, tuple[Someone, dict[str, date]]]],
) -> None:
    shop, known = shop_and_crowd
    work = shop.work(AGENT)

    told = walked(lambda after: coming_events.upcoming(work, 60, 5, after), 5)

    own = {name: each for name, each in known.items() if visible(AGENT, each[0], work.today, work.settings)}
    assert sorted((each.event_date, each.customer_id, each.event_type) for each in told) == plainly(own, work.today, 60)


def test_today_begins_at_midnight_in_dhaka() -> None:
    shop = TestShop(clock=SetClock(datetime(2026, 12, 31, 23, 59, tzinfo=DHAKA.zone)))
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahima", "date_of_birth": "1990-01-01"})

    eve = shop.call("GET", "/cdm/upcoming-events?days=1").body
    shop.clock.advance(minutes=1)
    new_year = shop.call("GET", "/cdm/upcoming-events?days=0").body

    assert [(each["event_date"], each["days_until"]) for each in eve] == [("2027-01-01", 1)]
    assert [(each["event_date"], each["days_until"]) for each in new_year] == [("2027-01-01", 0)]


def test_a_changed_birthday_leaves_its_old_day() -> None:
    shop = TestShop()
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahima", "date_of_birth": "1990-03-20"})

    shop.call("PATCH", "/cdm/customers/c1", {"date_of_birth": "1990-03-12"})
    moved = shop.call("GET", "/cdm/upcoming-events").body
    shop.call("PATCH", "/cdm/customers/c1", {"date_of_birth": None})

    assert [each["event_date"] for each in moved] == ["2026-03-12"]
    assert shop.call("GET", "/cdm/upcoming-events").body == []
