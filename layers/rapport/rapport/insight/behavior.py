"""How a customer buys."""

from __future__ import annotations

from datetime import date

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work


class ProductBought(Told):
    product_id: str
    times: int
    last_bought: date
    interval_days: int | None = None


class BehaviorTold(Told):
    customer_id: str
    total_orders: int
    avg_order_value: Money
    preferred_categories: list[str]
    preferred_payment_method: str | None = None
    avg_days_between_orders: int | None = None
    peak_order_time: str | None = None
    has_abandoned_cart: bool
    cart_recovery_count: int
    first_order_date: date | None = None
    last_order_date: date | None = None
    products: list[ProductBought]


def behavior(work: Work, customer_id: str) -> BehaviorTold:
    return of(customers.get(work, customer_id))


def of(customer: Customer) -> BehaviorTold:
    known = customer.statistics
    newest_first = sorted(known.products.items(), key=lambda each: (each[1].last, each[0]), reverse=True)
    return BehaviorTold(
        customer_id=customer.customer_id,
        total_orders=known.orders,
        avg_order_value=known.average_order,
        preferred_categories=known.preferred_categories,
        preferred_payment_method=known.preferred_payment,
        avg_days_between_orders=known.average_gap,
        peak_order_time=known.peak_time,
        has_abandoned_cart=customer.open_carts > 0,
        cart_recovery_count=customer.carts_recovered,
        first_order_date=known.first,
        last_order_date=known.last,
        products=[
            ProductBought(product_id=product, times=each.times, last_bought=each.last, interval_days=each.interval_days)
            for product, each in newest_first
        ],
    )
