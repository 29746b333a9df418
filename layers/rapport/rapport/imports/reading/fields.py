"""What a column can mean, for each kind of file. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rapport.imports.reading.customer_fields import CUSTOMERS
from rapport.imports.reading.field import Field
from rapport.imports.reading.order_fields import ORDERS
from rapport.imports.reading.product_fields import PRODUCTS

Kind = Literal["customers", "products", "orders"]
KINDS: tuple[Kind, ...] = ("customers", "products", "orders")
CUSTOM = "custom:"
"""Before the name of a field that the shop declared for itself."""

FIELDS: Mapping[Kind, Sequence[Field]] = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS}

__all__ = ["CUSTOM", "FIELDS", "KINDS", "Field", "Kind"]
