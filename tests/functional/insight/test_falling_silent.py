"""The at-risk list against a plain list: every band, every reach, every length of page."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import get_args

import pytest

from rapport.customers.rules import RiskLevel, silent_days
from rapport.insight import band, silent_customers
from rapport.kernel.caller import Caller
from tests.functional.insight.crowd import CALLERS, Someone, by_value, settle, someone, visible, walked
from tests.rig.shop import TestShop

RISKS: tuple[RiskLevel | None, ...] = (None, *get_args(RiskLevel))


@pytest.fixture(scope="module")
def shop_and_crowd() -> tuple[TestShop, list[Someone]]:
    shop, chance = TestShop(), random.Random(11)
    crowd = [someone(chance, number, shop.shop.today()) for number in range(150)]
    settle(shop, crowd)
    return shop, crowd


def expected(shop: TestShop, crowd: list[Someone], risk: RiskLevel | None, caller: Caller) -> list[str]:
    work = shop.work(caller)
    found = []
    for each in crowd:
        level = each.labels(work.today, work.settings)["risk"]
        if level and risk in (None, level) and visible(caller, each, work.today, work.settings):
            found.append(each)
    return [each.customer_id for each in sorted(found, key=by_value, reverse=True)]


@pytest.mark.parametrize("limit", [*range(1, 8), 50])
@pytest.mark.parametrize("risk", RISKS)
@pytest.mark.parametrize("who", [name for name in CALLERS if name != "delivery"])
def test_the_list_shows_who_fell_silent_most_valuable_first(
    shop_and_crowd: tuple[TestShop, list[Someone]], who: str, risk: RiskLevel | None, limit: int
) -> None:
    shop, crowd = shop_and_crowd
    work = shop.work(CALLERS[who])

    found = walked(lambda after: silent_customers.page(work, risk, limit, after), limit)

    assert [each.customer_id for each in found] == expected(shop, crowd, risk, CALLERS[who])
    for each in found:
        assert risk in (None, each.risk_level)
        assert each.days_inactive == (work.today - each.last_active_date).days


@pytest.mark.parametrize("risk", RISKS)
def test_a_band_of_thousands_is_walked_and_shows_the_same(
    shop_and_crowd: tuple[TestShop, list[Someone]], risk: RiskLevel | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(band, "SORTED_WHOLE", 5)
    monkeypatch.setattr(band, "MOST_KEYS", 20)
    shop, crowd = shop_and_crowd
    work = shop.work(CALLERS["manager"])

    found = walked(lambda after: silent_customers.page(work, risk, 6, after), 6)

    assert [each.customer_id for each in found] == expected(shop, crowd, risk, CALLERS["manager"])


def test_what_is_told_of_each_follows_from_their_orders(shop_and_crowd: tuple[TestShop, list[Someone]]) -> None:
    shop, crowd = shop_and_crowd
    work = shop.work(CALLERS["manager"])
    known = {each.customer_id: each for each in crowd}

    for told in walked(lambda after: silent_customers.page(work, None, 50, after), 50):
        statistics = known[told.customer_id].statistics
        assert told.last_active_date == statistics.last
        assert told.days_inactive == silent_days(statistics, work.today)
        assert told.lifetime_value == statistics.spend
        assert told.total_orders == statistics.orders
        assert str(told.days_inactive) in told.reason
        assert (told.recovery_attempted, told.recovery_successful) == (False, False)


def test_a_call_in_the_silence_is_an_attempt_and_an_order_after_it_a_success() -> None:
    shop = TestShop()
    shop.call("POST", "/catalog/products", {"product_id": "p1", "name": "Rice", "category": "Rice", "price": 450})
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahim"})
    line = {"product_id": "p1", "quantity": 1}
    long_ago = (shop.clock.now() - timedelta(days=95)).isoformat()
    shop.call("POST", "/orders", {"customer_id": "c1", "order_date": long_ago, "lines": [line]})
    call = {"customerId": "c1", "interactionType": "call", "direction": "outbound"}

    before = shop.call("GET", "/cdm/dropoff").body[0]
    shop.call("POST", "/cdm/interaction", call | {"direction": "inbound"})
    called_us = shop.call("GET", "/cdm/dropoff").body[0]
    shop.call("POST", "/cdm/interaction", call)
    called = shop.call("GET", "/cdm/dropoff").body[0]
    shop.call("POST", "/orders", {"customer_id": "c1", "lines": [line]})
    none_silent = shop.call("GET", "/cdm/dropoff").body
    shop.clock.advance(days=40)
    silent_again = shop.call("GET", "/cdm/dropoff").body[0]

    assert (before["recovery_attempted"], called_us["recovery_attempted"], called["recovery_attempted"]) == (
        False,
        False,
        True,
    )
    assert none_silent == []
    assert (silent_again["recovery_attempted"], silent_again["recovery_successful"]) == (False, True)
