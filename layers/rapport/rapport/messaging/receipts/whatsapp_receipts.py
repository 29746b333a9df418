"""What WhatsApp tells by AWS End User Messaging Social: how far a message came, and what people write or tap. Pure.

https://docs.aws.amazon.com/social-messaging/latest/userguide/managing-event-destination-dlrs.html
https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/status
https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/interactive
https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/user_preferences

AWS wraps the entry of Meta's webhook as text into JSON. Our id comes back as `biz_opaque_callback_data`. The reference
is the id of WhatsApp (`wamid...`), which AWS does not tell when it takes a message: what people answer to can be found
by it once a first status has named both.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.messaging.receipts.fields import Told, told_in, understood
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind

PROVIDER = "aws-whatsapp"
ENTRY = "whatsAppWebhookEntry"

ON_THE_WAY: dict[str, ReceiptKind] = {"sent": "sent", "delivered": "delivered", "read": "read"}
FAILED = frozenset({"failed", "undeliverable"})

NOT_ON_WHATSAPP = 131026
STOPPED_MARKETING = 131050
REASONS = {
    NOT_ON_WHATSAPP: "bad_number",
    STOPPED_MARKETING: "opted_out",
    # Nobody wrote to us within a day; WhatsApp thinks they get enough; the recipient is part of its experiment.
    131047: "not_allowed",
    131049: "not_allowed",
    130472: "not_allowed",
    # The template: missing, paused, disabled, or its variables do not fit.
    132000: "content",
    132001: "content",
    132012: "content",
    132015: "content",
    132016: "content",
}


def receipts(told: Told, told_at: datetime, region: str) -> list[Receipt]:
    if not told.has(ENTRY):
        return []
    changes = told_in(told.text(ENTRY), ENTRY).each("changes")
    values = [change.inner("value") for change in changes if change.has("value")]
    return understood((each, read) for value in values for name, read in PARTS.items() for each in value.each(name))


def _status(told: Told) -> list[Receipt]:
    status = told.text("status")
    if status in ON_THE_WAY:
        return [_about_ours(told, ON_THE_WAY[status])]
    if status not in FAILED:
        return []
    codes = [error.fields.get("code") for error in told.each("errors")]
    code = next((each for each in codes if isinstance(each, int) and each in REASONS), None)
    failed = _about_ours(told, "failed", REASONS[code] if code else "failed", undeliverable=code == NOT_ON_WHATSAPP)
    return [failed, _about_ours(told, "unsubscribed")] if code == STOPPED_MARKETING else [failed]


def _about_ours(told: Told, kind: ReceiptKind, reason: str = "", undeliverable: bool = False) -> Receipt:
    return Receipt(
        provider=PROVIDER,
        kind=kind,
        at=told.unix("timestamp"),
        message_id=told.our_id("biz_opaque_callback_data"),
        reference=told.text("id"),
        address=told.number("recipient_id", ""),
        channel="whatsapp",
        reason=reason,
        undeliverable=undeliverable,
    )


def _reply(told: Told) -> list[Receipt]:
    kind = told.text("type")
    if kind not in SAID:
        return []
    said, answered = SAID[kind](told), told.inner("context").text("id", "") if told.has("context") else ""
    if kind == "reaction":
        # An emoji that is taken back comes as none.
        if not said:
            return []
        answered = told.inner("reaction").text("message_id")
    return [
        Receipt(
            provider=PROVIDER,
            kind="replied",
            at=told.unix("timestamp"),
            reference=answered,
            address=told.number("from"),
            channel="whatsapp",
            text=said,
        )
    ]


def _tapped(told: Told) -> str:
    interactive = told.inner("interactive")
    kind = interactive.text("type")
    return interactive.inner(kind).text("title", "") if kind in ("button_reply", "list_reply") else ""


SAID: dict[str, Callable[[Told], str]] = {
    "text": lambda told: told.inner("text").text("body", ""),
    "button": lambda told: told.inner("button").text("text", ""),
    "interactive": _tapped,
    "reaction": lambda told: told.inner("reaction").text("emoji", ""),
    "image": lambda told: told.inner("image").text("caption", ""),
    "video": lambda told: told.inner("video").text("caption", ""),
    "document": lambda told: told.inner("document").text("caption", ""),
    "audio": lambda told: "",
    "sticker": lambda told: "",
}
"""What was said with each kind of message. A voice message is an answer as well, if one that has to be listened to."""


def _wish(told: Told) -> list[Receipt]:
    """Somebody has told WhatsApp, not us, that they want no more offers. That they want them again they tell us."""
    if told.text("category") != "marketing_messages" or told.text("value") != "stop":
        return []
    return [
        Receipt(
            provider=PROVIDER,
            kind="unsubscribed",
            at=told.unix("timestamp"),
            address=told.number("wa_id"),
            channel="whatsapp",
            reason="opted_out",
        )
    ]


PARTS: dict[str, Callable[[Told], list[Receipt]]] = {
    "statuses": _status,
    "messages": _reply,
    "user_preferences": _wish,
}
