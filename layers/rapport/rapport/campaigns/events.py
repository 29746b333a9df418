"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rapport.kernel.events import Event

Change = Literal["created", "changed", "switched_on", "switched_off", "paused", "resumed", "removed"]


@dataclass(frozen=True, kw_only=True)
class CampaignChanged(Event):
    """Made, changed, switched, paused or taken out: what holds now is read."""

    type: ClassVar[str] = "CampaignChanged"
    campaign_id: str
    what: Change

    @property
    def record(self) -> str:
        return f"campaign:{self.campaign_id}"


@dataclass(frozen=True, kw_only=True)
class OfferCalendarChanged(Event):
    """Some months of a year were planned anew."""

    type: ClassVar[str] = "OfferCalendarChanged"
    year: int

    @property
    def record(self) -> str:
        return f"offer_calendar:{self.year}"


@dataclass(frozen=True, kw_only=True)
class CampaignPlanningContinued(Event):
    """The rest of an audience, for the next worker."""

    type: ClassVar[str] = "CampaignPlanningContinued"
    campaign_id: str
    run_id: str
    occurrence: str
    quoted: str | None = None

    @property
    def record(self) -> str:
        return f"run:{self.run_id}"
