"""What this room hears. Apart from what it tells: who plans tells, and who hears is another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rapport.kernel.events import Heard
from rapport.kernel.money import ZERO
from rapport.orders.order import COUNTED


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
