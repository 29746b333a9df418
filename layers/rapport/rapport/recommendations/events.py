"""What this room hears."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.events import Heard


@dataclass(frozen=True, kw_only=True)
class OrderHeard(Heard):
    """What this room needs of whatever an order tells (OrderPlaced, OrderCorrected, OrderStatusChanged)."""

    order_id: str
