"""What callers get to know of the catalogue."""

from __future__ import annotations

from dataclasses import asdict

from rapport.catalog.model import CategoryTold, ProductTold
from rapport.catalog.product import BESIDE, Category, Product
from rapport.kernel.work import Work


def product(each: Product) -> ProductTold:
    return ProductTold(**{name: value for name, value in asdict(each).items() if name not in BESIDE})


def category(each: Category) -> CategoryTold:
    return CategoryTold(category_id=each.category_id, name=each.name)


def written(_: Work, each: Product) -> ProductTold:
    return product(each)


def opened(_: Work, each: Category) -> CategoryTold:
    return category(each)
