"""A small shelf for the rules to be tried on."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.catalog.product import Product
from rapport.customers.statistics import Bought
from rapport.kernel.settings import Offers
from rapport.recommendations.learned import Pair
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.recommending import Buyer, recommended
from rapport.recommendations.rule import Rule
from rapport.recommendations.stock import Shelf

DAY = date(2026, 3, 10)
OFFERS = Offers()


def product(product_id: str, category: str = "Other", price: str = "100", **said: Any) -> Product:
    return Product(
        product_id=product_id,
        name=product_id.capitalize(),
        category=category,
        price=Decimal(price),
        unit="pcs",
        pack_size=Decimal(1),
        **{"is_active": True, "version": 1, **said},
    )


def bought(days_ago: int, worth: str = "900", times: int = 1) -> Bought:
    last = DAY - timedelta(days=days_ago)
    return Bought(times, last, last, Decimal(worth))


def rule(**said: Any) -> Rule:
    return Rule(**{"rule_id": "r1", "rule_name": "A rule", "recommended_product_id": "balm", **said})


def shelf(
    *rules: Rule,
    products: list[Product] | None = None,
    together: list[Pair] | None = None,
    popular: list[str] | None = None,
) -> Shelf:
    company: dict[str, list[Pair]] = {}
    for pair in sorted(together or []):
        company.setdefault(pair.trigger_id, []).append(pair)
    standing = products if products is not None else [product("honey", "Honey"), product("balm")]
    return Shelf(rules, {each.product_id: each for each in standing}, company, popular or [])


def buyer(average: str = "900", tier: Any = "repeat", kind: Any = None, **products: Bought) -> Buyer:
    return Buyer(products, tier, kind or tier, Decimal(average))


def offered(who: Buyer, there: Shelf, offers: Offers = OFFERS) -> list[Recommendation]:
    return recommended(who, there, DAY, offers)


def ids(who: Buyer, there: Shelf, offers: Offers = OFFERS) -> list[str]:
    return [each.product_id for each in offered(who, there, offers)]
