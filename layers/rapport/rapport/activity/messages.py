"""A message that left stands among what happened with a customer, once, under an id computed from the message's own.

Both verbs add their write to the work of whoever moves the message: ledger and activity change together or not at
all. What may follow what is the ledger's to decide; its own record carries the condition. The audit of a message is
the ledger's too.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rapport.activity import engagement_record
from rapport.activity.engagement import Engagement
from rapport.activity.kinds import Delivery, EngagementChannel, EngagementStatus, Response
from rapport.customers import store as customers
from rapport.customers.model import Customer, Purpose
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.ids import computed_id
from rapport.kernel.table import Absent, Key, Present, Put, Update
from rapport.kernel.work import Work


def note_sent(
    work: Work,
    customer: Customer,
    *,
    message_id: str,
    campaign_id: str,
    channel: EngagementChannel,
    purpose: Purpose,
    title: str,
    text: str,
    at: datetime,
    status: Delivery = "sent",
    agent_id: str | None = None,
) -> None:
    """`at` is the instant at which the message first left, and for ever the place of this record; a receipt that was
    faster than the provider's own answer brings its status along. A message that is sent again is not a second one:
    `note_status` with its first instant says so.

    Title and text are sealed alike: the subject of an e-mail names people."""
    # With the message itself: who was merged since keeps under the former id what was begun there.
    owner_id = keys.customer_of_message(message_id)
    place = _place(owner_id, at, message_id)
    message = Engagement(
        engagement_id=_activity_id(message_id),
        kind="message",
        engagement_type="message",
        channel=channel,
        at=at,
        delivery=status,
        agent_id=agent_id,
        campaign_id=campaign_id or None,
        message_id=message_id,
    )
    words = {"title": title, "content": text}
    sealed = engagement_record.sealed(message.engagement_id, words, customers.seal_of(work, customer, owner_id))
    item = engagement_record.facts(message) | {"purpose": purpose, "sealed": sealed, "recorded_at": stamp(work.now)}
    work.write(Put(place, item, when=(Absent(),), label="activity"))


def note_status(
    work: Work,
    customer_id: str,
    at: datetime,
    message_id: str,
    status: EngagementStatus,
    response: Response | None = None,
) -> None:
    """How far it got, as already decided; no read is needed, and nothing is made where nothing stands.

    An answer is kept beside it: a late `read` does not take it away, and `responded` alone says that somebody
    answered, not how."""
    said: dict[str, Any] = {"replied": True} if status == "responded" else {"delivery": status}
    if response is not None:
        said["response"] = response
    work.write(Update(_place(customer_id, at, message_id), set=said, when=(Present(),), label="activity"))


def _place(customer_id: str, at: datetime, message_id: str) -> Key:
    return keys.activity(customer_id, at, _activity_id(message_id))


def _activity_id(message_id: str) -> str:
    return computed_id("act", message_id)
