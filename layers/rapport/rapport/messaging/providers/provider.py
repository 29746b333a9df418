"""What the house knows of whoever carries messages: what is handed over, what can come of it, what can be asked. Pure.

An answer is exact about one thing above all: did the provider take it? `Accepted` and `Refused` are certain,
`Throttled` and `Unavailable` mean that it certainly was not taken, and `Unsure` that nobody can say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, Protocol

from rapport.messaging.ledger.message import MessageChannel


@dataclass(frozen=True)
class Envelope:
    """One message, ready to go."""

    message_id: str
    """Our reference: a provider that takes a key gets this one, on every attempt."""
    channel: MessageChannel
    to: str
    """A number in E.164, an address, or a device's endpoint."""
    text: str
    subject: str = ""
    opt_out_link: str = ""
    template_name: str = ""
    """Of an approved WhatsApp template; its variables in the order of the template."""
    template_language: str = ""
    template_values: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    """What only some providers have a use for: the names are in `extra`."""


@dataclass(frozen=True)
class Accepted:
    reference: str
    """The provider's id for it."""


@dataclass(frozen=True)
class Refused:
    """For good: this message, to this address, will not go."""

    reason: str
    """`bad_number`, `bounced`, `opted_out`, `content`, `not_allowed` ...: a word that people can act on."""
    undeliverable: bool = False
    """The address itself is dead; nothing should be sent there again."""


@dataclass(frozen=True)
class Throttled:
    retry_after: timedelta | None = None
    """As the provider said, if it did."""


@dataclass(frozen=True)
class Unavailable:
    """Certainly not taken: no connection, a right or a sender that is missing. A bare 503 is no such certainty: a proxy
    says it too, of a request that has gone on."""

    reason: str
    misconfigured: bool = False
    """Not a matter of time: a secret, a sender or a right is missing. People have to act."""


@dataclass(frozen=True)
class Unsure:
    """Handed over, and no answer: it may be on its way."""

    reason: str


Answer = Accepted | Refused | Throttled | Unavailable | Unsure

Settling = Literal["takes_key", "can_be_asked", "neither"]


@dataclass(frozen=True)
class Capability:
    """What a provider can do about a claim whose answer was lost."""

    settling: Settling
    call_timeout: timedelta
    """How long a call may take, all retries within it counted."""
    lag: timedelta = timedelta(0)
    """How long the provider may take until it knows of what it accepted."""
    remembers: timedelta = timedelta(hours=24)
    """How long it recognises a key; behind that, the same key is a new message to it."""

    @property
    def settled_after(self) -> timedelta:
        """Settling earlier makes duplicates: a call could still be under way, or not be known yet."""
        return self.call_timeout + self.lag


class Provider(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def capability(self) -> Capability: ...

    def send(self, envelope: Envelope) -> Answer:
        """Never raises for what a provider does; a lost connection is an answer as well."""

    def ask(self, message_id: str) -> Accepted | Refused | None:
        """What became of it; None if the provider certainly has never had it. Raises `CannotSay` if it does not
        answer now. Only for providers that can be asked."""


class CannotSay(Exception):
    """Asked, and no answer: ask again later."""
