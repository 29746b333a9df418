"""A reason that is over before its message went: the cart was bought, the silence ended, the order was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.heard import OrderHeard
from rapport.campaigns.planning import by_purchase, reasons
from rapport.campaigns.planning.by_recency import silence_after, silent_for
from rapport.campaigns.planning.looking import Looking
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.table import Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message
from rapport.orders import store as orders

WAITS_AT_MOST = timedelta(days=15)
"""A week until it is due, a week for its hour, and a day."""


def over(work: Work, detail: Mapping[str, Any]) -> int:
    """How many messages do not go."""
    if detail["type"] == "CartRecovered":
        return sum(
            withdrawn(work, message_id)
            for campaign in store.every(work)
            if campaign.trigger is not None and campaign.trigger.kind == "cart_abandoned"
            for message_id in _about_cart(work, campaign, detail["customer_id"], detail["cart_id"])
        )
    if not detail["type"].startswith("Order") or detail.get("imported"):
        return 0
    return _over_by_order(work, OrderHeard.read(dict(detail)))


def withdrawn(work: Work, message_id: str) -> int:
    """Of one that is on its way, or may be, nothing is taken back."""
    for _ in range(TRIES):
        message = messages.find(work.table, message_id)
        if message is None or message.state not in ("queued", "held") or message.in_doubt:
            return 0
        acting = Work(work.shop, work.caller)
        messages.move(acting, message, replace(message, state="suppressed", reason="reason_is_over"))
        try:
            acting.commit()
        except Refused:
            continue
        return 1
    return 0


def _about_cart(work: Work, campaign: Campaign, customer_id: str, cart_id: str) -> Iterator[str]:
    name = f"cart#{cart_id}"
    for occurrence, message_id in reasons.of_customer(work.table, campaign.campaign_id, customer_id, name).items():
        if occurrence == name:
            yield message_id


def _over_by_order(work: Work, order: OrderHeard) -> int:
    found = customers.anyone(work, [order.customer_id])
    if not found:
        return 0
    waiting = [
        each
        for each in messages.of_customer(work.table, found[0].ids, work.today - WAITS_AT_MOST)
        if each.state in ("queued", "held")
    ]
    campaigns = store.among(work, {each.campaign_id for each in waiting})
    return sum(
        withdrawn(work, each.message_id)
        for each in waiting
        if (campaign := campaigns.get(each.campaign_id)) and _is_over(work, campaign, each, order, found[0])
    )


def _is_over(work: Work, campaign: Campaign, message: Message, order: OrderHeard, customer: Customer) -> bool:
    trigger, last = campaign.trigger, customer.statistics.last
    if trigger is None:
        return False
    if (days := silent_for(trigger, work.settings)) is not None:
        return last is None or message.occurrence != silence_after(last, days)
    match trigger.kind:
        case "cart_abandoned" | "reminder_due":
            # Whoever has just ordered needs no word about ordering.
            return order.type == "OrderPlaced" and bool(order.worth)
        case "purchased":
            try:
                bought = orders.get(work, message.occurrence.removeprefix(by_purchase.BOUGHT))
            except orders.NoSuchOrder:
                return False
            looking = Looking(work, campaign, day=work.today, since=work.today)
            return by_purchase.is_over(looking, trigger, bought, customer)
        case _:
            return False
