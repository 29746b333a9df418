"""Customers who fall silent: who they are today, and the nightly job that notes each band they fall into, once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from rapport.customers.model import Customer
from rapport.customers.rules import RiskLevel
from rapport.customers.windows import Window, all_windows
from rapport.kernel.events import Event
from rapport.kernel.settings import Settings

PREFIX = "dropoff."
LEVELS: dict[str, RiskLevel] = {
    "dropoff.low": "low",
    "dropoff.medium": "medium",
    "dropoff.high": "high",
    "dropoff.critical": "critical",
}


@dataclass(frozen=True, kw_only=True)
class DropOffEntered(Event):
    """A customer fell into a band of silence: known once per last order and band."""

    type: ClassVar[str] = "DropOffEntered"
    customer_id: str
    risk_level: RiskLevel
    last_order_date: date

    @property
    def record(self) -> str:
        return f"dropoff:{self.customer_id}:{self.last_order_date}:{self.risk_level}"


@dataclass(frozen=True)
class Entry:
    """One occurrence: this customer, after this order, fell into this band."""

    customer_id: str
    window: str
    last_order: date

    @property
    def risk_level(self) -> RiskLevel:
        return level_of(self.window)


@dataclass(frozen=True)
class Decision:
    entry: Entry
    outcome: str
    """`done`, or why not."""


def level_of(window: str) -> RiskLevel:
    return LEVELS[window]


def windows(settings: Settings) -> Sequence[Window]:
    return [window for window in all_windows(settings) if window.name.startswith(PREFIX)]


def plan(today: date, candidates: Iterable[tuple[Entry, Customer | None, bool]], settings: Settings) -> list[Decision]:
    """Pure. Each candidate comes with the customer as they are now, and whether a changed fact put them there."""
    by_name = {window.name: window for window in windows(settings)}
    return [
        Decision(entry, _outcome(today, entry, customer, by_name[entry.window], by_fact))
        for entry, customer, by_fact in candidates
    ]


def _outcome(today: date, entry: Entry, customer: Customer | None, window: Window, by_fact: bool) -> str:
    if customer is None:
        return "customer removed"
    if customer.statistics.last != entry.last_order:
        return "ordered since, or the order changed"
    if not window.holds((today - entry.last_order).days):
        return "the band is over"
    crossed = entry.last_order + timedelta(days=window.near)
    quiet = customer.facts.quiet_until
    if not by_fact and quiet is not None and crossed <= quiet:
        return "imported history"
    return "done"


def record_item(entry: Entry, today: date) -> dict[str, Any]:
    return {
        "customer_id": entry.customer_id,
        "risk_level": entry.risk_level,
        "last_order": entry.last_order.isoformat(),
        "entered_on": today.isoformat(),
    }
