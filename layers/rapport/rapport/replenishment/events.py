"""What this room hears, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rapport.kernel.events import Event, Heard


@dataclass(frozen=True, kw_only=True)
class PurchaseHeard(Heard):
    """Whose orders changed (OrderPlaced, OrderCorrected, OrderStatusChanged): what they are now is read."""

    customer_id: str


@dataclass(frozen=True, kw_only=True)
class ConsumptionProfileChanged(Event):
    """Made, changed, switched on or off, or removed: what holds now is read."""

    type: ClassVar[str] = "ConsumptionProfileChanged"
    profile_id: str
    product_id: str | None
    category: str | None

    @property
    def record(self) -> str:
        return f"consumption:{self.profile_id}"


@dataclass(frozen=True, kw_only=True)
class RecomputingContinued(Event):
    """The rest of the households that a changed profile concerns, for the next worker."""

    type: ClassVar[str] = "RecomputingContinued"
    run_id: str
    profile_id: str
    product_id: str | None
    category: str | None
    after: str

    @property
    def record(self) -> str:
        return f"run:{self.run_id}"


@dataclass(frozen=True, kw_only=True)
class ProfileHeard(Heard):
    """What a changed profile is for, told at first or handed on."""

    profile_id: str
    product_id: str | None
    category: str | None
