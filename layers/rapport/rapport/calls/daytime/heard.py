"""What this room hears. Apart from what it tells: the morning tells, and hears nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rapport.kernel.events import Heard
from rapport.kernel.money import ZERO
from rapport.orders.order import COUNTED


@dataclass(frozen=True, kw_only=True)
class CustomerHeard(Heard):
    """Whatever happened to a customer: an order, a contact, an arrival, a change."""

    customer_id: str


@dataclass(frozen=True, kw_only=True)
class OrderHeard(Heard):
    """What this room needs of an order: did it follow a call, and what was it worth?"""

    order_id: str
    customer_id: str
    placed_at: str
    status: str
    goods: int | float

    @property
    def worth(self) -> Decimal:
        # A float's shortest form is the very decimal that was told.
        return Decimal(repr(self.goods)) if self.status in COUNTED else ZERO
