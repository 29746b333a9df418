"""What this room hears."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.kernel.events import Heard


@dataclass(frozen=True, kw_only=True)
class PurchaseHeard(Heard):
    """Whose orders changed (OrderPlaced, OrderCorrected, OrderStatusChanged): what they are now is read."""

    customer_id: str
