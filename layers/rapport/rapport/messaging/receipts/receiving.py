"""What a receipt does: a status moves forwards or not at all, however often, late or disordered receipts come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Literal

from rapport.activity import messages as timeline
from rapport.activity.kinds import EngagementStatus, Response
from rapport.customers import contacts as contacts_
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform
from rapport.messaging.dispatch.composing import Composed
from rapport.messaging.dispatch.settling import given_back
from rapport.messaging.gate.opting_out import no_more_advertising, owners, start, stop
from rapport.messaging.gate.suppression import suppress
from rapport.messaging.gate.verdict import contacts_of
from rapport.messaging.ledger import counting, store
from rapport.messaging.ledger.events import MessageAnswered
from rapport.messaging.ledger.leaving import left
from rapport.messaging.ledger.message import GONE, MESSAGE_CHANNELS, Message, MessageChannel, may_become
from rapport.messaging.ledger.record import context
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.words import Meaning, meaning

type Arrived = Literal["sent", "delivered", "read"]

RESPONSES: dict[Meaning, Response] = {"positive": "positive", "negative": "negative", "stop": "negative"}
OUR_ID = re.compile(keys.MESSAGE_ID)

ANSWERS_LOOK_BACK = timedelta(days=14)
"""A reply belongs to the latest message of these days."""


def receive(shop: Shop, caller: Caller, receipt: Receipt) -> str:
    """What came of it, in a word."""
    match receipt.kind:
        case "replied":
            return _replied(shop, caller, receipt)
        case "unsubscribed":
            return _unsubscribed(shop, caller, receipt)
        case "clicked" | "opened":
            return perform(shop, caller, partial(_looked_at, receipt=receipt))
        case "sent" | "delivered" | "read":
            return perform(shop, caller, partial(_arrived, receipt=receipt, state=receipt.kind))
        case "failed":
            return perform(shop, caller, partial(_failed, receipt=receipt))


def _arrived(work: Work, receipt: Receipt, state: Arrived) -> str:
    message = _named(work, receipt)
    if message is None:
        return "no_such_message"
    if not (_handed_over(message) and may_become(message.state, state)):
        return "known"
    _moves_on(work, message, receipt, state)
    return state


def _handed_over(message: Message) -> bool:
    """Of one that lies in line after all that is certain (it was refused, and a person sends it again), a receipt
    tells nothing new; of one in doubt it tells what nobody knew."""
    return message.in_doubt or message.state not in ("queued", "held")


def _moves_on(work: Work, message: Message, receipt: Receipt, state: Arrived) -> None:
    if message.state not in GONE:
        _before_the_answer(work, message, receipt, state)
        return
    store.move(work, message, replace(message, state=state, times={state: receipt.at, **message.times}))
    _note(work, message, state)


def _before_the_answer(work: Work, message: Message, receipt: Receipt, state: Arrived) -> None:
    """The provider's receipt was faster than its answer, or settles what nobody knew."""
    found = customers.anyone(work, [message.customer_id])
    if not found or message.sealed is None:
        store.move(work, message, replace(message, state=state, reason="", in_doubt=False, lease_until=None))
        return
    composed = Composed.opened(
        customers.seal_of(work, found[0], message.customer_id).open(message.sealed, context(message.message_id))
    )
    left(
        work,
        message,
        found[0],
        title=composed.title,
        text=composed.text,
        state=state,
        reference=receipt.reference,
    )


def _note(work: Work, message: Message, status: EngagementStatus) -> None:
    """Beside what happened with the customer, where it stands: of whom the house has lost, nothing does."""
    if "sent" in message.times:
        timeline.note_status(work, message.customer_id, message.times["sent"], message.message_id, status)


def _failed(work: Work, receipt: Receipt) -> str:
    message = _named(work, receipt)
    if message is None:
        return "no_such_message"
    if receipt.undeliverable and message.sealed is not None:
        _never_again(work, message)
    if not (_handed_over(message) and may_become(message.state, "failed")):
        return "known"
    reason = receipt.reason or "not_delivered"
    uncounted = given_back(work, message)
    store.move(work, message, replace(uncounted, state="failed", reason=reason, in_doubt=False, lease_until=None))
    _note(work, message, "failed")
    return "failed"


def _never_again(work: Work, message: Message) -> None:
    found = customers.anyone(work, [message.customer_id])
    if found and message.sealed is not None:
        opened = customers.seal_of(work, found[0], message.customer_id).open(
            message.sealed, context(message.message_id)
        )
        suppress(work, message.channel, opened["to"], "undeliverable")


