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
