"""Who has likely used up what they bought hears of it by the channel that suits them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rapport.kernel import keys
from tests.rig.campaign_shop import CampaignShop, Trigger

ALMOST_USED_UP = {"en": "Your {product} is almost used up"}


def a_household(shop: CampaignShop, *products: str) -> date:
    """Bought so long ago that a reminder falls due; gives the day."""
    shop.customer("rahima")
    for product in products or ("rice",):
        shop.buys("rahima", 1, product=product)
    shop.delivered()
    return due(shop)


def due(shop: CampaignShop) -> date:
    item = shop.table.get(keys.reminders("rahima"))
    assert item is not None
    return min(date.fromisoformat(each["agenda"]) for each in item["needs"])


def by(shop: CampaignShop, channel: str) -> None:
    said = {"whatsapp_name": "reminder"} if channel == "whatsapp" else {}
    shop.campaign(Trigger("reminder_due"), f"cmp_{channel}", channel=channel, texts=ALMOST_USED_UP, **said)


def test_on_its_day_it_goes_by_the_channel_that_suits_them(shop: CampaignShop) -> None:
    day = a_household(shop)
    by(shop, "sms")
    by(shop, "whatsapp")

    shop.it_is(day - timedelta(days=1))
    shop.job()
    assert shop.messages("cmp_sms") + shop.messages("cmp_whatsapp") == []

    for _ in range(3):
        shop.it_is(max(day, shop.today))
        shop.job()
        shop.days_pass()
    (message,) = shop.messages("cmp_sms") + shop.messages("cmp_whatsapp")

    assert message.said["product"] == "Miniket Rice 5 kg"
    assert message.day == day


def test_two_needs_of_one_household_are_planned_together(shop: CampaignShop) -> None:
    day = a_household(shop, "rice", "chilli", "honey")
    by(shop, "sms")
    by(shop, "whatsapp")

    for _ in range(120):
        shop.it_is(day)
        shop.job()
        day += timedelta(days=1)

    found = shop.messages("cmp_sms") + shop.messages("cmp_whatsapp")
    assert len(found) == len({each.occurrence for each in found}) >= 3


def test_it_is_noted_that_they_were_asked(shop: CampaignShop) -> None:
    day = a_household(shop)
    by(shop, "sms")
    by(shop, "whatsapp")
    shop.it_is(day)
    shop.job()

    item = shop.table.get(keys.reminders("rahima"))
    assert item is not None
    assert list(item["asked"].values()) == [[day.isoformat()]]


def test_an_order_ends_the_wait(shop: CampaignShop) -> None:
    day = a_household(shop)
    by(shop, "sms")
    by(shop, "whatsapp")
    shop.it_is(day, 22)
    shop.job()

    shop.buys("rahima")
    shop.delivered()

    assert [each.reason for each in shop.messages("cmp_sms") + shop.messages("cmp_whatsapp")] == ["reason_is_over"]


@pytest.mark.parametrize("allowed", [True, False])
def test_without_their_word_they_are_not_written_to_and_not_counted_as_asked(shop: CampaignShop, allowed: bool) -> None:
    day = a_household(shop)
    by(shop, "sms")
    by(shop, "whatsapp")
    if not allowed:
        for channel in ("sms", "whatsapp"):
            shop.consents("rahima", channel, False)
    shop.it_is(day)
    shop.job()

    item = shop.table.get(keys.reminders("rahima"))
    assert item is not None
    assert bool(item["asked"]) is allowed
