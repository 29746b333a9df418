"""An engagement: the house turned to a customer, or a customer to the house, and what came of it. Pure.

How far it got and what came back are two facts, kept apart: a provider's word that a message was read may come after
the customer's answer to it, and takes nothing away from the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast, get_args

from rapport.activity.kinds import (
    OUTGOING,
    Delivery,
    Direction,
    EngagementChannel,
    EngagementStatus,
    InteractionType,
    Outcome,
    Response,
)

Kind = Literal["engagement", "message", "interaction"]
"""Written down by somebody, sent by the house, or a contact that a person logged."""

ALSO_CALLED: dict[str, EngagementChannel] = {"phone": "call", "in_person": "visit", "web": "website"}

ANSWERS: frozenset[Response | None] = frozenset({"positive", "negative", "neutral"})
ARRIVED: frozenset[Delivery] = frozenset({"delivered", "read"})
SPOKEN_OR_WRITTEN: frozenset[EngagementChannel | None] = frozenset({"call", "sms", "whatsapp", "email", "visit"})
"""By these a person reaches a person."""

BY_CONTACT: dict[InteractionType, EngagementChannel] = {
    "call": "call",
    "whatsapp": "whatsapp",
    "sms": "sms",
    "email": "email",
    "visit": "visit",
    "meeting": "visit",
}
"""A note and a task are about a customer, not with them: no engagement."""

RESPONSES: dict[Outcome, Response] = {
    "successful": "positive",
    "interested": "positive",
    "positive": "positive",
    "follow_up_needed": "neutral",
    "neutral": "neutral",
    "not_interested": "negative",
    "do_not_contact": "negative",
    "negative": "negative",
    "no_answer": "no_response",
    "busy": "no_response",
}
"""What the outcome of a contact says about the answer. A wrong number is none of these: it did not arrive."""


@dataclass(frozen=True)
class Engagement:
    engagement_id: str
    kind: Kind
    engagement_type: str
    channel: EngagementChannel | None
    at: datetime
    delivery: Delivery
    response: Response | None = None
    replied: bool = False
    """Somebody answered, and nobody said how."""
    direction: Direction = "outbound"
    agent_id: str | None = None
    campaign_id: str | None = None
    message_id: str | None = None
    interaction_id: str | None = None
    """The contact that told of the same thing already."""

    @property
    def status(self) -> EngagementStatus:
        return "responded" if self.answered else self.delivery

    @property
    def answered(self) -> bool:
        return self.replied or self.response in ANSWERS

    @property
    def arrived(self) -> bool:
        """Whoever answers has got it, whether a provider said so or not."""
        return self.answered or self.delivery in ARRIVED

    @property
    def went_out(self) -> bool:
        """The house turned to the customer. An order on the website, a call from the customer: they came to us."""
        return self.direction == "outbound" and (self.channel is None or self.channel in OUTGOING)

    @property
    def reached_by_a_person(self) -> bool:
        return self.went_out and self.channel in SPOKEN_OR_WRITTEN and self.agent_id is not None and self.arrived


def channel_named(engagement_type: str) -> EngagementChannel | None:
    """What a type says of its channel: `call`, `phone_call`, `whatsapp_offer`. The first word that names one."""
    for word in engagement_type.split("_"):
        if word in ALSO_CALLED:
            return ALSO_CALLED[word]
        for channel in get_args(EngagementChannel):
            if word == channel != "other":
                return cast(EngagementChannel, channel)
    return None
