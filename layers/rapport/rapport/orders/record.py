"""An order as the store holds it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, TypeGuard

from rapport.customers.statistics import OrderFacts, day_part
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.money import money
from rapport.kernel.shop import Place
from rapport.kernel.table import Item, Key
from rapport.orders.order import Order, OrderLine


def key(order: Order) -> Key:
    return keys.order(order.customer_id, order.placed_at, order.order_id)


def encode(order: Order) -> Item:
    sold_pk, sold_sk = keys.sold(order.placed_at, order.order_id, order.status)
    item: dict[str, Any] = {
        "order_id": order.order_id,
        "customer_id": order.customer_id,
        "placed_at": stamp(order.placed_at),
        "lines": [[line.product_id, line.name, line.category, line.quantity, line.unit_price] for line in order.lines],
        "discount": order.discount,
        "delivery_fee": order.delivery_fee,
        "status": order.status,
        "imported": order.imported,
        "version": order.version,
        "created_at": stamp(order.created_at),
        "updated_at": stamp(order.updated_at),
        "audit_head": order.audit_head,
        keys.SOLD.pk: sold_pk,
        keys.SOLD.sk: sold_sk,
    }
    for name in ("payment_method", "channel", "coupon_code", "import_id"):
        if (value := getattr(order, name)) is not None:
            item[name] = value
    return item


def decode(item: Item) -> Order:
    return Order(
        order_id=item["order_id"],
        customer_id=item["customer_id"],
        placed_at=from_stamp(item["placed_at"]),
        lines=[
            OrderLine(product_id, name, category, Decimal(quantity), money(price))
            for product_id, name, category, quantity, price in item["lines"]
        ],
        discount=money(item["discount"]),
        delivery_fee=money(item["delivery_fee"]),
        status=item["status"],
        imported=item["imported"],
        version=item["version"],
        created_at=from_stamp(item["created_at"]),
        updated_at=from_stamp(item["updated_at"]),
        payment_method=item.get("payment_method"),
        channel=item.get("channel"),
        coupon_code=item.get("coupon_code"),
        audit_head=item["audit_head"],
        import_id=item.get("import_id"),
    )


def pointer(order: Order) -> Item:
    return {"customer_id": order.customer_id, "placed_at": stamp(order.placed_at)}


TAKEN_BACK = "taken_back"


def gone(order: Order, at: datetime) -> Item:
    """What stays in the place of an order that was taken back: its chain of changes ends there, or goes on."""
    chain = {"version": order.version, "audit_head": order.audit_head}
    return {TAKEN_BACK: stamp(at), "was_of": order.customer_id} | chain


def stands(pointer: Item | None) -> TypeGuard[Item]:
    return pointer is not None and TAKEN_BACK not in pointer


def place_of(order_id: str, pointer: Item) -> Key:
    return keys.order(pointer["customer_id"], from_stamp(pointer["placed_at"]), order_id)


def facts(order: Order, place: Place) -> OrderFacts:
    """What the customer's statistics learn from it."""
    local: datetime = order.placed_at.astimezone(place.zone)
    categories: dict[str, Any] = {}
    for line in order.lines:
        categories[line.category] = categories.get(line.category, money(0)) + line.amount
    return OrderFacts(
        day=local.date(),
        day_part=day_part(local.hour),
        goods=order.goods,
        payment_method=order.payment_method,
        categories=categories,
        products=frozenset(line.product_id for line in order.lines),
    )
