"""What a provider tells later: it arrived, it was read, it could not be delivered; or the customer answered. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ReceiptKind = Literal["sent", "delivered", "read", "opened", "clicked", "failed", "replied", "unsubscribed"]


@dataclass(frozen=True)
class Receipt:
    provider: str
    kind: ReceiptKind
    at: datetime
    message_id: str = ""
    """Ours, where the provider gives it back."""
    reference: str = ""
    """The provider's own."""
    address: str = ""
    """Who replied or unsubscribed: a number in E.164, an e-mail address."""
    channel: str = ""
    text: str = ""
    """What was replied."""
    reason: str = ""
    undeliverable: bool = False
    """The address itself is dead, or its owner complained: nothing should be sent there again."""
