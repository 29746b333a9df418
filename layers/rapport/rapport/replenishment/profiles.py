"""What is known of how fast a thing is used up, and which word holds for a product. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapport.catalog.shelf_names import shelf_called
from rapport.kernel.errors import NotAcceptable, invalid
from rapport.kernel.ids import computed_id
from rapport.replenishment.needs import category_need, product_need
from rapport.replenishment.packs import Pack


@dataclass(frozen=True, kw_only=True)
class Profile:
    avg_consumption_days: int
    """How long one standard pack lasts an average household."""
    standard: Pack
    buffer_days: int
    """How many days before the pack is empty they are reminded: time to order and to deliver."""
    min_days: int
    max_days: int
    product_id: str | None = None
    category: str | None = None
    one_need: bool = False
    """Anything of the category meets the same need: who buys one needs no reminder of another."""
    is_active: bool = True
    is_default: bool = False
    version: int = 0
    audit_head: str = ""

    @property
    def profile_id(self) -> str:
        return profile_id(self.product_id, self.category)


def profile_id(product_id: str | None, category: str | None) -> str:
    """Computed from what it is for, so that there is one for each thing."""
    if product_id is not None:
        return computed_id("con", "product", product_id)
    assert category is not None, "a profile is for a product or for a category"
    return computed_id("con", "category", shelf_called(category))


def nonsense(profile: Profile) -> NotAcceptable | None:
    """What no shop can mean. Sizes and days above zero are the model's to ask for."""
    if (profile.product_id is None) == (profile.category is None):
        return invalid("product_id", "or category is needed, and not both")
    if profile.min_days > profile.max_days:
        return invalid("min_days", "must not be above max_days")
    if not profile.min_days <= profile.avg_consumption_days <= profile.max_days:
        return invalid("avg_consumption_days", "must lie between min_days and max_days")
    if profile.buffer_days >= profile.min_days:
        # Or somebody would be reminded of what they buy today.
        return invalid("buffer_days", "must be below min_days")
    if profile.one_need and profile.category is None:
        return invalid("one_need", "is said of a category: packs of one product are one need anyway")
    return None


@dataclass(frozen=True)
class InForce:
    """The shop's own word before the default, the product's before its category's."""

    products: Mapping[str, Profile]
    categories: Mapping[str, Profile]

    @classmethod
    def among(cls, own: Iterable[Profile], defaults: Iterable[Profile]) -> InForce:
        products: dict[str, Profile] = {}
        categories: dict[str, Profile] = {}
        for each in (*defaults, *own):
            if each.product_id is not None:
                products[each.product_id] = each
            elif each.category is not None:
                categories[shelf_called(each.category)] = each
        return cls(products, categories)

    def of(self, product_id: str, category: str) -> Profile | None:
        """None where nothing is known, and where it was switched off: then nobody is reminded of it."""
        found = self.products.get(product_id) or self.categories.get(shelf_called(category))
        return found if found is not None and found.is_active else None

    def need(self, category: str, name: str) -> str:
        of_category = self.categories.get(shelf_called(category))
        if of_category is not None and of_category.is_active and of_category.one_need:
            return category_need(category)
        return product_need(category, name)
