"""What the shop sells, in which packs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Unit = Literal["kg", "g", "litre", "ml", "pcs"]

BESIDE = ("audit_head", "removed")
"""What a product's record carries for itself, and callers do not see."""


@dataclass(frozen=True)
class Product:
    product_id: str
    name: str
    category: str
    price: Decimal
    unit: Unit
    pack_size: Decimal
    is_active: bool
    version: int
    audit_head: str = ""
    removed: bool = False
    """Taken off the shelves: still a thing that people bought."""

    @property
    def on_offer(self) -> bool:
        return self.is_active and not self.removed


@dataclass(frozen=True)
class Category:
    category_id: str
    name: str
