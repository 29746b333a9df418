"""Which message an order is counted for: the last that went before it, or the one whose code it carries."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.functional.campaigns.results.sent import brought, goes_out
from tests.rig.campaign_shop import CampaignShop

FIVE_HUNDRED = (1, Decimal("500.00"))


@pytest.fixture
def rahima(shop: CampaignShop) -> CampaignShop:
    """She has got word of honey, at noon."""
    shop.says("messages", a_day=5, a_week=20, sms_a_week=20, contacts_a_week=20)
    shop.customer("rahima")
    shop.campaign(discount_code="HONEY10")
    goes_out(shop)
    return shop


def another(shop: CampaignShop, campaign_id: str = "cmp_rice") -> None:
    shop.campaign(campaign_id=campaign_id)
    goes_out(shop, campaign_id)


@pytest.mark.parametrize(
    ("later", "counts"), [({"hours": 1}, True), ({"days": 7}, True), ({"days": 7, "minutes": 1}, False)]
)
def test_an_order_within_a_week_is_counted(rahima: CampaignShop, later: dict[str, int], counts: bool) -> None:
    rahima.later(**later)
    order_at = rahima.now
    rahima.buys("rahima", order_date=order_at.isoformat())
    rahima.delivered()

    assert brought(rahima) == ({"rahima": FIVE_HUNDRED} if counts else {})
    assert (rahima.stats().converted, rahima.stats().orders) == (int(counts), int(counts))


def test_an_order_of_before_is_not(rahima: CampaignShop) -> None:
    rahima.buys("rahima", order_date=(rahima.now - timedelta(minutes=1)).isoformat())
    rahima.delivered()

    assert brought(rahima) == {}


def test_the_last_word_counts(rahima: CampaignShop) -> None:
    rahima.later(hours=1)
    another(rahima)
    rahima.later(hours=1)
    rahima.buys("rahima", order_date=rahima.now.isoformat())
    rahima.delivered()

    assert (brought(rahima), brought(rahima, "cmp_rice")) == ({}, {"rahima": FIVE_HUNDRED})


def test_the_code_says_which_word_it_was(rahima: CampaignShop) -> None:
    rahima.later(hours=1)
    another(rahima)
    rahima.later(days=30)
    rahima.buys("rahima", code="honey10", order_date=rahima.now.isoformat())
    rahima.delivered()

    assert (brought(rahima), brought(rahima, "cmp_rice")) == ({"rahima": FIVE_HUNDRED}, {})
    assert (rahima.stats().redeemed, rahima.stats().redemption_rate) == (1, Decimal(100))


def test_a_code_that_came_to_her_otherwise_counts_for_the_last_word(rahima: CampaignShop) -> None:
    rahima.later(hours=1)
    rahima.buys("rahima", code="NEIGHBOUR", order_date=rahima.now.isoformat())
    rahima.delivered()

    assert brought(rahima) == {"rahima": FIVE_HUNDRED}
    assert rahima.stats().redeemed == 0


def an_order(shop: CampaignShop, amount: int = 500) -> str:
    shop.later(hours=1)
    order = shop.buys("rahima", amount=amount, order_date=shop.now.isoformat())
    shop.delivered()
    return order


def test_a_cancelled_order_is_taken_back_and_placed_again_it_counts_again(rahima: CampaignShop) -> None:
    order = an_order(rahima)
    found = []
    for state in ("cancelled", "placed", "delivered", "returned"):
        rahima.becomes(order, state)
        rahima.delivered()
        stats = rahima.stats()
        found.append((stats.converted, stats.orders, stats.revenue))

    nothing, counted = (0, 0, Decimal("0.00")), (1, 1, Decimal("500.00"))
    assert found == [nothing, counted, counted, nothing]


def test_what_is_taken_back_on_another_day_is_told_on_that_day(rahima: CampaignShop) -> None:
    order = an_order(rahima)
    rahima.days_pass()
    rahima.becomes(order, "cancelled")
    rahima.delivered()

    by_day = [(each.converted, each.revenue) for each in rahima.stats().by_day]
    assert by_day == [(1, Decimal("500.00")), (-1, Decimal("-500.00"))]
    assert rahima.shop.call("GET", "/crm/automation/campaigns/cmp_honey/stats").status == 200


def test_a_corrected_order_counts_as_it_is(rahima: CampaignShop) -> None:
    order = an_order(rahima)
    rahima.corrects(order, ago=0, amount=800)
    rahima.delivered()

    assert brought(rahima) == {"rahima": (1, Decimal("800.00"))}
    assert rahima.stats().revenue == Decimal("800.00")


def test_two_orders_of_one_person_are_one_who_bought(rahima: CampaignShop) -> None:
    an_order(rahima)
    an_order(rahima, amount=300)

    stats = rahima.stats()
    assert (stats.converted, stats.orders, stats.revenue) == (1, 2, Decimal("800.00"))
    assert stats.conversion_rate == Decimal(100)


def test_told_twice_late_and_the_other_way_round_it_is_the_same(rahima: CampaignShop) -> None:
    rahima.later(hours=1)
    order = rahima.buys("rahima", order_date=rahima.now.isoformat())
    rahima.becomes(order, "cancelled")
    rahima.becomes(order, "placed")
    rahima.corrects(order, ago=0, amount=700)
    told = rahima.undelivered("OrderPlaced", "OrderStatusChanged", "OrderCorrected")
    rahima.days_pass(3)

    for each in (*told[::-1], *told, told[0]):
        rahima.hears(each)

    assert brought(rahima) == {"rahima": (1, Decimal("700.00"))}
    assert rahima.stats().revenue == Decimal("700.00")


def test_imported_orders_were_brought_by_nobody(rahima: CampaignShop) -> None:
    rahima.later(hours=1)
    rahima.buys("rahima", imported=True, order_date=rahima.now.isoformat())
    rahima.delivered()

    assert brought(rahima) == {}


def test_what_never_went_brought_nothing(shop: CampaignShop) -> None:
    shop.customer("rahima")
    shop.campaign()
    shop.sends()
    shop.later(hours=1)
    shop.buys("rahima", order_date=shop.now.isoformat())
    shop.delivered()

    assert brought(shop) == {}


# -- those who were held out ---------------------------------------------------------------------------------------


def held_out(shop: CampaignShop) -> str:
    return next(each.customer_id for each in shop.messages() if each.reason == "held_out")


@pytest.fixture
def halves(shop: CampaignShop) -> CampaignShop:
    for number in range(12):
        shop.customer(f"c{number}")
    shop.campaign(holdout_percent=50)
    goes_out(shop)
    return shop


def test_who_was_held_out_and_buys_is_counted_beside(halves: CampaignShop) -> None:
    halves.later(hours=1)
    halves.buys(held_out(halves), order_date=halves.now.isoformat())
    halves.delivered()

    stats = halves.stats()
    assert (stats.converted, stats.revenue) == (0, Decimal("0.00"))
    assert brought(halves) == {held_out(halves): FIVE_HUNDRED}


def test_a_few_people_tell_nothing_and_it_says_how_many_are_missing(halves: CampaignShop) -> None:
    lift = halves.stats().lift

    assert lift is not None
    assert (lift.enough_data, lift.conversion) == (False, None)
    assert lift.missing_people == 60 - 12
    assert lift.missing_conversions


def test_enough_people_tell_what_writing_did(shop: CampaignShop) -> None:
    shop.says("messages", only_with_consent=False)
    for number in range(90):
        shop.customer(f"c{number}", allows=())
    shop.campaign(holdout_percent=45)
    goes_out(shop)
    shop.later(hours=1)
    buyers = [each for each in shop.messages() if each.reason != "held_out"][:35]
    buyers += [each for each in shop.messages() if each.reason == "held_out"][:10]
    for each in buyers:
        shop.buys(each.customer_id, order_date=shop.now.isoformat())
    shop.delivered()

    lift = shop.stats().lift
    assert lift is not None
    assert lift.enough_data
    assert lift.held_out + shop.stats().total_sent == 90
    assert lift.conversion is not None
    assert lift.conversion_rate == (Decimal(3500) / shop.stats().total_sent).quantize(Decimal("0.01"))
    assert lift.held_out_rate == (Decimal(1000) / lift.held_out).quantize(Decimal("0.01"))
    assert lift.conversion.low < lift.conversion.estimate < lift.conversion.high
