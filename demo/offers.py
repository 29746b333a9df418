"""What the grocery's manager offers beside what goes together anyway, and what its orders have taught the house."""

from __future__ import annotations

from decimal import Decimal

from demo.rhythms import HISTORY_DAYS
from rapport.kernel.caller import system
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work
from rapport.recommendations import learning
from rapport.recommendations.model import NewRule

RULES = [
    NewRule(
        id="honey-black-seed-oil",
        rule_name="Honey → black seed oil",
        trigger_category="Honey",
        recommended_product_id="black-seed-oil-250ml",
        min_days_passed=10,
        max_days_passed=20,
        min_order_value=Decimal(800),
        priority="high",
    ),
    NewRule(
        id="rice-sack-ghee",
        rule_name="পঁচিশ কেজির বস্তা → গাওয়া ঘি",
        trigger_product_id="miniket-25kg",
        recommended_product_id="ghee-250g",
        min_days_passed=7,
        max_days_passed=30,
        discount_percentage=Decimal(5),
    ),
    NewRule(
        id="dates-for-vips",
        rule_name="Medjool dates for permanent customers",
        recommended_product_id="dates-medjool-500g",
        target_customer_type="vip",
        min_days_passed=7,
        max_days_passed=45,
        discount_percentage=Decimal(10),
        priority="low",
    ),
    NewRule(
        id="come-back-tea",
        rule_name="A tea for who stayed away",
        recommended_product_id="tulsi-tea-100g",
        target_customer_type="inactive",
        discount_percentage=Decimal(15),
    ),
]


def learned(shop: Shop) -> None:
    """The night's job. The first finds all the history at once."""
    learning.run(Work(shop, system(learning.JOB)), look_back=HISTORY_DAYS)
