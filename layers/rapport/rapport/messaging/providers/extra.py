"""What an envelope says beside its words, for the providers that have a use for it."""

from __future__ import annotations

from rapport.messaging.providers.provider import Envelope

KIND = "kind"
"""`PROMOTIONAL` or `TRANSACTIONAL`: carriers treat, price and sometimes block them differently."""

LASTS_SECONDS = "lasts_seconds"
"""How long the message is still true: what could not be delivered by then had better not be."""


def advertises(envelope: Envelope) -> bool:
    """What does not say that it is no advertising goes by the stricter rules."""
    return envelope.extra.get(KIND) != "TRANSACTIONAL"


def lasts(envelope: Envelope, least: int, most: int) -> int | None:
    """In seconds, within what the provider takes."""
    said = envelope.extra.get(LASTS_SECONDS, "")
    return min(max(int(said), least), most) if said.isdecimal() else None
