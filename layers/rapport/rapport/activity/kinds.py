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
