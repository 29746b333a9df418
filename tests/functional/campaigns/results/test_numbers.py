"""A campaign's numbers follow from its messages: recounted from scratch they are the same, on any day."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from rapport.campaigns import store
from rapport.campaigns.campaign import Variant
from rapport.campaigns.results import sums
from rapport.campaigns.results.sums import Counts
from rapport.kernel import keys
from rapport.kernel.table.memory import MemoryTable
from rapport.messaging.ledger import counting
from tests.functional.campaigns.results.sent import dispatched, goes_out, gone
from tests.rig.campaign_shop import CAMPAIGN, CampaignShop, Trigger, at


def lives(shop: CampaignShop, seed: int, days: int) -> None:
    """Orders come, are taken back and put right; a campaign looks every day, another is sent each month."""
    chance = Random(seed)
    shop.campaign(Trigger("days_inactive", value=3), variants=(Variant("A", 50, {"en": "A"}),), holdout_percent=20)
    shop.campaign(campaign_id="cmp_month", starts="monthly", month_day=12, budget=Decimal("2.10"))
    names = [shop.customer(f"c{number}") for number in range(10)]
    orders: list[str] = []
    for _ in range(days):
        shop.it_is(shop.today + timedelta(days=1), chance.choice([10, 12, 22]))
        orders += [shop.buys(name, chance.choice([0, 0, 3, 5])) for name in chance.sample(names, 4)]
        for order in chance.sample(orders, min(2, len(orders))):
            if shop.shop.call("GET", f"/orders/{order}").body["status"] == "placed":
                shop.becomes(order, chance.choice(["cancelled", "delivered"]))
        shop.delivered()
        shop.job()
        dispatched(shop)


@pytest.mark.parametrize("seed", range(3))
def test_the_numbers_are_those_of_a_recount(shop: CampaignShop, seed: int) -> None:
    lives(shop, seed, 20)

    for campaign_id in (CAMPAIGN, "cmp_month"):
        messages, told = shop.messages(campaign_id), shop.stats(campaign_id)
        went = gone(messages)
        out = [each for each in messages if each.reason == "held_out"]
        assert told.audience == len(messages)
        assert told.total_sent == len(went)
        assert told.converted == sum(each.orders > 0 for each in went)
        assert told.orders == sum(each.orders for each in went)
        assert told.revenue == sum((each.brought for each in went), Decimal("0.00"))
        assert told.cost == sum((each.cost for each in went), Decimal("0.00"))
        assert told.suppressed_by_reason == Counter(each.reason for each in messages if each.state == "suppressed")
        by_day = {each.day: each.sent for each in told.by_day if each.sent}
        assert by_day == Counter(shop.here.place.day(each.times["sent"]) for each in went)
        by_hour = {each.hour: each.sent for each in told.by_hour if each.sent}
        assert by_hour == Counter(shop.here.place.hour(each.times["sent"]) for each in went)
        assert sum(each.orders for each in told.by_hour) == told.orders
        assert all(each.orders >= 0 for each in told.by_hour)
        if told.variants:
            variants = {each.variant: (each.audience, each.sent, each.revenue) for each in told.variants}
            for name in ("", "A"):
                mine = [each for each in messages if each.variant == name]
                worth = sum((each.brought for each in gone(mine)), Decimal("0.00"))
                assert variants[name or "own_words"] == (len(mine), len(gone(mine)), worth)
        control = counting.tallies(shop.table, campaign_id).whole
        assert control["control_orders"] == sum(each.orders for each in out)
        assert control.money("control_revenue") == sum((each.brought for each in out), Decimal("0.00"))
    assert shop.stats().converted


def test_the_record_is_told_with_what_came_of_it(shop: CampaignShop) -> None:
    shop.customer("rahima")
    shop.campaign()
    shop.campaign(campaign_id="cmp_never")
    goes_out(shop)
    shop.later(hours=1)
    shop.buys("rahima", order_date=shop.now.isoformat())
    shop.delivered()

    listed = {each["id"]: each for each in shop.shop.call("GET", "/crm/automation/campaigns").body}
    names = ("sent_count", "response_count", "success_count", "conversion_rate")
    assert [listed[CAMPAIGN][name] for name in names] == [1, 0, 1, 100]
    assert [listed["cmp_never"][name] for name in names] == [0, 0, 0, 0]
    assert shop.shop.call("GET", f"/crm/automation/campaigns/{CAMPAIGN}").body == listed[CAMPAIGN]


@pytest.mark.parametrize("seed", range(2))
def test_days_that_are_over_are_added_up_and_nothing_is_counted_twice_or_lost(shop: CampaignShop, seed: int) -> None:
    lives(shop, seed, 12)
    for _ in range(4):
        for campaign_id in (CAMPAIGN, "cmp_month"):
            messages = shop.messages(campaign_id)
            expected = Counts(len(gone(messages)), 0, sum(each.orders > 0 for each in gone(messages)))
            assert sums.counts(shop.work(), [campaign_id])[campaign_id] == expected
        shop.days_pass()
        sums.fold(shop.work(), [CAMPAIGN, "cmp_month", "cmp_nothing"])

    assert sums.fold(shop.work(), [CAMPAIGN]) == 0, "there is nothing left to add"


def test_yesterday_is_not_over_yet_for_whoever_began_before_midnight(shop: CampaignShop) -> None:
    shop.customer("rahima")
    shop.campaign()
    shop.sends()
    shop.it_is(shop.today, 20, 59)
    begun = shop.work()
    shop.it_is(shop.today + timedelta(days=1), 12)
    sums.fold(shop.work(), [CAMPAIGN])
    dispatched(shop)
    (message,) = gone(shop.messages())
    counting.happened(begun, message, converted=1)
    begun.commit()
    shop.it_is(shop.today + timedelta(days=3), 12)
    sums.fold(shop.work(), [CAMPAIGN])

    assert sums.counts(shop.work(), [CAMPAIGN])[CAMPAIGN] == Counts(1, 0, 1)


def test_fifty_campaigns_of_a_year_are_listed_at_the_price_of_their_last_days() -> None:
    """Each of 50 moved on each day in all 64 shards; of all these cells, those of today and yesterday are read."""
    shop = CampaignShop()
    metered = MemoryTable(keys.INDEXES)
    metered.load((key, item) for key, item in shop.table.everything().items() if key.area == "records")
    ids = [f"cmp_{number:02d}" for number in range(50)]
    days = [shop.today - timedelta(days=number) for number in range(6)]
    for campaign_id in ids:
        sums.begin(metered, campaign_id, shop.today - timedelta(days=5))
        metered.load(
            (
                keys.tally(campaign_id, day, "", "m")._replace(sk=f"{day.isoformat()}##{shard:02d}"),
                {"sent": Decimal(10), "queued": Decimal(-10), "on_sent": Decimal(10), "cost": Decimal("3.50")},
            )
            for day in days
            for shard in range(64)
        )
    assert sums.fold(shop.work(metered), ids) == 50
    work = shop.work(metered)
    metered.meter.reset()

    found = sums.counts(work, [*ids, "cmp_never", "cmp_gone"])

    assert set(found.values()) == {Counts(sent=6 * 64 * 10)}
    assert metered.meter.read_units <= 50 * 3
    assert metered.meter.total_requests <= 51


def test_of_those_that_never_wrote_to_anybody_nothing_is_read_but_that(shop: CampaignShop) -> None:
    metered = MemoryTable(keys.INDEXES)
    metered.load((key, item) for key, item in shop.table.everything().items() if key.area == "records")

    work = shop.work(metered)
    metered.meter.reset()

    assert sums.counts(work, [f"cmp_{number}" for number in range(50)]) == {}
    assert metered.meter.total_requests == 1


def test_one_that_was_taken_out_keeps_its_numbers_and_is_on_no_list(shop: CampaignShop) -> None:
    shop.customer("rahima")
    shop.campaign()
    goes_out(shop)
    shop.do(lambda work: store.remove(work, CAMPAIGN))

    assert shop.shop.call("GET", "/crm/automation/campaigns").body == []
    assert counting.tallies(shop.table, CAMPAIGN).whole["sent"] == 1


def test_the_status_says_how_far_it_is(shop: CampaignShop) -> None:
    shop.customer("rahima")
    shop.campaign()
    told = [shop.stats().status]
    shop.sends(time_left=lambda: False)
    told.append(shop.stats().status)
    shop.sends()
    told.append(shop.stats().status)
    shop.pauses()
    told.append(shop.stats().status)
    shop.changes(shop.campaign_now(), paused=False)
    dispatched(shop)
    told.append(shop.stats().status)

    assert told == ["active", "planning", "sending", "paused", "sent"]
    assert at(shop.today, 12) == shop.now
