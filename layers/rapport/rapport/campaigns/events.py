"""What this room tells the house, and what it hears."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from rapport.kernel.events import Event, Heard
from rapport.kernel.money import ZERO
from rapport.orders.order import COUNTED

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


@dataclass(frozen=True, kw_only=True)
class CampaignHeard(Heard):
    """What this room needs of its own events, told back."""

    campaign_id: str


@dataclass(frozen=True, kw_only=True)
class OrderHeard(Heard):
    """What this room needs of an order: who bought, when, for how much, and whether it still counts."""

    order_id: str
    customer_id: str
    placed_at: str
    status: str
    goods: int | float

    @property
    def worth(self) -> Decimal:
        # A float's shortest form is the very decimal that was told.
        return Decimal(repr(self.goods)) if self.status in COUNTED else ZERO


@dataclass(frozen=True, kw_only=True)
class CartHeard(Heard):
    cart_id: str
    customer_id: str
    value: int | float


@dataclass(frozen=True, kw_only=True)
class LevelHeard(Heard):
    """A membership level was reached; told by a room that is yet to come."""

    customer_id: str
    level: str


@dataclass(frozen=True, kw_only=True)
class ScoreHeard(Heard):
    """A score went from one number to another; told by a room that is yet to come."""

    customer_id: str
    before: int
    after: int
