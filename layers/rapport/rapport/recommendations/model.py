"""What a manager says of a rule, and what is told of rules and recommendations."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, StrictBool, StrictInt

from rapport.customers.rules import CustomerType
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Id, Told
from rapport.kernel.money import ZERO
from rapport.recommendations.recommendation import Source
from rapport.recommendations.rule import Priority

LONGEST_DAYS = 1460
"""Four years: who bought it longer ago than that has forgotten it."""

Days = Annotated[StrictInt, Field(ge=0, le=LONGEST_DAYS)]


def _at_most_all(value: Decimal) -> Decimal:
    if value > 100:
        raise ValueError("must be between 0 and 100")
    return value


Percentage = Annotated[Money, AfterValidator(_at_most_all)]


def _any(value: object) -> object:
    return None if value == "all" else value


class RuleFields(Asked):
    rule_name: Annotated[str, Field(min_length=1, max_length=100)]
    trigger_product_id: Id | None = Field(None, description="Who bought this. Without a trigger, whoever bought.")
    trigger_category: Annotated[str, Field(min_length=1, max_length=120)] | None = Field(
        None,
        description="Or anything of this category; `target_category` is understood as well.",
        validation_alias=AliasChoices("trigger_category", "triggerCategory", "target_category", "targetCategory"),
    )
    recommended_product_id: Id = Field(
        description="Is offered this; `product_id` is understood as well.",
        validation_alias=AliasChoices("recommended_product_id", "recommendedProductId", "product_id", "productId"),
    )
    min_days_passed: Days = 0
    max_days_passed: Days | None = Field(None, description="Both days included; no end, if not given.")
    min_order_value: Money = Field(ZERO, description="What the order that held the trigger came to, at the least.")
    target_customer_type: Annotated[CustomerType | None, BeforeValidator(_any)] = Field(
        None, description="Everybody, if not given or `all`."
    )
    discount_percentage: Percentage = ZERO
    priority: Priority | Annotated[StrictInt, Field(ge=0, le=1000)] = Field(
        "medium", description="Higher first: `high` is 3, `medium` 2, `low` 1."
    )
    is_active: StrictBool = True


class NewRule(RuleFields):
    id: Id | None = Field(None, validation_alias=AliasChoices("id", "rule_id", "ruleId"))


class RuleTold(Told):
    id: str
    rule_name: str
    trigger_product_id: str | None = None
    trigger_category: str | None = None
    recommended_product_id: str
    min_days_passed: int
    max_days_passed: int | None = None
    min_order_value: Money
    target_customer_type: CustomerType | Literal["all"]
    discount_percentage: Money
    priority: Priority | int
    is_active: bool
    version: int
    shown: int
    accepted: int
    success_rate: Money = Field(description="Of those shown, in percent.")
    revenue: Money


class RecommendationTold(Told):
    product_id: str
    product_name: str
    price: Money
    recommended_price: Money
    discount_percentage: Money
    reason: str
    source: Source
    rule_id: str | None = None
