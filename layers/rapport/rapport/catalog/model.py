"""Products and categories."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StrictBool

from rapport.catalog.product import Unit
from rapport.kernel.http.amounts import Money, Quantity
from rapport.kernel.http.models import Asked, Id, Told

Name = Annotated[str, Field(min_length=1, max_length=120)]


class ProductFields(Asked):
    name: Name
    category: Name
    price: Money
    unit: Unit = "pcs"
    pack_size: Quantity = Decimal(1)
    is_active: StrictBool = True


class NewProduct(ProductFields):
    product_id: Id | None = None


class NewCategory(Asked):
    category_id: Id | None = None
    name: Name


class ProductTold(Told):
    product_id: str
    name: str
    category: str
    price: Money
    unit: Unit
    pack_size: Quantity
    is_active: bool
    version: int


class CategoryTold(Told):
    category_id: str
    name: str
    version: int = 1
