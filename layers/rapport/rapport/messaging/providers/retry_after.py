"""When a provider wants to be called again, as its answer's headers say. Pure.

`Retry-After` is seconds or a date (RFC 9110, 10.2.3); AWS also says `x-amz-retry-after`, in milliseconds (botocore,
`retries/standard.py`). A date is measured against the answer's own `Date`: both are the same clock's, ours may differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(days=1)
"""Whoever wants to be left alone for longer has made a mistake, or people have to look at it anyway."""


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Of headers by their names in small letters."""
    said, aws = headers.get("retry-after", "").strip(), headers.get("x-amz-retry-after", "").strip()
    if _digits(said):
        return _bounded(timedelta(seconds=int(said)))
    if _digits(aws):
        return _bounded(timedelta(milliseconds=int(aws)))
    then, now = _instant(said), _instant(headers.get("date", ""))
    return _bounded(then - now) if then and now else None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12


def _instant(text: str) -> datetime | None:
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    # A date without a zone is UTC, as every date in a header is.
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _bounded(wait: timedelta) -> timedelta:
    return min(max(wait, timedelta(0)), LONGEST)
