"""Stands where a provider would stand if people had set it up: it takes nothing, and says what is missing."""

from __future__ import annotations

from typing import NoReturn

from rapport.messaging.providers.provider import Answer, CannotSay, Capability, Envelope, Unavailable


class Unconfigured:
    def __init__(self, name: str, reason: str, capability: Capability, misconfigured: bool = True) -> None:
        """The capability is the absent provider's own: a doubt about what *it* was sent is not ours to settle."""
        self.name = name
        self.capability = capability
        self.misconfigured = misconfigured
        self._answer = Unavailable(reason, misconfigured)

    def send(self, envelope: Envelope) -> Answer:
        return self._answer

    def ask(self, message_id: str) -> NoReturn:
        raise CannotSay(self._answer.reason)
