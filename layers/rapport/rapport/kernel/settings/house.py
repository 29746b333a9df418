"""Who the shop is, on which days it works, and who in it may read what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapport.kernel.figures import Language
from rapport.kernel.settings.nonsense import long, many, within
from rapport.kernel.settings.section import Section

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True)
class Business(Section):
    name: str = "Rapport shop"
    language: Language = "en"
    weekend: tuple[Weekday, ...] = ("friday", "saturday")
    holidays: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        long(self.name, "name", 1, 100)
        many(self.weekend, "weekend", 6)
        many(self.holidays, "holidays", 400)


@dataclass(frozen=True)
class Access(Section):
    visibility: Literal["own", "team", "by_team_size"] = "by_team_size"
    """Whose customers an agent may read; by team size, a team below ten agents shares all of them."""
    team_shares_below: int = 10
    delivery_days: int = 30

    def __post_init__(self) -> None:
        within(self, 0, 1000, "team_shares_below")
        within(self, 1, 365, "delivery_days")
