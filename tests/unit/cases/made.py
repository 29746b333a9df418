"""A case as the rules see it: no store, no clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from rapport.cases.case import Case

NOON = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
"""Noon in Dhaka, on a Tuesday."""
FOUR = timedelta(hours=4)


def case(**said: Any) -> Case:
    """A complaint of noon, due at four."""
    facts: dict[str, Any] = {
        "case_id": "case_01KKB59BR06DGRAW1TQ2WRHS0W",
        "customer_id": "c1",
        "kind": "complaint",
        "status": "open",
        "priority": "normal",
        "what_happened": "two packs were open",
        "opened_at": NOON,
        "opened_by": "user-1",
        "due": NOON + FOUR,
        "updated_at": NOON,
        "version": 1,
    }
    return Case(**facts | said)
