"""What this room tells the house. A million messages tell nothing each; what a person answers is news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rapport.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class MessageAnswered(Event):
    """A customer replied to a message, or the house understood it so: their latest message by that channel."""

    type: ClassVar[str] = "MessageAnswered"
    message_id: str
    customer_id: str
    campaign_id: str
    channel: str
    meaning: str

    @property
    def record(self) -> str:
        return f"message:{self.message_id}"
