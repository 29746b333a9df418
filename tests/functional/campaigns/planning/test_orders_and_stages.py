"""What an order brings about at once: the first, the third, a basket worth so much, a customer who is active again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.campaigns.campaign import Campaign
from tests.rig.campaign_shop import CampaignShop, Trigger


def campaigns(shop: CampaignShop) -> None:
    shop.campaign(Trigger("first_order"), "cmp_first")
    shop.campaign(Trigger("order_count", value=3), "cmp_third")
    shop.job()


def written(shop: CampaignShop, campaign_id: str) -> list[str]:
    return [each.customer_id for each in shop.messages(campaign_id)]


def test_the_first_order_and_the_third_are_each_said_once(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")

    found = []
    for _ in range(4):
        shop.buys("rahima")
        shop.delivered()
        shop.days_pass()
        shop.job()
        found.append((written(shop, "cmp_first"), written(shop, "cmp_third")))

    assert found == [
        (["rahima"], []),
        (["rahima"], []),
        (["rahima"], ["rahima"]),
        (["rahima"], ["rahima"]),
    ]


def test_told_twice_delivered_or_put_right_the_first_order_is_one(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")
    order = shop.buys("rahima", 3)
    (placed,) = shop.undelivered("OrderPlaced")
    shop.hears(placed)
    for change in ("delivered", "corrected", "returned"):
        shop.days_pass()
        shop.hears(placed)
        shop.corrects(order, ago=4) if change == "corrected" else shop.becomes(order, change)
        shop.delivered()

    assert written(shop, "cmp_first") == ["rahima"]


def test_when_the_second_came_before_there_was_word_of_the_first(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")
    for _ in range(3):
        shop.buys("rahima")
        shop.later(seconds=1)
    told = shop.undelivered("OrderPlaced")

    for each in reversed(told):
        shop.hears(each)

    assert (written(shop, "cmp_first"), written(shop, "cmp_third")) == (["rahima"], ["rahima"])


def test_a_second_order_that_is_dated_back_is_no_first(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")
    shop.buys("rahima", imported=True)
    shop.delivered()

    shop.later(seconds=1)
    shop.buys("rahima", 300)
    shop.delivered()

    assert written(shop, "cmp_first") == []


def test_one_that_is_cancelled_before_there_is_word_of_it_is_none(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")
    shop.becomes(shop.buys("rahima"), "cancelled")

    shop.delivered()

    assert written(shop, "cmp_first") == []


def test_imported_orders_are_the_past(shop: CampaignShop) -> None:
    campaigns(shop)
    shop.customer("rahima")
    for _ in range(3):
        order = shop.buys("rahima", imported=True)
    shop.delivered()
    shop.becomes(order, "delivered")
    shop.delivered()

    assert (written(shop, "cmp_first"), written(shop, "cmp_third")) == ([], [])


# -- worth so much -------------------------------------------------------------------------------------------------

PREMIUM = Trigger("repeat_value", value=2, average_above=Decimal(1000))


@pytest.mark.parametrize(
    ("amounts", "reached"),
    [
        ((5000,), False),
        ((1000, 1000), False),
        ((1000, 1001), True),
        ((1000, Decimal("1000.01")), True),
        ((900, 1200), True),
    ],
)
def test_at_least_two_orders_of_more_than_a_thousand_on_average(
    shop: CampaignShop, amounts: tuple[Any, ...], reached: bool
) -> None:
    shop.campaign(PREMIUM)
    shop.job()
    shop.customer("rahima")
    for amount in amounts:
        shop.buys("rahima", amount=amount)
    shop.delivered()

    assert bool(shop.messages()) is reached


@pytest.mark.parametrize("amount", [1000, Decimal("1000.01")])
def test_the_job_and_what_is_heard_draw_the_same_line(shop: CampaignShop, amount: Any) -> None:
    shop.customer("rahima")
    shop.buys("rahima", amount=1000)
    shop.buys("rahima", amount=amount)
    shop.delivered()
    shop.campaign(PREMIUM)

    shop.job()

    assert bool(shop.messages()) is (amount > 1000)


def test_the_first_look_finds_those_who_are_worth_it_already_and_an_order_says_it_no_second_time(
    shop: CampaignShop,
) -> None:
    shop.customer("rahima")
    shop.buys("rahima", amount=3000)
    shop.buys("rahima", amount=3000)
    shop.delivered()
    shop.campaign(PREMIUM)
    shop.job()

    shop.days_pass()
    shop.buys("rahima", amount=3000)
    shop.delivered()
    shop.job()

    assert written(shop, "cmp_honey") == ["rahima"]


def test_a_cheap_order_that_is_taken_back_counts_as_well(shop: CampaignShop) -> None:
    shop.campaign(PREMIUM)
    shop.job()
    shop.customer("rahima")
    cheap = shop.buys("rahima", amount=10)
    shop.buys("rahima", amount=1500)
    shop.buys("rahima", amount=1200)
    shop.delivered()
    assert shop.messages() == []

    shop.becomes(cheap, "cancelled")
    shop.delivered()

    assert written(shop, "cmp_honey") == ["rahima"]


def test_history_that_comes_in_makes_nobody_worth_a_word(shop: CampaignShop) -> None:
    shop.campaign(PREMIUM)
    shop.job()
    shop.customer("rahima")
    order = shop.buys("rahima", amount=100)
    shop.delivered()
    for ago in (200, 300):
        shop.buys("rahima", ago, amount=5000, imported=True)
    shop.delivered()
    shop.becomes(order, "delivered")
    shop.delivered()
    shop.job()

    assert shop.messages() == []


# -- stages --------------------------------------------------------------------------------------------------------


def stage(shop: CampaignShop, name: str) -> Campaign:
    campaign = shop.campaign(Trigger("stage_changed", stage=name))
    shop.job()
    return campaign


def test_the_first_order_makes_a_new_customer(shop: CampaignShop) -> None:
    stage(shop, "new")
    shop.customer("rahima")
    for _ in range(2):
        shop.buys("rahima")
        shop.delivered()

    assert written(shop, "cmp_honey") == ["rahima"]


def test_the_second_makes_an_active_one_and_the_third_changes_nothing(shop: CampaignShop) -> None:
    stage(shop, "active")
    shop.customer("rahima")
    found = []
    for _ in range(3):
        shop.buys("rahima")
        shop.delivered()
        found.append(len(shop.messages()))

    assert found == [0, 1, 1]


@pytest.mark.parametrize(("ago", "again"), [(59, False), (60, True), (100, True)])
def test_whoever_comes_back_from_a_long_silence_is_active_again(shop: CampaignShop, ago: int, again: bool) -> None:
    stage(shop, "active")
    shop.customer("rahima")
    for _ in range(3):
        shop.buys("rahima", ago, imported=True)
    shop.delivered()

    shop.later(seconds=1)
    shop.buys("rahima")
    shop.delivered()

    assert bool(shop.messages()) is again


def test_each_return_is_a_reason_of_its_own(shop: CampaignShop) -> None:
    stage(shop, "active")
    shop.customer("rahima")
    for _ in range(3):
        shop.buys("rahima")
        shop.later(seconds=1)
        shop.buys("rahima")
        shop.delivered()
        shop.days_pass(70)

    assert len({each.occurrence for each in shop.messages()}) == len(shop.messages()) == 3
