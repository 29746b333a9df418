"""What a caller gets to know of an order."""

from __future__ import annotations

from rapport.kernel.work import Work
from rapport.orders.model import LineTold, OrderTold
from rapport.orders.order import Order


def told(_: Work, order: Order, buyer: str | None = None) -> OrderTold:
    return OrderTold(
        order_id=order.order_id,
        customer_id=order.customer_id,
        customer_name=buyer,
        order_date=order.placed_at,
        lines=[
            LineTold(
                product_id=line.product_id,
                name=line.name,
                category=line.category,
                quantity=line.quantity,
                unit_price=line.unit_price,
                amount=line.amount,
            )
            for line in order.lines
        ],
        discount=order.discount,
        delivery_fee=order.delivery_fee,
        total_amount=order.total,
        payment_method=order.payment_method,
        channel=order.channel,
        coupon_code=order.coupon_code,
        status=order.status,
        imported=order.imported,
        version=order.version,
        created_at=order.created_at,
        updated_at=order.updated_at,
    )
