"""What can be refused, in the business's own words. HTTP is told only in `kernel.http.refusals`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Detail:
    """One field and what is wrong with it."""

    field: str
    problem: str


class Refusal(Exception):
    """A rule said no. Each kind below is one way of saying it; rooms subclass them by the rule they state."""

    code = "refused"

    def __init__(self, message: str, details: Sequence[Detail] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.details = tuple(details)


class NotUnderstood(Refusal):
    code = "malformed"


class NotSignedIn(Refusal):
    code = "not_signed_in"


class NotAllowed(Refusal):
    code = "not_allowed"


class NotFound(Refusal):
    code = "not_found"


class Conflict(Refusal):
    """The record is not as the caller believes; `current` shows how it is."""

    code = "conflict"

    def __init__(self, message: str, current: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.current = current


class StaleVersion(Conflict):
    code = "stale_version"


class KeyReused(Conflict):
    code = "idempotency_key_reused"


class TooLarge(Refusal):
    code = "too_large"


class NotAcceptable(Refusal):
    """Understood, but a field breaks a rule; details name it."""

    code = "invalid"


class Busy(Refusal):
    """Too many wanted the same record at once; nothing was written."""

    code = "busy"


def invalid(field: str, problem: str) -> NotAcceptable:
    return NotAcceptable(f"{field} {problem}", [Detail(field, problem)])
