"""What kinds of contact there are, and how one can end."""

from __future__ import annotations

from typing import Literal

InteractionType = Literal["call", "whatsapp", "sms", "email", "visit", "meeting", "note", "task"]
Direction = Literal["inbound", "outbound"]
Outcome = Literal[
    "successful",
    "interested",
    "follow_up_needed",
    "not_interested",
    "do_not_contact",
    "no_answer",
    "busy",
    "wrong_number",
    "positive",
    "neutral",
    "negative",
]

EngagementChannel = Literal[
    "call",
    "sms",
    "whatsapp",
    "email",
    "push",
    "visit",
    "website",
    "app",
    "facebook",
    "messenger",
    "shop",
    "other",
]
AskedChannel = Literal[EngagementChannel, "phone", "in_person", "web"]
"""As people call them."""
OUTGOING: tuple[EngagementChannel, ...] = ("call", "sms", "whatsapp", "email", "push", "visit")
"""By these the house turns to a customer; by the others customers come to it."""

Delivery = Literal["failed", "sent", "delivered", "read"]
EngagementStatus = Literal["failed", "sent", "delivered", "read", "responded"]
Response = Literal["positive", "negative", "neutral", "no_response"]
"""What came back: all but the last are an answer."""
