"""From what a provider tells to receipts: each in its own words. Pure.

What nobody here has heard of is let through as nothing: providers add kinds as they like. What is known and broken is
refused by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.kernel.errors import NotFound
from rapport.messaging.receipts import email_receipts, gateway_receipts, sms_receipts, whatsapp_receipts
from rapport.messaging.receipts.fields import Told, told_in
from rapport.messaging.receipts.receipt import Receipt

READERS: dict[str, Callable[[Told, datetime, str], list[Receipt]]] = {
    gateway_receipts.PROVIDER: gateway_receipts.receipts,
    sms_receipts.PROVIDER: sms_receipts.receipts,
    email_receipts.PROVIDER: email_receipts.receipts,
    whatsapp_receipts.PROVIDER: whatsapp_receipts.receipts,
}


class NobodyTellsUs(NotFound):
    """No provider of this name sends receipts."""


def receipts(provider: str, content: bytes | str, told_at: datetime, region: str = "BD") -> list[Receipt]:
    """`content` is a gateway's body, or the message of a notification; `told_at`, when it was told; `region`, where
    numbers without a country are at home. Raises `NotUnderstood`; a `NotAllUnderstood` carries what was understood."""
    if provider not in READERS:
        raise NobodyTellsUs(f"{provider} tells us nothing")
    return READERS[provider](told_in(content), told_at, region)
