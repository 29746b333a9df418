"""A message as callers get to know it."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import access
from rapport.kernel.caller import Role
from rapport.kernel.masking import masked
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import Composed
from rapport.messaging.ledger.message import Message
from rapport.messaging.ledger.record import context
from rapport.messaging.ops.model import MessageTold, WordsTold


def read(work: Work, message: Message) -> MessageTold:
    """Looking at one message is looking at its customer; a list of many is no more than a list of customers is."""
    access.noted(work, message.customer_id)
    return one(work, message)


def one(work: Work, message: Message) -> MessageTold:
    return many(work, [message])[0]


def many(work: Work, messages: Sequence[Message]) -> list[MessageTold]:
    here = customers.by_id(work, (each.customer_id for each in messages))
    return [_told(work, each, here.get(each.customer_id)) for each in messages]


def _told(work: Work, message: Message, customer: Customer | None) -> MessageTold:
    return MessageTold(
        id=message.message_id,
        customer_id=message.customer_id,
        customer_name=customer.name if customer else None,
        campaign_id=message.campaign_id,
        variant=message.variant or None,
        channel=message.channel,
        purpose=message.purpose,
        state=message.state,
        since=message.since,
        reason=message.reason or None,
        attempt=message.attempt,
        provider=message.provider or None,
        reference=message.reference or None,
        planned_at=message.planned_at,
        due=message.due if message.waits else None,
        times=dict(message.times),
        parts=message.parts or None,
        cost=message.cost,
        answer=message.answer or None,
        words=_words(work, message, customer) if customer else None,
    )


def _words(work: Work, message: Message, customer: Customer) -> WordsTold | None:
    if message.sealed is None:
        return None
    seal = customers.seal_of(work, customer, message.customer_id)
    composed = Composed.opened(seal.open(message.sealed, context(message.message_id)))
    shows_address = Role.ADMIN in work.caller.roles
    return WordsTold(
        to=masked(composed.to) if shows_address else None,
        subject=composed.subject or None,
        text=composed.text,
    )
