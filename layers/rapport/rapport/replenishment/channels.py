"""How a reminder is told when it is due. Pure; consent, quiet hours and frequency caps decide last, elsewhere."""

from __future__ import annotations

from typing import Literal

from rapport.customers.rules import ValueTier, Warmth

Told = Literal["call", "whatsapp", "sms"]


def by_call(warmth: Warmth, tier: ValueTier, *, high_value: bool) -> bool:
    """An agent's minutes go where they are answered, and where much is at stake."""
    return warmth == "hot" or tier == "vip" or high_value


def channels(warmth: Warmth, tier: ValueTier, *, high_value: bool) -> tuple[Told, ...]:
    """The first is tried first, the next if it goes unanswered or may not be used."""
    if by_call(warmth, tier, high_value=high_value):
        return ("call", "whatsapp")
    # The cold get the cheapest word there is, with an offer to win them back.
    return ("whatsapp", "sms") if warmth == "warm" else ("sms",)
