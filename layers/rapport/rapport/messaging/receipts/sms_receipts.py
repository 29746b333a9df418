"""What AWS End User Messaging tells of an SMS, and SMS that people send back. Pure.

https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html
https://docs.aws.amazon.com/sms-voice/latest/userguide/two-way-sms-payload.html

`context` is what was handed over with the message: our id stands there as `message_id`.
"""

from __future__ import annotations

from datetime import datetime

from rapport.messaging.receipts.fields import Told
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind

PROVIDER = "aws-sms"

ON_ITS_WAY = frozenset({"TEXT_QUEUED", "TEXT_PENDING", "TEXT_SENT"})
ARRIVED = frozenset({"TEXT_DELIVERED", "TEXT_SUCCESSFUL"})
"""The carrier took it, or the phone: which of them is told depends on the country, and in many the first is all that
will ever be."""

FAILED = {
    "TEXT_INVALID": "bad_number",
    "TEXT_INVALID_MESSAGE": "content",
    "TEXT_SPAM": "content",
    "TEXT_BLOCKED": "blocked",
    "TEXT_CARRIER_BLOCKED": "blocked",
    "TEXT_PROTECT_BLOCKED": "not_allowed",
    "TEXT_UNREACHABLE": "unreachable",
    "TEXT_CARRIER_UNREACHABLE": "unreachable",
    "TEXT_TTL_EXPIRED": "too_late",
}
"""TEXT_UNKNOWN is not among them: after three days without a word from the carrier nobody knows that it failed."""


def receipts(told: Told, told_at: datetime, region: str) -> list[Receipt]:
    if told.has("inboundMessageId"):
        return [_reply(told, told_at)]
    event = told.text("eventType", "")
    final = told.yes("isFinal", True)
    if event in ON_ITS_WAY or (event in ARRIVED and not final):
        return [_receipt(told, "sent")]
    if event in ARRIVED:
        return [_receipt(told, "delivered")]
    # What is not final is still being tried.
    if event in FAILED and final:
        return [_receipt(told, "failed", FAILED[event])]
    return []


def _receipt(told: Told, kind: ReceiptKind, reason: str = "") -> Receipt:
    return Receipt(
        provider=PROVIDER,
        kind=kind,
        at=told.unix("eventTimestamp", a_second=1000),
        message_id=told.inner("context").our_id("message_id") if told.has("context") else "",
        reference=told.text("messageId"),
        address=told.number("destinationPhoneNumber", ""),
        channel="sms",
        reason=reason,
        undeliverable=reason == "bad_number",
    )


def _reply(told: Told, told_at: datetime) -> Receipt:
    """It carries no time of its own; the notification's is the nearest."""
    return Receipt(
        provider=PROVIDER,
        kind="replied",
        at=told_at,
        reference=told.text("previousPublishedMessageId", ""),
        address=told.number("originationNumber"),
        channel="sms",
        text=told.text("messageBody", ""),
    )
