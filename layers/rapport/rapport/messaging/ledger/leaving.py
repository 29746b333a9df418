"""A message left the house: known from the provider's answer, from a receipt that was faster, or from a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from rapport.activity import messages as timeline
from rapport.customers.model import Customer
from rapport.kernel.work import Work
from rapport.messaging.ledger import counting, store
from rapport.messaging.ledger.message import Message


def left(
    work: Work,
    message: Message,
    customer: Customer,
    *,
    title: str,
    text: str,
    state: Literal["sent", "delivered", "read"] = "sent",
    reference: str = "",
) -> Message:
    """The move, the cost, and its place among what happened with the customer: there it stands once, however often
    it is sent again."""
    first = message.times.get("sent")
    after = store.move(
        work,
        message,
        replace(
            message,
            state=state,
            reason="",
            in_doubt=False,
            reference=reference or message.reference,
            lease_until=None,
            # Where it stands among what happened with the customer hangs on the first time: that stays.
            times={state: work.now, **message.times, "sent": first or work.now},
        ),
    )
    counting.happened(work, after, cost=after.cost, parts=after.parts, on_sent=int(state != "sent"))
    if first is not None:
        timeline.note_status(work, message.customer_id, first, message.message_id, state)
        return after
    timeline.note_sent(
        work,
        customer,
        message_id=message.message_id,
        campaign_id=message.campaign_id,
        channel=message.channel,
        purpose=message.purpose,
        title=title,
        text=text,
        at=work.now,
        status=state,
    )
    return after