def _looked_at(work: Work, receipt: Receipt) -> str:
    """Opened and clicked: a message that was looked at was read."""
    message = _named(work, receipt)
    if message is None:
        return "no_such_message"
    if receipt.kind in message.times:
        return "known"
    news = replace(message, times={**message.times, receipt.kind: receipt.at})
    if _handed_over(message) and may_become(message.state, "read"):
        _moves_on(work, news, receipt, "read")
    else:
        store.note(work, message, news)
    counting.happened(work, message, **{receipt.kind: 1})
    return receipt.kind


def _unsubscribed(shop: Shop, caller: Caller, receipt: Receipt) -> str:
    if receipt.address and receipt.channel in MESSAGE_CHANNELS:
        stop(shop, caller, receipt.channel, receipt.address, "complaint" if receipt.reason else "unsubscribed")
        return "stopped"
    if not receipt.message_id:
        return "nobody_named"
    return perform(shop, caller, partial(opted_out, message_id=receipt.message_id, source="unsubscribed"))


def opted_out(work: Work, message_id: str, source: str) -> str:
    """By the way out of one message: its receiver, its channel."""
    message = store.find(work.table, message_id)
    found = customers.anyone(work, [message.customer_id]) if message is not None else []
    if message is None or not found:
        return "nobody_there"
    said = found[0].consent.get(f"{message.channel}:marketing")
    if said is not None and not said.allowed:
        return "known"
    no_more_advertising(work, found[0], message.channel, source)
    counting.happened(work, message, opted_out=1)
    return "stopped"


def _replied(shop: Shop, caller: Caller, receipt: Receipt) -> str:
    channel = _channel(receipt)
    if channel is None or not receipt.address:
        return "nobody_named"
    said = meaning(receipt.text)
    if said == "stop":
        stop(shop, caller, channel, receipt.address, "stop")
    elif said == "start":
        start(shop, caller, channel, receipt.address, receipt.at)
    theirs = owners(shop, caller, channel, receipt.address)
    for customer in theirs:
        perform(
            shop,
            caller,
            partial(_answered, customer_id=customer.customer_id, receipt=receipt, channel=channel, said=said),
        )
    return said if theirs else "stranger"


def _answered(work: Work, customer_id: str, receipt: Receipt, channel: MessageChannel, said: Meaning) -> None:
    found = customers.anyone(work, [customer_id])
    if not found:
        return
    if channel == "whatsapp":
        _wrote_whatsapp(work, found[0], receipt)
    message = _latest_gone(work, found[0], channel, receipt)
    if message is None or ("answered" in message.times and receipt.at <= message.times["answered"]):
        # Told once more, or too late: the latest word stands.
        return
    first = "answered" not in message.times
    news = replace(message, answer=said, times={**message.times, "answered": receipt.at})
    if message.state in ("sent", "delivered"):
        # Who answers has read.
        news = replace(news, state="read", times={"read": receipt.at, **news.times})
        after = store.move(work, message, news)
    else:
        after = store.note(work, message, news)
    if first:
        counting.happened(work, message, answered=1, **{f"answered_{said}": 1}, opted_out=int(said == "stop"))
    timeline.note_status(
        work,
        message.customer_id,
        message.times["sent"],
        message.message_id,
        "responded",
        RESPONSES.get(said, "neutral"),
    )
    work.emit(
        MessageAnswered(
            occurred_at=receipt.at,
            record_version=after.version,
            message_id=message.message_id,
            customer_id=customer_id,
            campaign_id=message.campaign_id,
            channel=channel,
            meaning=said,
        )
    )


def _wrote_whatsapp(work: Work, customer: Customer, receipt: Receipt) -> None:
    known = contacts_of(customer)
    if known.wrote_whatsapp is None or receipt.at > known.wrote_whatsapp:
        customers.keep(work, customer, "contacts", contacts_.to_item(replace(known, wrote_whatsapp=receipt.at)))


def _latest_gone(work: Work, customer: Customer, channel: MessageChannel, receipt: Receipt) -> Message | None:
    since = work.shop.place.day(receipt.at - ANSWERS_LOOK_BACK)
    gone = [
        each
        for each in store.of_customer(work.table, customer.ids, since)
        if each.channel == channel and each.state in GONE and "sent" in each.times and each.times["sent"] <= receipt.at
    ]
    return max(gone, key=lambda each: each.times["sent"], default=None)


def _named(work: Work, receipt: Receipt) -> Message | None:
    """Providers give back what they were given; what is no id of ours names nothing."""
    return store.find(work.table, receipt.message_id) if OUR_ID.match(receipt.message_id) else None


def _channel(receipt: Receipt) -> MessageChannel | None:
    return next((each for each in MESSAGE_CHANNELS if each == receipt.channel), None)
