"""An order: who bought what, when, for how much, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from rapport.kernel.money import ZERO, money

Status = Literal["placed", "delivered", "cancelled", "returned"]
COUNTED: frozenset[Status] = frozenset({"placed", "delivered"})
"""A cancelled or returned order takes its figures back; refused at the door is returned."""

MOVES: dict[Status, frozenset[Status]] = {
    "placed": frozenset({"delivered", "cancelled", "returned"}),
    "delivered": frozenset({"returned"}),
    "cancelled": frozenset({"placed"}),  # cancelled by mistake, or the customer came back to it
    "returned": frozenset(),
}


@dataclass(frozen=True)
class OrderLine:
    product_id: str
    name: str
    category: str
    quantity: Decimal
    unit_price: Decimal

    @property
    def amount(self) -> Decimal:
        return money(self.quantity * self.unit_price)


@dataclass(frozen=True)
class Order:
    order_id: str
    customer_id: str
    placed_at: datetime
    lines: Sequence[OrderLine]
    discount: Decimal
    delivery_fee: Decimal
    status: Status
    imported: bool
    version: int
    created_at: datetime
    updated_at: datetime
    payment_method: str | None = None
    channel: str | None = None
    coupon_code: str | None = None
    audit_head: str = ""
    import_id: str | None = None
    """The import that brought it: an undo knows its own by this."""

    @property
    def goods(self) -> Decimal:
        """What counts as spent: the lines after discount, without delivery."""
        return sum((line.amount for line in self.lines), ZERO) - self.discount

    @property
    def total(self) -> Decimal:
        return self.goods + self.delivery_fee

    @property
    def counts(self) -> bool:
        return self.status in COUNTED
