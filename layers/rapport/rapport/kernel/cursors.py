"""Cursors: opaque to callers, a place in an order to us."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager

from rapport.kernel.errors import NotAcceptable, invalid

LONGEST = 1000
"""The store's sort keys end at 1,024 bytes, and some cursors stand for a little more than one."""


def closed(place: str | None) -> str | None:
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=") if place else None


def opened(cursor: str | None) -> str | None:
    if not cursor:
        return None
    try:
        place = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        raise _not_ours() from None
    # Decoding skips over what is not base64; what we gave comes out again as it went in.
    if closed(place) != cursor or len(place.encode()) > LONGEST or not place.isprintable():
        raise _not_ours()
    return place


@contextmanager
def read() -> Iterator[None]:
    """Around the reading of a place that has parts: a made-up one may lack them."""
    try:
        yield
    except (ValueError, TypeError):
        raise _not_ours() from None


def _not_ours() -> NotAcceptable:
    return invalid("cursor", "is not one that we gave")
