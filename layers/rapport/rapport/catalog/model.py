"""Products and categories."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from rapport.kernel.http.amounts import Money, Quantity
from rapport.kernel.http.models import Asked, Id, Told

Unit = Literal["kg", "g", "litre", "ml", "pcs"]
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


class Product(Told):
    product_id: str
    name: str
    category: str
    price: Money
    unit: Unit
    pack_size: Quantity
    is_active: bool
    version: int
    audit_head: str = Field("", exclude=True)
    removed: bool = Field(False, exclude=True)
    """Taken off the shelves: still a thing that people bought."""

    @property
    def on_offer(self) -> bool:
        return self.is_active and not self.removed


class Category(Told):
    category_id: str
    name: str
    version: int = 1
