"""Receipts of made-up messages, each at its own hour of the diary, taken in by the product as from any provider."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from demo.diary import Happening
from rapport.kernel.caller import system
from rapport.kernel.work import Work
from rapport.messaging.providers.outbox import Outbox, reference
from rapport.messaging.providers.provider import Envelope
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind
from rapport.messaging.receipts.receiving import receive


def told(envelope: Envelope, kind: ReceiptKind, at: datetime, **said: Any) -> Happening:
    """By the provider, of a message that it was given."""
    receipt = Receipt(Outbox.name, kind, at, envelope.message_id, reference(envelope.message_id), **said)
    return _heard(receipt)


def answered(envelope: Envelope, text: str, at: datetime) -> Happening:
    """An answer names a number, and no message."""
    return _heard(Receipt(Outbox.name, "replied", at, address=envelope.to, channel=envelope.channel, text=text))


def _heard(receipt: Receipt) -> Happening:
    return Happening(receipt.at, system("webhooks"), partial(_received, receipt=receipt))


def _received(work: Work, receipt: Receipt) -> None:
    receive(work.shop, work.caller, receipt)
