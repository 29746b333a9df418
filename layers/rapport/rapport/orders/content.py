"""What an order says: its lines with names and prices, checked, compared, and told to the audit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from rapport.catalog import store as catalog
from rapport.kernel.errors import Detail, NotAcceptable, invalid
from rapport.kernel.money import MOST
from rapport.kernel.table import Item, Key
from rapport.kernel.work import Work
from rapport.orders.model import OrderFields
from rapport.orders.order import Order, OrderLine

FURTHEST_AHEAD = timedelta(days=1)


def content(work: Work, asked: OrderFields, order_id: str, customer_id: str, lines: list[OrderLine]) -> dict[str, Any]:
    """What makes an order this order and no other."""
    placed_at = asked.order_date or work.now
    if placed_at > work.now + FURTHEST_AHEAD:
        raise invalid("order_date", "is more than a day in the future")
    return {
        "order_id": order_id,
        "customer_id": customer_id,
        "placed_at": placed_at,
        "lines": lines,
        "discount": asked.discount,
        "delivery_fee": asked.delivery_fee,
        "payment_method": asked.payment_method,
        "channel": asked.channel,
        "coupon_code": asked.coupon_code,
    }


def content_of(order: Order) -> dict[str, Any]:
    names = (
        "order_id",
        "customer_id",
        "placed_at",
        "lines",
        "discount",
        "delivery_fee",
        "payment_method",
        "channel",
        "coupon_code",
    )
    return {name: getattr(order, name) for name in names}


def checked(order: Order) -> None:
    if order.goods < 0:
        raise invalid("discount", "is more than the goods cost")
    if order.total > MOST:
        raise invalid("lines", "come to more than any shop sells")


def lines_of(asked: OrderFields, found: Mapping[Key, Item], known: Order | None) -> list[OrderLine]:
    """The lines with names and prices. For an order seen before, the prices of then fill what is not said."""
    products = catalog.among(found, (line.product_id for line in asked.lines))
    then = {line.product_id: line for line in known.lines} if known else {}
    problems, lines = [], []
    for number, line in enumerate(asked.lines):
        if line.product_id in then:
            was = then[line.product_id]
            name, category, price = was.name, was.category, was.unit_price
        elif line.product_id in products:
            product = products[line.product_id]
            name, category, price = product.name, product.category, product.price
        else:
            problems.append(Detail(f"lines.{number}.product_id", f"names no product: {line.product_id}"))
            continue
        unit_price = price if line.unit_price is None else line.unit_price
        lines.append(OrderLine(line.product_id, name, category, line.quantity, unit_price))
    if problems:
        raise NotAcceptable("invalid: lines", problems)
    return lines


def audited(order: Order) -> dict[str, Any]:
    """An order holds nothing personal: who bought is an id."""
    fields = content_of(order) | {"status": order.status, "total": str(order.total)}
    fields["lines"] = [f"{line.quantity} x {line.product_id} at {line.unit_price}" for line in order.lines]
    fields["placed_at"] = order.placed_at.isoformat()
    return {
        name: value if isinstance(value, list) else str(value) for name, value in fields.items() if value is not None
    }
