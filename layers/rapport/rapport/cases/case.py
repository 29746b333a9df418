"""A case, and what may become of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Kind = Literal["issue", "return", "complaint", "delivery_exception", "request"]
Status = Literal["open", "waiting", "resolved", "reopened"]
Priority = Literal["low", "normal", "high", "urgent"]

MOVES: Mapping[Status, frozenset[Status]] = {
    "open": frozenset({"waiting", "resolved"}),
    "waiting": frozenset({"open", "resolved"}),
    "resolved": frozenset({"reopened"}),
    "reopened": frozenset({"waiting", "resolved"}),
}
RUNNING: frozenset[Status] = frozenset({"open", "reopened"})
"""In which the clock runs; while a case waits for the customer or a supplier, it rests."""
TO_DELIVER: frozenset[Kind] = frozenset({"delivery_exception", "return"})
"""What somebody has to drive for."""


@dataclass(frozen=True)
class Case:
    case_id: str
    customer_id: str
    """In whose partition it lies, and whose key seals its words."""
    kind: Kind
    status: Status
    priority: Priority
    what_happened: str
    opened_at: datetime
    opened_by: str
    due: datetime
    """While it waits: as it stood when the clock was stopped."""
    updated_at: datetime
    resolution: str | None = None
    order_id: str | None = None
    assignee: str | None = None
    waiting_since: datetime | None = None
    time_left: timedelta | None = None
    """Of the hours it has, while the clock rests."""
    resolved_at: datetime | None = None
    times_resolved: int = 0
    rated: int = 0
    """Which of its resolutions the customer has rated last."""
    rating: int | None = None
    notes: int = 0
    version: int = 0
    audit_head: str = ""

    @property
    def is_open(self) -> bool:
        """Settled or not: who waits for the customer's word has not settled it."""
        return self.status != "resolved"

    @property
    def asks_for_rating(self) -> bool:
        return self.status == "resolved" and self.rated < self.times_resolved

    def overdue(self, now: datetime) -> bool:
        """At the very instant it is due it is still in time."""
        return self.status in RUNNING and now > self.due
