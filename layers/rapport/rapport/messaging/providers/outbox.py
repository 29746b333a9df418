"""The outbox: takes everything and sends nothing. The default on a laptop, where the messages themselves are read."""

from __future__ import annotations

from datetime import timedelta

from rapport.messaging.providers.provider import Accepted, Answer, Capability, Envelope


class Outbox:
    """Remembers nothing, because the same message gets the same answer: that is what taking a key comes to."""

    name = "outbox"
    capability = Capability("takes_key", call_timeout=timedelta(seconds=1))

    def send(self, envelope: Envelope) -> Answer:
        return Accepted(reference(envelope.message_id))

    def ask(self, message_id: str) -> Accepted:
        return Accepted(reference(message_id))


def reference(message_id: str) -> str:
    return f"outbox_{message_id}"
