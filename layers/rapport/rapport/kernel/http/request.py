"""The request that is being answered: who calls, and what they sent beside the body."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from rapport.kernel.answers import Once
from rapport.kernel.caller import Caller
from rapport.kernel.errors import NotUnderstood
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work


@dataclass(frozen=True)
class Request:
    shop: Shop
    caller: Caller | None
    headers: Mapping[str, str]
    once: Once | None
    success: int = 200
    """What the route says it answers when all is well; its decorator says so, and so does the document."""
    file: bytes = b""
    """The body of a route that takes a file."""


_current: ContextVar[Request] = ContextVar("request")


def current() -> Request:
    return _current.get()


def begin(request: Request) -> None:
    _current.set(request)


def shop() -> Shop:
    return current().shop


def caller() -> Caller:
    found = current().caller
    assert found is not None, "a public route asked who is calling"
    return found


def look() -> Work:
    """A piece of work that only reads."""
    return Work(shop(), caller())


def expected_version() -> int | None:
    """The version that the caller believes to change, from `If-Match`."""
    text = current().headers.get("if-match")
    if text is None or text.strip() == "*":
        return None
    number = text.strip().removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise NotUnderstood("If-Match must carry the version from an ETag")
    return int(number)
