"""What people decide about messages that the house cannot or must not decide about by itself.

Each decision is in the message's audit chain, and nothing else is: a million moves of the house would bury them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.errors import Conflict
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import Composed
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.dispatch.settling import given_back
from rapport.messaging.ledger import store
from rapport.messaging.ledger.leaving import left
from rapport.messaging.ledger.message import Message, State
from rapport.messaging.ledger.record import context

STILL_GOOD_FOR = timedelta(days=1)


class NotToBeSentAgain(Conflict):
    """Only what failed, or of which nobody knows, goes again; what went has gone."""

    code = "message_not_to_be_sent_again"


class NothingInDoubt(Conflict):
    code = "message_not_in_doubt"


def send_again(work: Work, queue: Queue, message_id: str) -> Message:
    """By a person's word: with leave, in decent hours, and counted, like any other."""
    message = store.get(work.table, message_id)
    if message.state not in ("failed", "unknown"):
        raise NotToBeSentAgain(f"this message is {message.state}", current=_shown(message))
    message = _decided(work, message, "sent again", "queued")
    work.afterwards(lambda: _at_once(queue, message_id))
    return store.move(
        work,
        message,
        replace(
            # Who says so says that it did not arrive: it was no contact, and its room is free for it.
            given_back(work, message),
            state="queued",
            reason="",
            attempt=0,
            strikes=0,
            in_doubt=False,
            lease_until=None,
            due=work.now,
            valid_until=max(message.valid_until, work.now + STILL_GOOD_FOR),
        ),
    )


def mark_sent(work: Work, message_id: str) -> Message:
    """Somebody asked the provider, or the customer: it went."""
    message = store.get(work.table, message_id)
    if message.state != "unknown":
        raise NothingInDoubt(f"this message is {message.state}", current=_shown(message))
    message = _decided(work, message, "marked sent", "sent")
    found = customers.anyone(work, [message.customer_id])
    if not found or message.sealed is None:
        return store.move(work, message, replace(message, state="sent", reason="", in_doubt=False))
    composed = Composed.opened(
        customers.seal_of(work, found[0], message.customer_id).open(message.sealed, context(message_id))
    )
    return left(work, message, found[0], title=composed.title, text=composed.text)


def _decided(work: Work, message: Message, what: str, state: State) -> Message:
    head = work.audit(
        "message",
        message.message_id,
        message.audited + 1,
        what,
        place=keys.message(message.message_id),
        before={"state": message.state, "reason": message.reason, "attempt": message.attempt},
        after={"state": state},
        previous=message.audit_head,
    )
    return replace(message, audited=message.audited + 1, audit_head=head)


def _at_once(queue: Queue, message_id: str) -> None:
    """It is decided whether or not the queue takes it: within a minute the sweeper finds it waiting."""
    try:
        queue.put([message_id])
    except Exception as failure:
        logger().error("not queued", failure, message_id=message_id)


def _shown(message: Message) -> dict[str, str]:
    return {"message_id": message.message_id, "state": message.state, "reason": message.reason}
