"""Identifiers: made for what a person creates, computed for what follows from something that happened."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PAIRS = [first + second for first in CROCKFORD for second in CROCKFORD]
BROUGHT = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
"""What a caller's own id may look like; nothing in it needs escaping in a path or a key."""

ROUTE_WORDS = frozenset(
    [
        "import",
        "imports",
        "duplicates",
        "merge",
        "unmerge",
        "distinct",
        "export",
        "exports",
        "hold",
        "requests",
        "erase",
        "timeline",
        "consent",
        "orders",
        "lookup",
        "batch",
        "status",
        "today",
        "generate",
        "bulk",
        "search",
        "abandoned",
        "recovered",
        "summary",
        "verify",
        "forecast",
        "performance",
        "why",
        "active",
        "toggle",
        "pause",
        "resume",
        "send",
        "resend",
        "mark-sent",
        "redrive",
        "stats",
        "preview",
        "missed-call",
        "report",
        "rows",
        "undo",
        "cancel",
        "start",
        "check",
        "uploads",
        "cases",
        "notes",
        "return",
        "answers",
    ]
)
"""Words that stand in routes where an id could stand; a record named so could never be addressed."""


def new_id(prefix: str, now: datetime) -> str:
    """A ULID with its type in front: sorts by the time it was made."""
    milliseconds = int(now.timestamp() * 1000)
    return f"{prefix}_{_base32(milliseconds, 10)}{_base32(secrets.randbits(80), 16)}"


def computed_id(prefix: str, *occurrence: str) -> str:
    """The same occurrence always gets the same id, so that acting on it twice is one record."""
    digest = hashlib.sha256("\x1f".join(occurrence).encode()).digest()
    return f"{prefix}_{_base32(int.from_bytes(digest[:17]), 26)}"


def shard_of(name: str, shards: int) -> int:
    """Which shard a name belongs to: for ever the same one, so that what was added can be taken back."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % shards


def _base32(number: int, length: int) -> str:
    """So many letters, an even number of them; two at a time, because a campaign computes an id for everybody."""
    return "".join([PAIRS[number >> shift & 1023] for shift in range(5 * length - 10, -1, -10)])
