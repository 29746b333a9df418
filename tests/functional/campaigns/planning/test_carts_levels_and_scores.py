"""Carts that were left, levels and scores that were reached: each is told as it happens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from rapport.kernel.clock import stamp
from tests.rig.campaign_shop import CampaignShop, Trigger

LEFT = Trigger("cart_abandoned", minutes=60)


@pytest.fixture
def cart(shop: CampaignShop) -> str:
    shop.campaign(LEFT, texts={"en": "Your cart of {cart_value} waits"})
    return shop.customer("rahima")


def test_a_cart_is_spoken_of_an_hour_after_it_was_left(shop: CampaignShop, cart: str) -> None:
    shop.leaves_a_cart(cart)
    shop.delivered()

    message = shop.one()
    assert (message.state, message.due, message.said["cart_value"]) == ("queued", shop.now + timedelta(hours=1), "700")
    assert shop.queue.put_in == []


def test_one_that_was_left_yesterday_is_not(shop: CampaignShop, cart: str) -> None:
    shop.leaves_a_cart(cart, left=shop.now - timedelta(hours=22))
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("expired", "over")


def test_one_that_was_left_at_night_waits_for_the_morning(shop: CampaignShop, cart: str) -> None:
    shop.it_is(shop.today, 20, 30)
    shop.leaves_a_cart(cart)
    shop.delivered()

    assert (shop.one().state, shop.one().due.isoformat()) == ("held", "2026-03-11T03:00:00+00:00")


def test_bought_after_all_there_is_nothing_to_say(shop: CampaignShop, cart: str) -> None:
    shop.leaves_a_cart(cart)
    shop.leaves_a_cart(cart, "cart10")
    shop.delivered()
    shop.takes_the_cart_back()
    shop.delivered()

    states = {each.occurrence: each.reason for each in shop.messages()}
    assert states == {"cart#cart1": "reason_is_over", "cart#cart10": ""}


def test_word_of_it_in_the_wrong_order_says_nothing_either(shop: CampaignShop, cart: str) -> None:
    shop.leaves_a_cart(cart)
    shop.later(minutes=1)
    shop.takes_the_cart_back()
    left, back = shop.undelivered("CartAbandoned", "CartRecovered")

    shop.hears(back)
    shop.hears(left)

    assert shop.messages() == []


def test_an_order_ends_the_wait_as_well(shop: CampaignShop, cart: str) -> None:
    shop.leaves_a_cart(cart)
    shop.delivered()
    shop.buys(cart)
    shop.delivered()

    assert shop.one().reason == "reason_is_over"


def test_told_again_behind_midnight_it_is_one_message(shop: CampaignShop, cart: str) -> None:
    shop.it_is(shop.today, 23, 50)
    shop.leaves_a_cart(cart)
    (told,) = shop.undelivered("CartAbandoned")
    shop.hears(told)
    shop.later(minutes=20)
    shop.hears(told)

    assert len(shop.messages()) == 1


# -- told by rooms that are yet to come ----------------------------------------------------------------------------


def told(what: str, now: datetime, version: int = 1, **said: Any) -> dict[str, Any]:
    return {
        "event_id": f"evt_{what}_{version}",
        "type": what,
        "record": "membership:rahima",
        "recorded_at": stamp(now),
        "occurred_at": stamp(now),
        "imported": False,
        "record_version": version,
        "customer_id": "rahima",
        **said,
    }


@pytest.mark.parametrize(("level", "found"), [(None, True), ("gold", True), ("platinum", False)])
def test_a_level_that_was_reached(shop: CampaignShop, level: str | None, found: bool) -> None:
    shop.campaign(Trigger("membership_upgraded", level=level), texts={"en": "You are {membership_level} now!"})
    shop.customer("rahima")
    event = told("MembershipUpgraded", shop.now, level="gold")

    shop.hears(event)
    shop.days_pass()
    shop.hears(event)

    assert [each.said["membership_level"] for each in shop.messages()] == (["gold"] if found else [])


@pytest.mark.parametrize(
    ("before", "after", "found"), [(79, 80, True), (0, 100, True), (80, 81, False), (79, 79, False), (90, 70, False)]
)
def test_a_score_is_crossed_upwards(shop: CampaignShop, before: int, after: int, found: bool) -> None:
    shop.campaign(Trigger("score_crossed", score=80))
    shop.customer("rahima")
    event = told("ScoreCrossed", shop.now, before=before, after=after)

    shop.hears(event)
    shop.hears(event)

    assert len(shop.messages()) == int(found)


def test_crossed_again_it_is_another_time(shop: CampaignShop) -> None:
    shop.campaign(Trigger("score_crossed", score=80))
    shop.customer("rahima")
    for version in (1, 2):
        shop.hears(told("ScoreCrossed", shop.now, version, before=10, after=90))

    assert len(shop.messages()) == 2


def test_what_is_imported_is_no_news(shop: CampaignShop) -> None:
    shop.campaign(Trigger("score_crossed", score=80))
    shop.customer("rahima")

    shop.hears(told("ScoreCrossed", shop.now, before=10, after=90) | {"imported": True})

    assert shop.messages() == []
