"""A message: to whom, by which channel, about what, and where it stands. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from rapport.customers.model import Purpose
from rapport.kernel import keys
from rapport.kernel.money import ZERO

MessageChannel = Literal["sms", "whatsapp", "email", "push"]
MESSAGE_CHANNELS: tuple[MessageChannel, ...] = ("sms", "whatsapp", "email", "push")

State = Literal["queued", "held", "sending", "unknown", "sent", "delivered", "read", "failed", "suppressed", "expired"]
STATES: tuple[State, ...] = (
    "queued",
    "held",
    "sending",
    "unknown",
    "sent",
    "delivered",
    "read",
    "failed",
    "suppressed",
    "expired",
)

MOVES: dict[State, frozenset[State]] = {
    # In line: it may go, wait, or be refused for a reason; and one that went in doubt may turn out to have arrived.
    "queued": frozenset(STATES),
    "held": frozenset(STATES),
    # With a provider. Back to the queue only if the provider certainly did not take it. A receipt may be faster than
    # the provider's answer.
    "sending": frozenset({"sending", "queued", "sent", "delivered", "read", "failed", "unknown"}),
    # Nobody can say whether it went. A person settles it, or a receipt that comes after all.
    "unknown": frozenset({"queued", "sent", "delivered", "read", "failed"}),
    "sent": frozenset({"delivered", "read", "failed"}),
    "delivered": frozenset({"read"}),
    "read": frozenset(),
    # Sent again by a person's word.
    "failed": frozenset({"queued"}),
    "suppressed": frozenset(),
    "expired": frozenset(),
}
"""A status never goes back; what a receipt says too late changes nothing."""

WAITING: frozenset[State] = frozenset({"queued", "held", "sending"})
"""Something is still to be done about them, and the house does it by itself."""
GONE: frozenset[State] = frozenset({"sent", "delivered", "read"})


@dataclass(frozen=True)
class Message:
    message_id: str
    customer_id: str
    campaign_id: str
    occurrence: str
    channel: MessageChannel
    purpose: Purpose
    state: State
    planned_at: datetime
    since: datetime
    """When it came to be in its state."""
    due: datetime
    """When it has to be looked at again, as long as it waits."""
    valid_until: datetime
    """Afterwards it would be about something that is over."""
    content_id: str = ""
    """What it says, among the contents of its campaign."""
    variant: str = ""
    priority: int = 0
    said: Mapping[str, Any] = field(default_factory=dict)
    """What its words need beside the customer: a product, a code, a day. Nothing personal."""
    reason: str = ""
    """Why it is held, suppressed, failed, expired or unknown."""
    attempt: int = 0
    in_doubt: bool = False
    """The provider may have taken it: before it goes again, that has to be settled."""
    lease_until: datetime | None = None
    provider: str = ""
    reference: str = ""
    """The provider's own id."""
    counted_on: date | None = None
    """The day on which it was counted against what one person may get."""
    strikes: int = 0
    """Deliveries of the queue that ended without a word."""
    cost: Decimal = ZERO
    parts: int = 0
    sealed: bytes | None = None
    """To whom and what, word for word, as it was claimed."""
    times: Mapping[str, datetime] = field(default_factory=dict)
    """When it first was sent, delivered, read, answered, clicked."""
    answer: str = ""
    """positive, negative, other or stop."""
    brought: Decimal = ZERO
    """Orders that are counted for it."""
    orders: int = 0
    version: int = 1
    audited: int = 0
    """How often people decided about it: entries of its audit chain. The house's own moves are in no chain."""
    audit_head: str = ""

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def advertises(self) -> bool:
        return self.purpose == "marketing"

    @property
    def day(self) -> date:
        day = self.message_id.split("_", 2)[1]
        return date(int(day[:4]), int(day[4:6]), int(day[6:]))


def may_become(before: State, after: State) -> bool:
    return after in MOVES[before]


def new_message_id(
    campaign_id: str, step: str, channel: MessageChannel, occurrence: str, customer_id: str, day: date
) -> str:
    """Computed: automation, step, customer, channel and occurrence. `day` must follow from the occurrence."""
    return keys.message_id(customer_id, day, campaign_id, step, channel, occurrence)
