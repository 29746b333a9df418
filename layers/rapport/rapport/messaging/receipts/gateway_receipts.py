"""What an HTTP gateway tells, for local aggregators of SMS and WhatsApp. The format is ours:

{"events": [{"type": "delivered", "reference": "<our message id>", "id": "<theirs>", "at": "2026-03-10T03:00:00Z"}]}

`type` is delivered, read, failed, replied, unsubscribed or clicked; any other is let through as nothing. `reason` says
why it failed, in one of our words, and `bad_number` that nothing should be sent there again; `from` and `text` are of
replies. `channel` is sms unless it says whatsapp. Pure.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

from rapport.kernel.phones import NotAPhone, e164
from rapport.messaging.receipts.fields import Told, understood
from rapport.messaging.receipts.receipt import Receipt

PROVIDER = "gateway"

Kind = Literal["delivered", "read", "failed", "replied", "unsubscribed", "clicked"]
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
FROM_PEOPLE = frozenset({"replied", "unsubscribed"})
CHANNELS = ("sms", "whatsapp")
REASONS = frozenset(
    {
        "bad_number",
        "blocked",
        "complained",
        "content",
        "not_allowed",
        "opted_out",
        "too_late",
        "too_long",
        "unreachable",
    }
)
"""Reasons are counted and shown, and a gateway's own words can name the number that they are about."""


def receipts(told: Told, told_at: datetime, region: str) -> list[Receipt]:
    if not told.has("events"):
        raise told.refusal("events", "must be a list")
    return understood((event, lambda event: _receipt(event, region)) for event in told.each("events"))


def _receipt(event: Told, region: str) -> list[Receipt]:
    kind = KINDS.get(event.text("type"))
    if kind is None:
        return []
    message_id, reference = event.our_id("reference"), _id(event)
    address = _number(event, region)
    if not (message_id or reference or address):
        raise event.refusal("reference", "or id is needed: which message is this about?")
    if kind in FROM_PEOPLE and not address:
        raise event.refusal("from", "is needed: who says so?")
    channel, reason = event.text("channel", "sms"), event.text("reason", "")
    if channel not in CHANNELS:
        raise event.refusal("channel", f"must be one of {', '.join(CHANNELS)}")
    return [
        Receipt(
            provider=PROVIDER,
            kind=kind,
            at=event.instant("at"),
            message_id=message_id,
            reference=reference,
            address=address,
            channel=channel,
            text=event.text("text", ""),
            reason=reason if reason in REASONS else "",
            undeliverable=kind == "failed" and reason == "bad_number",
        )
    ]


def _id(event: Told) -> str:
    """Some count their messages."""
    given = event.fields.get("id")
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else event.text("id", "")


def _number(event: Told, region: str) -> str:
    """Aggregators write numbers as their country does."""
    given = event.text("from", "")
    try:
        return e164(given, region) if given else ""
    except NotAPhone as wrong:
        raise event.refusal("from", str(wrong)) from None
