"""A row of an orders' file is one line of an order; rows with one order id are one order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.ways import Ways

Status = Literal["placed", "delivered", "cancelled", "returned"]


@dataclass(frozen=True)
class OrderLineRow:
    """What one row says, and nothing that it does not: the second row of an order often names neither day nor buyer."""

    number: int
    order_id: str | None = None
    customer_id: str | None = None
    phone: str | None = None
    """In E.164."""
    email: str | None = None
    buyer_name: str | None = None
    address: str | None = None
    district: str | None = None
    city: str | None = None
    placed_at: datetime | None = None
    product_id: str | None = None
    product_name: str | None = None
    quantity: Decimal = Decimal(1)
    unit_price: Decimal | None = None
    line_total: Decimal | None = None
    order_total: Decimal | None = None
    discount: Decimal | None = None
    delivery_fee: Decimal | None = None
    payment_method: str | None = None
    channel: str | None = None
    coupon_code: str | None = None
    status: Status | None = None

    @property
    def names_a_product(self) -> bool:
        return self.product_id is not None or self.product_name is not None


@dataclass(frozen=True)
class LineRead:
    product_id: str | None
    product_name: str | None
    """Neither: the row gave a total alone, and the import's options name the product that stands for it."""
    quantity: Decimal
    unit_price: Decimal | None
    """None: the catalogue's."""


@dataclass(frozen=True)
class OrderRead:
    """One order, from all of its rows."""

    numbers: tuple[int, ...]
    order_id: str | None
    customer_id: str | None
    phone: str | None
    email: str | None
    buyer_name: str | None
    address: str | None
    district: str | None
    city: str | None
    placed_at: datetime
    lines: tuple[LineRead, ...]
    discount: Decimal
    delivery_fee: Decimal
    payment_method: str | None
    channel: str | None
    coupon_code: str | None
    status: Status | None
    """None: the file does not say. One that is known keeps its status; a new one is history, and delivered."""


def order_line_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> OrderLineRow | list[Problem]:
    raise NotImplementedError


def order_of(lines: Sequence[OrderLineRow]) -> OrderRead | list[Problem]:
    """All rows of one order, in the file's order; a row without an order id is an order of its own."""
    raise NotImplementedError
