"""What is told of messages and providers, and what may be said about them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from rapport.customers.model import Purpose
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Told
from rapport.messaging.ledger.message import MessageChannel, State
from rapport.messaging.providers.provider import Settling


class WordsTold(Told):
    to: str | None = Field(None, description="Masked, and for admins alone.")
    subject: str | None = None
    text: str


class MessageTold(Told):
    id: str
    customer_id: str
    customer_name: str | None = Field(None, description="Absent when the customer was removed.")
    campaign_id: str
    variant: str | None = None
    channel: MessageChannel
    purpose: Purpose
    state: State
    since: datetime = Field(description="When it came to be in its state.")
    reason: str | None = Field(None, description="Why it is held, suppressed, failed, expired or unknown.")
    attempt: int
    provider: str | None = None
    reference: str | None = Field(None, description="The provider's own id of it.")
    planned_at: datetime
    due: datetime | None = Field(None, description="When it is looked at again, as long as it waits.")
    times: dict[str, datetime] = Field(description="When it first was sent, delivered, read, answered, clicked.")
    parts: int | None = None
    cost: Money
    answer: str | None = None
    words: WordsTold | None = Field(None, description="As they were handed over; absent before the first attempt.")


class ProviderTold(Told):
    name: str
    state: Literal["flowing", "resting", "paused"]
    rates: dict[str, int] = Field(description="The channels that it carries now, and how many a second of each.")
    until: datetime | None = Field(None, description="When a message tries again whether it works.")
    failures: int = Field(description="In a row.")
    reason: str | None = None
    paused_by: str | None = None
    lost_answer: Settling = Field(
        description="What it can do about a message whose answer was lost: know it by its key, be asked, or neither."
    )
    version: int = Field(description="How often people decided about it: for `If-Match`.")


class PauseAsked(Asked):
    paused: bool = Field(strict=True)
