"""The catalogue and the orders."""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.clock import stamp
from rapport.kernel.table.shapes import Key, Range

CATALOG = "CATALOG"


def product(product_id: str) -> Key:
    return Key(CATALOG, f"PRODUCT#{product_id}")


PRODUCTS = Range.beginning("PRODUCT#")


def category(category_id: str) -> Key:
    return Key(CATALOG, f"CATEGORY#{category_id}")


CATEGORIES = Range.beginning("CATEGORY#")


def order_pointer(order_id: str) -> Key:
    """Where an order lies: it stands with its customer, in the order of its date."""
    return Key(f"ORDER#{order_id}", "POINTER")


def order(customer_id: str, placed: datetime, order_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"ORDER#{stamp(placed)}#{order_id}")


ORDER = "ORDER#"
ORDERS = Range.beginning(ORDER)


def sold(placed: datetime, order_id: str, status: str) -> tuple[str, str]:
    return sold_partition(placed), f"{stamp(placed)}#{order_id}#{status}"


def sold_partition(placed: datetime | date) -> str:
    return f"SOLD#{placed:%Y-%m}"
