"""A rule of the shop: who bought this is offered that. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from rapport.customers.rules import CustomerType, ValueTier
from rapport.customers.statistics import Bought
from rapport.kernel.money import ZERO

Priority = Literal["high", "medium", "low"]
WEIGHTS: dict[Priority, int] = {"high": 3, "medium": 2, "low": 1}


@dataclass(frozen=True, slots=True)
class Rule:
    rule_id: str
    rule_name: str
    recommended_product_id: str
    trigger_product_id: str | None = None
    trigger_category: str | None = None
    min_days_passed: int = 0
    max_days_passed: int | None = None
    min_order_value: Decimal = ZERO
    target_customer_type: CustomerType | None = None
    """Nobody in particular, if not said."""
    discount_percentage: Decimal = ZERO
    priority: Priority | int = "medium"
    is_active: bool = True
    version: int = 1
    audit_head: str = ""

    @property
    def weight(self) -> int:
        return self.priority if isinstance(self.priority, int) else WEIGHTS[self.priority]

    def holds(self, trigger: Bought, day: date, tier: ValueTier, customer_type: CustomerType) -> bool:
        """`trigger` is its latest purchase, and what the orders of that day came to. A VIP who fell silent is still a
        VIP: a rule for either finds them."""
        ago = max(0, (day - trigger.last).days)
        return (
            ago >= self.min_days_passed
            and (self.max_days_passed is None or ago <= self.max_days_passed)
            and trigger.worth >= self.min_order_value
            and (self.target_customer_type is None or self.target_customer_type in (tier, customer_type))
        )
