"""What one customer is offered: the product, its price for them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rapport.catalog.product import Product
from rapport.kernel.money import ZERO, money

Source = Literal["rule", "bought_together", "popular"]


@dataclass(frozen=True, slots=True)
class Recommendation:
    product_id: str
    product_name: str
    price: Decimal
    recommended_price: Decimal
    discount_percentage: Decimal
    reason_en: str
    reason_bn: str
    source: Source
    rule_id: str | None

    @property
    def credit(self) -> str:
        """Whose achievement it is when it is taken: the rule's, or that of what else led to it."""
        return self.rule_id or self.source


def discounted(price: Decimal, discount_percentage: Decimal) -> Decimal:
    return money(price * (100 - discount_percentage) / 100)


def by_rule(product: Product, rule_id: str, discount: Decimal, trigger: str | None) -> Recommendation:
    if trigger is None:
        reason = ("Recommended by the shop", "দোকানের পক্ষ থেকে প্রস্তাব")
    else:
        reason = (f"Based on previous purchases: {trigger}", f"আগের কেনাকাটার ভিত্তিতে: {trigger}")
    return _offered(product, discount, reason, "rule", rule_id)


def bought_together(product: Product, trigger: str) -> Recommendation:
    reason = (f"Often bought together with {trigger}", f"{trigger} এর সঙ্গে প্রায়ই কেনা হয়")
    return _offered(product, ZERO, reason, "bought_together", None)


def popular(product: Product) -> Recommendation:
    return _offered(product, ZERO, ("Popular with our customers", "আমাদের ক্রেতাদের পছন্দের"), "popular", None)


def _offered(
    product: Product, discount: Decimal, reason: tuple[str, str], source: Source, rule_id: str | None
) -> Recommendation:
    return Recommendation(
        product_id=product.product_id,
        product_name=product.name,
        price=product.price,
        recommended_price=discounted(product.price, discount),
        discount_percentage=discount,
        reason_en=reason[0],
        reason_bn=reason[1],
        source=source,
        rule_id=rule_id,
    )
