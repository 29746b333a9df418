"""A week after they bought rice, if they have not bought spices since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapport.campaigns import defaults, saving
from tests.rig.campaign_shop import CampaignShop, Trigger

RICE = Trigger("purchased", value=7, category="Rice", unless_category="Spices")

UNLESS_CHILLI = Trigger("purchased", value=7, category="Rice", unless_product_id="chilli")


def bought(shop: CampaignShop, ago: int, product: str = "rice", customer_id: str = "rahima") -> str:
    shop.customer(customer_id)
    order = shop.buys(customer_id, ago, product=product)
    shop.delivered()
    return order


@pytest.mark.parametrize(("ago", "found"), [(6, False), (7, True), (13, True), (14, False)])
def test_a_first_look_finds_the_week_behind_the_day(shop: CampaignShop, ago: int, found: bool) -> None:
    bought(shop, ago)
    shop.campaign(RICE)

    shop.job()

    assert bool(shop.messages()) is found


def test_on_its_day_it_is_found_once(shop: CampaignShop) -> None:
    order = bought(shop, 5)
    shop.campaign(RICE)
    for _ in range(4):
        shop.job()
        shop.job()
        shop.days_pass()

    assert shop.one().occurrence == f"bought#{order}"
    assert shop.one().day.isoformat() == "2026-03-12"


@pytest.mark.parametrize(("days", "found"), [(3, True), (9, True), (10, False)])
def test_days_without_a_run_are_made_up_for_within_the_week(shop: CampaignShop, days: int, found: bool) -> None:
    bought(shop, 4)
    shop.campaign(RICE)
    shop.job()

    shop.days_pass(days)
    shop.job()

    assert bool(shop.messages()) is found


def test_something_else_was_bought(shop: CampaignShop) -> None:
    bought(shop, 7, "honey")
    shop.campaign(RICE)

    shop.job()

    assert shop.messages() == []


@pytest.mark.parametrize("spelled", ["rice", "RICE ", "চাল"])
def test_a_shelf_is_known_however_it_is_spelled(shop: CampaignShop, spelled: str) -> None:
    bought(shop, 7)
    shop.campaign(Trigger("purchased", value=7, category=spelled))

    shop.job()

    assert shop.who() == ["rahima"]


def test_one_product_of_the_shelf(shop: CampaignShop) -> None:
    bought(shop, 7)
    shop.campaign(Trigger("purchased", value=7, product_id="rice"))
    shop.campaign(Trigger("purchased", value=7, product_id="honey"), "cmp_other")

    shop.job()

    assert (shop.who(), shop.who("cmp_other")) == (["rahima"], [])


def test_the_words_know_what_was_bought(shop: CampaignShop) -> None:
    bought(shop, 7)
    shop.campaign(RICE)

    shop.job()

    assert shop.one().said["product"] == "Miniket Rice 5 kg"


@pytest.mark.parametrize(
    ("trigger", "said", "offered"),
    [
        (RICE, {}, "Spices"),
        (UNLESS_CHILLI, {}, "Chilli 200 g"),
        (RICE, {"product_id": "honey"}, "Honey 500 g"),
        (replace(RICE, unless_category=None), {"product_id": "honey"}, "Honey 500 g"),
    ],
)
def test_the_words_know_what_goes_with_it(
    shop: CampaignShop, trigger: Trigger, said: dict[str, str], offered: str
) -> None:
    bought(shop, 7)
    shop.campaign(trigger, texts={"en": "{product}? {recommended_product}!"}, **said)

    text = shop.previews().samples[0].text

    assert text.startswith(f"Miniket Rice 5 kg? {offered}!")


def test_the_cross_sell_that_comes_with_the_house_has_all_its_words(shop: CampaignShop) -> None:
    bought(shop, 7)
    shop.do(defaults.ensure)
    shop.do(lambda work: saving.switch(work, "cmp_cross_sell", True, None))

    assert "Spices" in shop.previews("cmp_cross_sell").samples[0].text


@pytest.mark.parametrize("trigger", [replace(RICE, unless_category="spices"), UNLESS_CHILLI], ids=["shelf", "product"])
@pytest.mark.parametrize(("ago", "state"), [(8, "queued"), (6, "suppressed")])
def test_whoever_has_what_goes_with_it_is_offered_nothing(
    shop: CampaignShop, trigger: Trigger, ago: int, state: str
) -> None:
    bought(shop, 7)
    shop.buys("rahima", ago, product="chilli")
    shop.delivered()
    shop.campaign(trigger)

    shop.job()

    assert shop.one().state == state
    assert shop.one().reason == ("already_bought" if state == "suppressed" else "")


def test_the_same_basket_counts_as_having_it(shop: CampaignShop) -> None:
    bought(shop, 7, "rice+chilli")
    shop.campaign(RICE)

    shop.job()

    assert shop.one().reason == "already_bought"


# -- facts that change ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("ago", "found"), [(6, False), (7, True), (13, True), (14, False), (300, False)])
def test_an_order_that_is_written_down_late_counts_within_its_week(shop: CampaignShop, ago: int, found: bool) -> None:
    shop.campaign(RICE)
    shop.job()

    bought(shop, ago)
    shop.job()

    assert bool(shop.messages()) is found


def test_an_order_whose_date_is_put_right_is_written_about_once(shop: CampaignShop) -> None:
    order = bought(shop, 7)
    shop.campaign(RICE)
    shop.job()
    shop.corrects(order, ago=5, product="rice")
    shop.delivered()

    for _ in range(4):
        shop.days_pass()
        shop.job()

    assert len(shop.messages()) == 1


def test_a_cancelled_order_is_no_reason(shop: CampaignShop) -> None:
    shop.becomes(bought(shop, 7), "cancelled")
    shop.delivered()
    shop.campaign(RICE)

    shop.job()

    assert shop.messages() == []


@pytest.mark.parametrize("what", ["cancelled", "corrected", "bought what goes with it"])
def test_what_waits_does_not_go_when_it_is_over(shop: CampaignShop, what: str) -> None:
    order = bought(shop, 7)
    shop.it_is(shop.today, 22)
    shop.campaign(RICE)
    shop.job()
    assert shop.one().state == "held"

    match what:
        case "cancelled":
            shop.becomes(order, "cancelled")
        case "corrected":
            shop.corrects(order, ago=7, product="honey")
        case _:
            shop.buys("rahima", product="chilli")
    shop.delivered()

    assert (shop.one().state, shop.one().reason) == ("suppressed", "reason_is_over")


def test_what_waits_goes_on_waiting_when_something_else_is_bought(shop: CampaignShop) -> None:
    bought(shop, 7)
    shop.it_is(shop.today, 22)
    shop.campaign(RICE)
    shop.job()

    shop.buys("rahima", product="honey")
    shop.delivered()

    assert shop.one().state == "held"


def test_imported_orders_are_the_past(shop: CampaignShop) -> None:
    shop.campaign(RICE)
    shop.customer("rahima")
    shop.buys("rahima", 7, product="rice", imported=True)
    shop.delivered()

    shop.job()

    assert shop.messages() == []


def test_on_the_day_of_the_purchase_itself(shop: CampaignShop) -> None:
    shop.campaign(Trigger("purchased", value=0, category="Rice"))

    bought(shop, 0)

    assert shop.who() == ["rahima"]


def test_more_orders_than_a_page_are_all_looked_at(shop: CampaignShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.campaigns.planning.by_purchase.PAGE", 3)
    for number in range(7):
        bought(shop, 7, customer_id=f"c{number}")
    shop.campaign(RICE)

    shop.job()

    assert len(shop.who()) == 7
