"""The outbox takes everything and sends nothing."""

from __future__ import annotations

from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import Accepted
from tests.functional.messaging.providers.envelopes import EMAIL, ID, PUSH, SMS, WHATSAPP


def test_it_takes_a_message_of_every_channel() -> None:
    for envelope in (SMS, WHATSAPP, EMAIL, PUSH):
        assert Outbox().send(envelope) == Accepted(f"outbox_{ID}")


def test_the_same_message_is_the_same_to_every_outbox() -> None:
    """Killed after sending, a worker sends again: to another process, and nothing is doubled."""
    assert Outbox.capability.settling == "takes_key"
    assert Outbox().send(SMS) == Outbox().send(SMS) == Outbox().ask(ID)
