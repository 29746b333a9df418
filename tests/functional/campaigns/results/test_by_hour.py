"""In which hours of the shop a campaign is sent, read, answered, and ordered from."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rapport.kernel import keys
from rapport.kernel.table import Key
from rapport.kernel.table.meter import item_size
from rapport.messaging.ledger import counting
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind
from rapport.messaging.receipts.receiving import receive
from tests.functional.campaigns.results.sent import goes_out
from tests.rig.campaign_shop import CAMPAIGN, CampaignShop
from tests.rig.shop import ADMIN

KB = 1024


@pytest.fixture
def rahima(shop: CampaignShop) -> CampaignShop:
    """She has got word of honey, at noon in Dhaka: six in Greenwich."""
    shop.customer("rahima")
    shop.campaign()
    goes_out(shop)
    return shop


def hears(shop: CampaignShop, kind: ReceiptKind, **said: Any) -> None:
    receive(shop.here, ADMIN, Receipt("outbox", kind, shop.now, shop.one().message_id, **said))


def answers(shop: CampaignShop, text: str) -> None:
    message = shop.one()
    phone = shop.shop.call("GET", "/cdm/customer360/rahima").body["phone"]
    said = Receipt("outbox", "replied", shop.now, address=phone, channel=message.channel, text=text)
    receive(shop.here, ADMIN, said)


def orders(shop: CampaignShop) -> str:
    return shop.buys("rahima", order_date=shop.now.isoformat())


def by_hour(shop: CampaignShop, name: str) -> dict[int, int]:
    return {each.hour: number for each in shop.stats().by_hour if (number := getattr(each, name))}


def test_each_move_is_told_in_the_hour_in_which_it_came(rahima: CampaignShop) -> None:
    hears(rahima, "delivered")
    rahima.it_is(rahima.today, 19, 59)
    hears(rahima, "read")
    rahima.it_is(rahima.today, 20)
    answers(rahima, "yes")
    rahima.it_is(rahima.today + timedelta(days=1), 0, 15)
    orders(rahima)
    rahima.delivered()

    names = ("sent", "delivered", "read", "responded", "orders")
    assert [by_hour(rahima, name) for name in names] == [{12: 1}, {12: 1}, {19: 1}, {20: 1}, {0: 1}]


def test_all_hours_of_the_day_are_told_in_their_order(rahima: CampaignShop) -> None:
    assert [each.hour for each in rahima.stats().by_hour] == list(range(24))


def test_the_same_hour_of_two_days_is_one(rahima: CampaignShop) -> None:
    rahima.days_pass()
    rahima.campaign(campaign_id="cmp_rice")
    goes_out(rahima, "cmp_rice")
    rahima.later(hours=1)
    orders(rahima)
    rahima.days_pass()
    rahima.later(hours=1)
    orders(rahima)
    rahima.delivered()

    told = {each.hour: each.orders for each in rahima.stats("cmp_rice").by_hour if each.orders}
    assert told == {13: 2}


def test_an_order_counts_in_the_hour_in_which_it_was_placed_whenever_it_is_heard_of(rahima: CampaignShop) -> None:
    rahima.later(hours=2)
    orders(rahima)
    rahima.later(hours=5)
    rahima.delivered()

    assert by_hour(rahima, "orders") == {14: 1}


def test_a_cancelled_order_is_taken_back_from_its_own_hour(rahima: CampaignShop) -> None:
    rahima.later(hours=2)
    order = orders(rahima)
    rahima.delivered()
    rahima.days_pass()
    rahima.later(hours=6)
    rahima.becomes(order, "cancelled")
    rahima.delivered()

    assert (by_hour(rahima, "orders"), rahima.stats().orders) == ({}, 0)


def test_what_the_held_out_order_is_in_no_hour(shop: CampaignShop) -> None:
    for number in range(12):
        shop.customer(f"c{number}")
    shop.campaign(holdout_percent=50)
    goes_out(shop)
    shop.later(hours=1)
    for each in shop.messages():
        shop.buys(each.customer_id, order_date=shop.now.isoformat())
    shop.delivered()

    sent = shop.stats().total_sent
    assert 0 < sent < 12
    assert by_hour(shop, "orders") == {13: sent}


class TestCellsFromBeforeTheHours:
    def test_they_read_as_nothing(self, rahima: CampaignShop) -> None:
        without_hours(rahima)

        assert all(by_hour(rahima, name) == {} for name in ("sent", "delivered", "read", "responded", "orders"))
        assert rahima.stats().total_sent == 1

    def test_what_moves_from_now_on_is_in_its_hour(self, rahima: CampaignShop) -> None:
        without_hours(rahima)
        rahima.later(hours=3)
        hears(rahima, "read")

        assert (by_hour(rahima, "sent"), by_hour(rahima, "read")) == ({}, {15: 1})

    def test_an_old_order_that_is_taken_back_takes_nothing_from_an_hour(self, rahima: CampaignShop) -> None:
        rahima.later(hours=2)
        order = orders(rahima)
        rahima.delivered()
        without_hours(rahima)
        place = keys.brought(order)
        item = dict(rahima.table.get(place) or {})
        del item["hour"]
        rahima.table.load([(place, item)])
        for state in ("cancelled", "placed"):
            rahima.becomes(order, state)
            rahima.delivered()
            assert by_hour(rahima, "orders") == {}


def test_a_cell_in_which_much_happens_all_day_long_stays_one_unit(rahima: CampaignShop) -> None:
    """Sent while it is allowed, answered from early till late."""
    hears(rahima, "delivered")
    ((key, item),) = cells(rahima)
    busy = dict(item)
    for hour in range(9, 21):
        busy |= {counting.in_hour(name, hour): 120 for name in ("on_sent", "on_delivered")}
    for hour in range(7, 24):
        busy |= {counting.in_hour(name, hour): 12 for name in ("on_read", "answered", "orders")}

    assert item_size({**key._asdict(), **busy}) <= KB


def cells(shop: CampaignShop) -> list[tuple[Key, dict[str, Any]]]:
    partition = keys.tally_partition(CAMPAIGN)
    return [(key, dict(item)) for key, item in shop.table.everything().items() if key.pk == partition]


def without_hours(shop: CampaignShop) -> None:
    shop.table.load(
        (key, {name: amount for name, amount in item.items() if not name[0].isdigit()}) for key, item in cells(shop)
    )
