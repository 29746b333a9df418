"""What an order tells the house."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from rapport.kernel.events import Event
from rapport.kernel.money import Money
from rapport.orders.model import Order, Status


class OrderEvent(Event):
    order_id: str
    customer_id: str
    status: Status
    goods: Money
    total: Money
    products: list[str]

    @property
    def record(self) -> str:
        return f"order:{self.order_id}"


class OrderPlaced(OrderEvent):
    type: ClassVar[str] = "OrderPlaced"


class OrderCorrected(OrderEvent):
    type: ClassVar[str] = "OrderCorrected"
    previous_occurred_at: datetime


class OrderStatusChanged(OrderEvent):
    type: ClassVar[str] = "OrderStatusChanged"
    previous_status: Status


def facts_of(order: Order) -> dict[str, Any]:
    return {
        "occurred_at": order.placed_at,
        "imported": order.imported,
        "record_version": order.version,
        "order_id": order.order_id,
        "customer_id": order.customer_id,
        "status": order.status,
        "goods": order.goods,
        "total": order.total,
        "products": sorted({line.product_id for line in order.lines}),
    }
