"""What an order tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from rapport.kernel.clock import stamp
from rapport.kernel.events import Event
from rapport.kernel.money import as_number
from rapport.orders.order import Order, Status


@dataclass(frozen=True, kw_only=True)
class OrderEvent(Event):
    order_id: str
    customer_id: str
    placed_at: datetime
    status: Status
    goods: Decimal
    total: Decimal
    products: list[str]

    @property
    def record(self) -> str:
        return f"order:{self.order_id}"


@dataclass(frozen=True, kw_only=True)
class OrderPlaced(OrderEvent):
    type: ClassVar[str] = "OrderPlaced"


@dataclass(frozen=True, kw_only=True)
class OrderCorrected(OrderEvent):
    type: ClassVar[str] = "OrderCorrected"
    previous_placed_at: datetime


@dataclass(frozen=True, kw_only=True)
class OrderStatusChanged(OrderEvent):
    type: ClassVar[str] = "OrderStatusChanged"
    previous_status: Status


@dataclass(frozen=True, kw_only=True)
class HistoryEvent(Event):
    """Many orders of one customer at once, as their history came in or was taken back."""

    customer_id: str
    import_id: str
    orders: list[dict[str, Any]]
    """Each with order_id, placed_at, status, total, products."""

    @property
    def record(self) -> str:
        return f"history:{self.import_id}:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class OrdersImported(HistoryEvent):
    type: ClassVar[str] = "OrdersImported"


@dataclass(frozen=True, kw_only=True)
class OrdersRemoved(HistoryEvent):
    type: ClassVar[str] = "OrdersRemoved"


def in_history(order: Order) -> dict[str, Any]:
    return {
        "order_id": order.order_id,
        "placed_at": stamp(order.placed_at),
        "status": order.status,
        "total": as_number(order.total),
        "products": sorted({line.product_id for line in order.lines}),
    }


def facts_of(order: Order) -> dict[str, Any]:
    return {
        "occurred_at": order.placed_at,
        "imported": order.imported,
        "record_version": order.version,
        "order_id": order.order_id,
        "customer_id": order.customer_id,
        "placed_at": order.placed_at,
        "status": order.status,
        "goods": order.goods,
        "total": order.total,
        "products": sorted({line.product_id for line in order.lines}),
    }
