"""Cursors: opaque to callers, a place in an order to us."""

from __future__ import annotations

import base64
import binascii

from rapport.kernel.errors import invalid

LONGEST = 2000


def closed(place: str | None) -> str | None:
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=") if place else None


def opened(cursor: str | None) -> str | None:
    if not cursor:
        return None
    try:
        return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        raise invalid("cursor", "is not one that we gave") from None
