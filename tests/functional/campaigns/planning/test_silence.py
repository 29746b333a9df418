"""Who has not bought for so many days: each silence is one reason, found when it becomes so long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.campaigns.campaign import Campaign
from tests.rig.campaign_shop import CampaignShop, Trigger

COME_BACK = Trigger("days_inactive", value=30)


def silent(shop: CampaignShop, *days: int) -> None:
    for ago in days:
        shop.customer(f"c{ago}")
        shop.buys(f"c{ago}", ago)
    shop.delivered()


@pytest.fixture
def looked(shop: CampaignShop) -> Campaign:
    """A campaign that has looked everywhere once, and found nobody."""
    campaign = shop.campaign(COME_BACK)
    shop.job()
    return campaign


def test_thirty_days_of_silence_are_thirty_and_not_twenty_nine(shop: CampaignShop) -> None:
    silent(shop, 29, 30)
    shop.campaign(COME_BACK)

    shop.job()

    assert shop.who() == ["c30"]


def test_a_first_look_is_a_look_at_everybody(shop: CampaignShop) -> None:
    silent(shop, 30, 31, 200, 700)
    shop.customer("never")
    shop.campaign(COME_BACK)

    shop.job()

    assert shop.who() == ["c200", "c30", "c31", "c700"]


def test_afterwards_whoever_crosses_the_edge_is_found(shop: CampaignShop) -> None:
    silent(shop, 28, 29)
    shop.campaign(COME_BACK)
    shop.job()

    found = []
    for _ in range(3):
        shop.days_pass()
        shop.job()
        found.append(shop.who())

    assert found == [["c29"], ["c28", "c29"], ["c28", "c29"]]


def test_days_without_a_run_are_made_up_for(shop: CampaignShop) -> None:
    silent(shop, 10, 20, 29)
    shop.campaign(COME_BACK)
    shop.job()

    shop.days_pass(15)
    shop.job()

    assert shop.who() == ["c20", "c29"]


def test_run_twice_or_ten_times_it_is_one_message(shop: CampaignShop) -> None:
    silent(shop, 30, 40)
    shop.campaign(COME_BACK)

    for _ in range(10):
        shop.job()
        shop.later(hours=2)

    assert set(shop.said().values()) == {1}
    assert shop.who() == ["c30", "c40"]
    shop.adds_up()


def test_a_silence_that_begins_anew_is_another_reason(shop: CampaignShop) -> None:
    silent(shop, 30)
    shop.campaign(COME_BACK)
    shop.job()
    shop.buys("c30")
    shop.delivered()

    shop.days_pass(30)
    shop.job()

    assert [each.occurrence for each in shop.messages()] == ["silent_30#2026-02-08", "silent_30#2026-03-10"]


def test_another_condition_is_looked_for_everywhere_once(shop: CampaignShop, looked: Campaign) -> None:
    silent(shop, 20, 25)
    shop.changes(looked, trigger=Trigger("days_inactive", value=20))

    shop.job()
    assert shop.who() == ["c20", "c25"]

    silent_since = len(shop.messages())
    shop.job()
    assert len(shop.messages()) == silent_since


def test_the_same_condition_again_writes_to_nobody_twice(shop: CampaignShop) -> None:
    silent(shop, 35)
    campaign = shop.campaign(COME_BACK)
    shop.job()
    shop.changes(campaign, trigger=Trigger("days_inactive", value=40))
    shop.job()
    shop.days_pass(2)
    shop.changes(campaign, trigger=COME_BACK)

    shop.job()

    assert [each.occurrence for each in shop.messages()] == ["silent_30#2026-02-03"]


# -- facts that change ---------------------------------------------------------------------------------------------


def test_an_order_dated_back_puts_its_customer_behind_the_edge(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    shop.buys("rahima", 45)
    shop.delivered()

    assert shop.who() == ["rahima"]


def test_a_cancelled_order_does_too(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    shop.buys("rahima", 31, imported=True)
    late = shop.buys("rahima", 3)
    shop.delivered()

    shop.becomes(late, "cancelled")
    shop.delivered()
    shop.job()

    assert [each.occurrence for each in shop.messages()] == ["silent_30#2026-02-07"]


def test_and_one_whose_date_is_put_right(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    order = shop.buys("rahima", 3)
    shop.delivered()

    shop.corrects(order, ago=30)
    shop.delivered()

    assert shop.who() == ["rahima"]


def test_an_old_order_that_is_delivered_is_no_news(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    order = shop.buys("rahima", 45)
    shop.delivered()
    shop.days_pass(3)
    shop.becomes(order, "delivered")
    shop.delivered()

    shop.job()

    assert len(shop.messages()) == 1


def test_told_again_behind_midnight_it_is_one_message(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    shop.buys("rahima", 45)
    (told,) = shop.undelivered("OrderPlaced")

    shop.hears(told)
    shop.days_pass()
    shop.hears(told)
    shop.job()

    assert len(shop.messages()) == 1


def test_whoever_buys_before_it_goes_hears_nothing(shop: CampaignShop) -> None:
    silent(shop, 30)
    shop.it_is(shop.today, 22)
    shop.campaign(COME_BACK)
    shop.job()
    assert shop.who(state="held") == ["c30"]

    shop.buys("c30")
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("suppressed", "reason_is_over")


def test_even_if_it_has_waited_for_its_hour_for_days(shop: CampaignShop) -> None:
    silent(shop, 30)
    shop.it_is(shop.today, 22)
    shop.campaign(COME_BACK)
    shop.job()
    shop.days_pass(6)

    shop.buys("c30")
    shop.delivered()

    assert shop.one().reason == "reason_is_over"


def test_history_that_comes_in_ends_no_silence_of_today(shop: CampaignShop) -> None:
    silent(shop, 30)
    shop.it_is(shop.today, 22)
    shop.campaign(COME_BACK)
    shop.job()

    shop.buys("c30", 400, imported=True)
    shop.delivered()

    assert shop.who(state="held") == ["c30"]


def test_a_silence_within_imported_history_is_none(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    shop.buys("rahima", 45, imported=True)
    shop.delivered()
    shop.job()

    assert shop.messages() == []


def test_one_that_becomes_so_long_afterwards_is_news(shop: CampaignShop, looked: Campaign) -> None:
    shop.customer("rahima")
    shop.buys("rahima", 29, imported=True)
    shop.delivered()
    shop.job()

    shop.days_pass()
    shop.job()

    assert shop.who() == ["rahima"]


# -- stages that are silences --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stage", "days"), [("at_risk", 60), ("churned", 90)])
def test_a_stage_begins_on_its_day(shop: CampaignShop, stage: str, days: int) -> None:
    silent(shop, days - 1)
    shop.campaign(Trigger("stage_changed", stage=stage))
    shop.job()
    assert shop.messages() == []

    shop.days_pass()
    shop.job()

    assert shop.who() == [f"c{days - 1}"]


def test_a_stage_that_begins_earlier_is_looked_for_everywhere_once(shop: CampaignShop) -> None:
    silent(shop, 50)
    shop.campaign(Trigger("stage_changed", stage="at_risk"))
    shop.job()
    assert shop.messages() == []

    shop.says("lifecycle", at_risk_days=45)
    shop.job()

    assert shop.who() == ["c50"]


# -- whom the campaign is for, and when ----------------------------------------------------------------------------


def test_only_those_of_its_segment_are_written_to(shop: CampaignShop) -> None:
    silent(shop, 30, 31)
    for _ in range(5):
        shop.buys("c31", 31)
    shop.delivered()
    shop.campaign(COME_BACK, target="vip")

    shop.job()

    assert shop.who() == ["c31"]


def test_before_its_first_day_nobody_is_written_to_and_on_it_everybody(shop: CampaignShop) -> None:
    silent(shop, 30)
    shop.campaign(COME_BACK, start_date=shop.today + timedelta(days=1))
    shop.job()
    assert shop.messages() == []

    shop.days_pass()
    shop.job()

    assert shop.who() == ["c30"]


def test_on_its_last_day_still_and_behind_it_no_more(shop: CampaignShop) -> None:
    silent(shop, 29, 28)
    shop.campaign(COME_BACK, end_date=shop.today + timedelta(days=1))
    shop.job()
    shop.days_pass()
    shop.job()
    shop.days_pass()
    shop.job()

    assert shop.who() == ["c29"]
    assert shop.one().valid_until.isoformat() == "2026-03-11T17:59:59+00:00"


@pytest.mark.parametrize("how", ["inactive", "paused", "without a provider"])
def test_one_that_is_not_running_looks_for_nobody_and_makes_up_for_it(shop: CampaignShop, how: str) -> None:
    silent(shop, 29)
    campaign = shop.campaign(COME_BACK)
    shop.job()
    match how:
        case "inactive":
            shop.changes(campaign, is_active=False)
        case "paused":
            shop.pauses()
        case _:
            shop.says("providers", sms="none")
    shop.days_pass()
    shop.job()
    assert shop.messages() == []

    shop.changes(campaign, is_active=True, paused=False)
    shop.says("providers", sms="outbox")
    shop.days_pass(2)
    shop.job()

    assert shop.who() == ["c29"]
