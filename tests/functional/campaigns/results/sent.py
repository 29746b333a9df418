"""A campaign that went out: to whom, and what they did then."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from rapport.messaging.ledger.message import GONE, Message
from tests.rig.campaign_shop import CAMPAIGN, CampaignShop
from tests.rig.pretending import Faults, PretendProvider
from tests.rig.sending import dispatcher


def dispatched(shop: CampaignShop) -> None:
    """What lies in the queue goes, by a provider that takes everything."""
    provider = PretendProvider(Random(1), shop.shop.clock, faults=Faults())
    dispatch = dispatcher(shop.here, provider, shop.queue, Random(1))
    waiting, shop.queue.put_in = list(shop.queue.put_in), []
    for message_id in waiting:
        dispatch.dispatch(message_id)


def goes_out(shop: CampaignShop, campaign_id: str = CAMPAIGN) -> None:
    shop.sends(campaign_id)
    dispatched(shop)


def brought(shop: CampaignShop, campaign_id: str = CAMPAIGN) -> dict[str, tuple[int, Decimal]]:
    """Orders and their worth, by customer; of those who were held out as well."""
    return {
        each.customer_id: (each.orders, each.brought)
        for each in shop.messages(campaign_id)
        if each.orders or each.brought
    }


def gone(messages: list[Message]) -> list[Message]:
    return [each for each in messages if each.state in GONE]
