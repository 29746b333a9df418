"""Rows that make one order, and what they come to: to the cent what the file says, or refused. Pure.

A file names price and quantity, or what a line came to, or only the total of it all. An order here is lines of quantity
and unit price; where a total is no multiple of its quantity, the price is rounded up and the cents are discount.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from typing import Any

from rapport.imports.reading.order_lines import OrderLineRow, order_line_of
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.statuses import Status
from rapport.kernel.money import CENT, MOST, ZERO, money

MOST_LINES = 60
"""What one order takes; see `orders.model`."""
ONE = Decimal(1)
OF_THE_ORDER = (
    "order_id",
    "customer_id",
    "phone",
    "email",
    "buyer_name",
    "address",
    "district",
    "city",
    "placed_at",
    "discount",
    "delivery_fee",
    "payment_method",
    "channel",
    "coupon_code",
    "status",
)
NO_MATTER = frozenset(["buyer_name", "address", "district", "city"])
"""Spelled differently from row to row they still are one buyer's; the first counts."""


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
    numbers: tuple[int, ...]
    """The rows it was read from."""
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


class _Contradiction(Exception):
    def __init__(self, field: str, code: str, said: str) -> None:
        super().__init__(said)
        self.problem = Problem(field, code, said)


def order_of(rows: Sequence[OrderLineRow]) -> OrderRead | list[Problem]:
    """All rows of one order, in the file's order; a row without an order id is an order of its own."""
    try:
        return _order(rows)
    except _Contradiction as found:
        return [found.problem]


def _order(rows: Sequence[OrderLineRow]) -> OrderRead:
    said = {name: _agreed(name, rows) for name in OF_THE_ORDER}
    if said["placed_at"] is None:
        raise _Contradiction("order_date", "needed", "no row of this order says its day")
    if not any(said[name] for name in ("customer_id", "phone", "email", "buyer_name")):
        raise _Contradiction("customer_id", "needed", "no row of this order says who bought")
    if len(rows) > MOST_LINES:
        raise _Contradiction("", "too_many_lines", f"an order has at most {MOST_LINES} lines")
    discount, delivery = said.pop("discount") or ZERO, said.pop("delivery_fee") or ZERO
    lines, rounded = _lines(rows, discount, delivery)
    discount += rounded
    _adds_up(lines, discount)
    return OrderRead(
        numbers=tuple(row.number for row in rows),
        lines=lines,
        discount=discount,
        delivery_fee=delivery,
        **said,
    )


def _agreed(name: str, rows: Iterable[OrderLineRow]) -> Any:
    """What the rows say of the order as a whole: in the first of them, or in each the same."""
    values = list(dict.fromkeys(value for row in rows if (value := getattr(row, name)) is not None))
    if len(values) > 1 and name not in NO_MATTER:
        field = "order_date" if name == "placed_at" else name
        raise _Contradiction(field, "rows_differ", f"the rows of this order do not say the same {field}")
    return values[0] if values else None


def _lines(rows: Sequence[OrderLineRow], discount: Decimal, delivery: Decimal) -> tuple[tuple[LineRead, ...], Decimal]:
    """The lines, and what their prices were rounded up by in all."""
    totals = {row.order_total for row in rows if row.order_total is not None}
    if len(totals) > 1:  # "Total" above what each line came to
        rows = [replace(row, line_total=row.line_total or row.order_total, order_total=None) for row in rows]
        totals = set()
    total = totals.pop() if totals else None
    if total is not None and len(rows) == 1 and rows[0].unit_price is None and rows[0].line_total is None:
        goods = total - delivery + discount
        if goods < 0:
            raise _Contradiction("order_total", "does_not_add_up", "the total is less than the delivery fee")
        rows = [replace(rows[0], line_total=goods)]
    priced = [_priced(row) for row in rows]
    lines, rounded = tuple(line for line, _ in priced), sum((over for _, over in priced), ZERO)
    if total is not None and all(line.unit_price is not None for line in lines):
        comes_to = _goods(lines) - rounded - discount + delivery
        if comes_to != total:
            raise _Contradiction(
                "order_total",
                "does_not_add_up",
                f"the lines come to {comes_to}, the total says {total}; leave the total out if it holds taxes",
            )
    return lines, rounded


def _priced(row: OrderLineRow) -> tuple[LineRead, Decimal]:
    quantity = row.quantity or ONE
    if not row.names_a_product and row.unit_price is None and row.line_total is None:
        raise _Contradiction("product_name", "needed", f"row {row.number} names neither a product nor an amount")
    price = row.unit_price
    if price is None and row.line_total is not None:
        price = (row.line_total / quantity).quantize(CENT, rounding=ROUND_CEILING)
    line = LineRead(row.product_id, row.product_name, quantity, price)
    if price is None or row.line_total is None:
        return line, ZERO
    over = money(quantity * price) - row.line_total
    if over < 0:
        raise _Contradiction(
            "line_total",
            "does_not_add_up",
            f"row {row.number}: {quantity} at {price} is less than {row.line_total}; leave out one of the columns",
        )
    return line, over


def _goods(lines: Iterable[LineRead]) -> Decimal:
    return sum((money(line.quantity * line.unit_price) for line in lines if line.unit_price is not None), ZERO)


def _adds_up(lines: Sequence[LineRead], discount: Decimal) -> None:
    goods = _goods(lines)
    if goods > MOST:
        raise _Contradiction("line_total", "too_large", "the order comes to more than any shop sells")
    if discount > goods and all(line.unit_price is not None for line in lines):
        raise _Contradiction("discount", "does_not_add_up", "the discount is more than the goods cost")


__all__ = ["LineRead", "OrderLineRow", "OrderRead", "Status", "order_line_of", "order_of"]
