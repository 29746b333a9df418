"""The link by which a customer says how their case was settled: `/s/<token>`. Pure.

The token is the case, which of its resolutions is meant, the day of it, and a keyed hash of the three: nobody can
answer for others by guessing, nothing has to be stored for it, and nothing in it says who they are.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from rapport.cases.case import Case
from rapport.kernel.clock import business_day

type Digest = Callable[[str, str], str]
"""A keyed hash in hex, of what kind of thing and of which one: `Keyring.digest`."""

VALID = timedelta(days=60)
"""How something went two months ago, nobody remembers."""

PREFIX = "case_"
TOKEN = re.compile(r"([0-9A-HJKMNP-TV-Z]{26})-([1-9][0-9]{0,3})-([0-9]{8})-[A-Za-z0-9_-]{14}")
KIND = "rating"
MAC = 10
"""Eighty bits: whoever tries a thousand a second needs longer than there have been stars."""


@dataclass(frozen=True)
class Opened:
    """Whose link was opened, and which resolution it asks about."""

    case_id: str
    resolution: int


def path(case: Case, digest: Digest, zone: ZoneInfo) -> str | None:
    """Of a case that was settled and not yet rated; there is nothing to ask otherwise."""
    if not case.asks_for_rating or case.resolved_at is None:
        return None
    return f"/s/{written(case.case_id, case.times_resolved, business_day(case.resolved_at, zone), digest)}"


def written(case_id: str, resolution: int, day: date, digest: Digest) -> str:
    said = f"{case_id.removeprefix(PREFIX)}-{resolution}-{day.isoformat().replace('-', '')}"
    mac = bytes.fromhex(digest(KIND, said)[: 2 * MAC])
    return f"{said}-{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def read(token: str, digest: Digest, today: date) -> Opened | None:
    """None if it is not a link of ours, or too old."""
    found = TOKEN.fullmatch(token)
    if found is None:
        return None
    letters, resolution, figures = found.groups()
    try:
        day = date.fromisoformat(figures)
    except ValueError:
        return None
    # Written once more and compared whole: no second spelling of a token is one.
    if not hmac.compare_digest(written(letters, int(resolution), day, digest), token):
        return None
    return Opened(PREFIX + letters, int(resolution)) if today - day <= VALID else None
