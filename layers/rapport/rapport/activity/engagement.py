"""An engagement: the house turned to a customer, or a customer to the house, and what came of it. Pure.

How far it got and what came back are two facts, kept apart: a provider's word that a message was read may come after
the customer's answer to it, and takes nothing away from the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rapport.activity.kinds import Delivery, Direction, EngagementChannel, EngagementStatus, Outcome, Response

Kind = Literal["engagement", "message", "interaction"]
"""Written down by somebody, sent by the house, or a contact that a person logged."""

ANSWERS: frozenset[Response | None] = frozenset({"positive", "negative", "neutral"})
ARRIVED: frozenset[Delivery] = frozenset({"delivered", "read"})

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
    direction: Direction = "outbound"
    agent_id: str | None = None
    campaign_id: str | None = None
    message_id: str | None = None

    @property
    def status(self) -> EngagementStatus:
        return "responded" if self.answered else self.delivery

    @property
    def answered(self) -> bool:
        return self.response in ANSWERS

    @property
    def arrived(self) -> bool:
        """Whoever answers has got it, whether a provider said so or not."""
        return self.answered or self.delivery in ARRIVED
