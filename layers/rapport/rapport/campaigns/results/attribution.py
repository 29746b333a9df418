"""Orders that followed a message: counted for the last one, or for the one whose code they carry; and, the other way
round, for those who were held out of a campaign, so that one can see what came without it.

What an order is counted for stands in a record of its own, as of the order's version: it may tell its story twice,
late or backwards, and be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from rapport.campaigns import store
from rapport.campaigns.groups import HELD_OUT
from rapport.campaigns.heard import OrderHeard
from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.messaging.ledger import counting
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import GONE, Message
from rapport.orders import store as orders

CODES_LOOK_BACK = timedelta(days=90)
"""A code names its message, however late the order comes."""


def heard(work: Work, event: OrderHeard) -> bool:
    """True if it moved something."""
    if event.imported:
        return False
    key = keys.brought(event.order_id)
    before = work.table.get(key)
    if before is not None and before["record_version"] >= event.record_version:
        return False
    credited = before["messages"] if before else _credited(work, event)
    if not credited:
        return False
    was, now = money(before["worth"]) if before else ZERO, event.worth
    # Put right or taken back, it stays in the hour it was counted in; one that is older than the hours is in none.
    hour = before.get("hour") if before else work.shop.place.hour(from_stamp(event.placed_at))
    after: Item = {"messages": credited, "worth": now, "hour": hour, "record_version": event.record_version}
    when = (Equal("record_version", before["record_version"]),) if before else (Absent(),)
    work.write(Put(key, after, when=when, label="brought"))
    found = {each.message_id: each for each in messages.get_many(work.table, [each["id"] for each in credited])}
    for each in credited:
        if (message := found.get(each["id"])) is not None:
            _count(work, message, was, now, hour, by_code=each["by_code"])
    return True


def _credited(work: Work, event: OrderHeard) -> list[Item]:
    """One message at the most, and every campaign that this customer was held out of."""
    placed = from_stamp(event.placed_at)
    since = placed - CODES_LOOK_BACK
    buyer = customers.anyone(work, [event.customer_id])
    ids = buyer[0].ids if buyer else (event.customer_id,)
    recent = messages.of_customer(work.table, ids, work.shop.place.day(since))
    if not recent:
        return []
    within = timedelta(days=work.settings.messages.attributed_days)
    by_code = _by_code(work, event, recent, placed)
    touched = by_code or _last_touch(recent, placed, within)
    credited: list[Item] = [{"id": touched.message_id, "by_code": by_code is not None}] if touched else []
    credited += [
        {"id": each.message_id, "by_code": False}
        for each in recent
        if each.reason == HELD_OUT and each.planned_at <= placed <= each.planned_at + within
    ]
    return credited


def _last_touch(recent: Sequence[Message], placed: datetime, within: timedelta) -> Message | None:
    touched = [each for each in recent if _went(each) and each.times["sent"] <= placed <= each.times["sent"] + within]
    return max(touched, key=lambda each: each.times["sent"], default=None)


def _by_code(work: Work, event: OrderHeard, recent: Sequence[Message], placed: datetime) -> Message | None:
    code = orders.code_of(work, event.order_id)
    if not code:
        return None
    named = [
        each
        for each in recent
        if _went(each) and each.times["sent"] <= placed and _code_of(work, each.campaign_id) == code.upper()
    ]
    return max(named, key=lambda each: each.times["sent"], default=None)


def _code_of(work: Work, campaign_id: str) -> str:
    campaign = store.find(work, campaign_id)
    return (campaign.discount_code or "").upper() if campaign is not None else ""


def _went(message: Message) -> bool:
    return message.state in GONE and "sent" in message.times


def _count(work: Work, message: Message, was: Decimal, now: Decimal, hour: int | None, *, by_code: bool) -> None:
    """People are counted once, however many orders they make; their revenue is summed, and squared for the interval."""
    step = int(now > ZERO) - int(was > ZERO)
    orders_now, brought = message.orders + step, message.brought + now - was
    people = int(orders_now > 0) - int(message.orders > 0)
    messages.note(work, message, replace(message, orders=orders_now, brought=brought))
    squares = brought * brought - message.brought * message.brought
    moved: dict[str, int | Decimal] = {
        "converted": people,
        "orders": step,
        "revenue": now - was,
        "revenue_squared": squares,
        "redeemed": step if by_code else 0,
    }
    if message.reason == HELD_OUT:
        counting.happened(work, message, **{f"control_{name}": amount for name, amount in moved.items()})
        return
    if hour is not None:
        moved[counting.in_hour(counting.ORDERS, int(hour))] = step
    counting.happened(work, message, **moved)
