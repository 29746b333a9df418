"""All that recommending goes by, laid out once so that each customer costs little. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from rapport.catalog.product import Product
from rapport.catalog.shelf_names import shelf_called
from rapport.kernel.money import ZERO
from rapport.recommendations import recommendation
from rapport.recommendations.defaults import CROSS_SELL, default_rule_id
from rapport.recommendations.learned import Pair
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.rule import Rule


class Offer(NamedTuple):
    """A rule whose product can be had, and what it says to whomever it holds for."""

    rule: Rule
    recommendation: Recommendation


type Choice = Sequence[Recommendation]
"""The most popular first: the first that fits is offered."""


@dataclass(frozen=True)
class Shelf:
    rules: Sequence[Rule]
    products: Mapping[str, Product]
    """Those that matter here, with what was taken off the shelves: it can still have been bought."""
    company: Mapping[str, Sequence[Pair]]
    """By product: what is bought together with it."""
    popular: Sequence[str]

    @cached_property
    def on_offer(self) -> dict[str, Product]:
        return {each.product_id: each for each in self.products.values() if each.on_offer}

    @cached_property
    def by_product(self) -> Mapping[str, Sequence[Offer]]:
        found: dict[str, list[Offer]] = defaultdict(list)
        for offer in self._offers:
            if offer.rule.trigger_product_id:
                found[offer.rule.trigger_product_id].append(offer)
        return dict(found)

    @cached_property
    def by_category(self) -> Mapping[str, Sequence[Offer]]:
        found: dict[str, list[Offer]] = defaultdict(list)
        for offer in self._offers:
            if offer.rule.trigger_category:
                found[shelf_called(offer.rule.trigger_category)].append(offer)
        return dict(found)

    @cached_property
    def for_everyone(self) -> Sequence[Offer]:
        return [each for each in self._offers if not (each.rule.trigger_product_id or each.rule.trigger_category)]

    @cached_property
    def by_default(self) -> Mapping[str, Sequence[tuple[str, Choice]]]:
        """For the categories that the shop made no rule for, not even one that it put to rest: where to, and what."""
        decided = {shelf_called(each.trigger_category) for each in self.rules if each.trigger_category}
        return {
            trigger: [(target, self._choice(trigger, target)) for target in targets]
            for trigger, targets in CROSS_SELL.items()
            if trigger not in decided
        }

    @cached_property
    def shelf_of(self) -> Mapping[str, str]:
        """By product: its category, where anything follows from that."""
        targets = {target for choices in self.by_default.values() for target, _ in choices}
        matter = self.by_category.keys() | self.by_default.keys() | targets
        found = {each.product_id: shelf_called(each.category) for each in self.products.values()}
        return {product_id: shelf for product_id, shelf in found.items() if shelf in matter}

    @cached_property
    def favourites(self) -> Choice:
        return [recommendation.popular(self.on_offer[each]) for each in self.popular if each in self.on_offer]

    @cached_property
    def _offers(self) -> Sequence[Offer]:
        active = [each for each in self.rules if each.is_active and each.recommended_product_id in self.on_offer]
        return [Offer(each, self._said(each)) for each in sorted(active, key=attrgetter("rule_id"))]

    def _said(self, rule: Rule) -> Recommendation:
        trigger = rule.trigger_category
        if rule.trigger_product_id:
            known = self.products.get(rule.trigger_product_id)
            trigger = known.name if known else rule.trigger_product_id
        product = self.on_offer[rule.recommended_product_id]
        return recommendation.by_rule(product, rule.rule_id, rule.discount_percentage, trigger)

    def _choice(self, trigger: str, target: str) -> Choice:
        product_ids = (each for each in self.popular if each in self.on_offer)
        products = (self.on_offer[each] for each in product_ids)
        return [
            recommendation.by_rule(product, default_rule_id(trigger), ZERO, trigger.capitalize())
            for product in products
            if shelf_called(product.category) == target
        ]
