from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.settings.nonsense import rising, within
from rapport.kernel.settings.section import Section


@dataclass(frozen=True)
class Reminders(Section):
    """Consumption reminders: when a household's rice is likely finished, and how they are told."""

    learned_from_purchases: int = 3
    """Purchases of a thing from which on the household's own rhythm counts."""
    late_after_days: int = 7
    """Days behind the reminder at which it is late: by the buffer, the pack is empty."""
    lapsed_after_days: int = 30
    """Days behind the reminder at which nobody waits for an answer any more."""
    answered_within_days: int = 14
    """A purchase within so many days after asking is an answer."""
    unanswered_before_rarer: int = 2
    rarer_percent: int = 150
    """How much longer the next wait is, in percent, after so many reminders without an answer."""

    def __post_init__(self) -> None:
        within(self, 2, 20, "learned_from_purchases")
        within(self, 1, 365, "late_after_days", "lapsed_after_days", "answered_within_days")
        rising(self, "late_after_days", "lapsed_after_days")
        within(self, 1, 20, "unanswered_before_rarer")
        within(self, 100, 400, "rarer_percent")
