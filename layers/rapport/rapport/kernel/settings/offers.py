from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.settings.nonsense import within
from rapport.kernel.settings.section import Section


@dataclass(frozen=True)
class Offers(Section):
    """Recommendations: what they are learned from, and when one counts as taken."""

    accepted_days: int = 14
    just_bought_days: int = 7
    """What was bought within them is not recommended again."""
    most: int = 5
    minimum_support: int = 5
    """Orders in which two products stood together before that means anything."""
    minimum_lift_percent: int = 120
    """How much oftener than by chance, in percent: 120 is a fifth oftener."""
    learned_after_days: int = 3
    """An order is learned from when it has had time to be cancelled."""
    popular_days: int = 90

    def __post_init__(self) -> None:
        within(self, 0, 365, "just_bought_days")
        within(self, 1, 365, "accepted_days", "popular_days")
        within(self, 0, 30, "learned_after_days")
        within(self, 1, 20, "most")
        within(self, 1, 10000, "minimum_support")
        within(self, 100, 10000, "minimum_lift_percent")
