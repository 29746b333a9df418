"""The network that carries the made-up shop's messages: most arrive, some are read, a few come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from demo.answering import Answering
from demo.diary import Diary, Happening
from demo.receipts import told
from demo.stage import Stage
from rapport.kernel.clock import Clock
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.providers import outbox
from rapport.messaging.providers.provider import Accepted, Answer, Capability, Envelope, Refused, Unsure

NO_SUCH_NUMBER = 0.01
LOST: dict[MessageChannel, float] = {"sms": 0.025, "whatsapp": 0.015, "email": 0.03}
NEVER_HEARD_OF: dict[MessageChannel, float] = {"sms": 0.05, "whatsapp": 0.02, "email": 0.04}
SEEN: dict[MessageChannel, float] = {"whatsapp": 0.72, "email": 0.38}
"""Nobody tells of an SMS that it was read; of an email one hears that its pictures were fetched."""
CLICKED = 0.15


class Network:
    """Stands in for the outbox, which keeps what it is given and never tells of it again."""

    name = outbox.Outbox.name
    capability = Capability("neither", call_timeout=timedelta(seconds=1))

    def __init__(self, stage: Stage, clock: Clock, diary: Diary, people: Answering) -> None:
        self._stage, self._clock, self._diary, self._people = stage, clock, diary, people
        self.gives_no_answer: set[str] = set()
        """To these messages: whether they went, nobody can say."""

    def send(self, envelope: Envelope) -> Answer:
        if envelope.message_id in self.gives_no_answer:
            return Unsure("no_answer")
        rng = self._stage.chance(envelope.message_id, "network")
        if envelope.channel != "email" and rng.random() < NO_SUCH_NUMBER:
            return Refused("bad_number")
        self._diary.note(self._what_becomes_of(envelope, self._clock.now(), rng))
        return Accepted(outbox.reference(envelope.message_id))

    def ask(self, message_id: str) -> Accepted:
        raise AssertionError(f"it said that it cannot be asked: {message_id}")

    def _what_becomes_of(self, envelope: Envelope, sent: datetime, rng: Random) -> Iterator[Happening]:
        by_email, luck = envelope.channel == "email", rng.random()
        if luck < LOST[envelope.channel]:
            at, reason = sent + timedelta(minutes=rng.randint(2, 90)), "bounced" if by_email else "not_reachable"
            yield told(envelope, "failed", at, reason=reason, undeliverable=by_email)
            return
        if luck > 1 - NEVER_HEARD_OF[envelope.channel]:
            return
        there = sent + timedelta(seconds=rng.randint(2, 40))
        yield told(envelope, "delivered", there)
        seen = there + timedelta(minutes=rng.randint(1, 180))
        if rng.random() < SEEN.get(envelope.channel, 0):
            yield told(envelope, "opened" if by_email else "read", seen)
            if by_email and rng.random() < CLICKED:
                yield told(envelope, "clicked", seen + timedelta(seconds=rng.randint(5, 90)))
        yield from self._people.got(envelope, seen)
