"""What to offer a customer, and why. Pure: the rules of the shop first, then what is bought together, then favourites.

The job of the morning asks this for thousands of customers, so all that does not depend on the customer stands ready
on the `Shelf`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapport.customers.model import Customer
from rapport.customers.rules import CustomerType, ValueTier, customer_type, value_tier
from rapport.customers.statistics import Bought, Statistics
from rapport.kernel.settings import Offers, Settings
from rapport.recommendations import recommendation
from rapport.recommendations.defaults import FROM_DAYS, TO_DAYS
from rapport.recommendations.learned import strongest
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.stock import Offer, Shelf

MOST_TIMES_THEIR_AVERAGE = 3
"""Who spends 800 at a time is not offered a sack of 2,500, unless a rule of the shop says so."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """As much of a customer as recommending needs."""

    products: Mapping[str, Bought]
    tier: ValueTier
    customer_type: CustomerType
    average_order: Decimal

    @classmethod
    def of(cls, customer: Customer, day: date, settings: Settings) -> Buyer:
        return cls.known(customer.statistics, day, settings)

    @classmethod
    def known(cls, known: Statistics, day: date, settings: Settings) -> Buyer:
        return cls(
            known.products,
            value_tier(known.orders, known.spend, settings.value),
            customer_type(known, day, settings.value, settings.lifecycle),
            known.average_order,
        )


def recommended(buyer: Buyer, shelf: Shelf, day: date, offers: Offers) -> list[Recommendation]:
    chosen: dict[str, Recommendation] = {}
    for each in _candidates(buyer, shelf, day, offers):
        if each.product_id in chosen or _just_bought(buyer.products.get(each.product_id), day, offers):
            continue
        chosen[each.product_id] = each
        if len(chosen) == offers.most:
            break
    return list(chosen.values())


def _candidates(buyer: Buyer, shelf: Shelf, day: date, offers: Offers) -> Iterator[Recommendation]:
    """In the order in which they are offered; what a rule says has no price that is too high."""
    categories = _latest_by_category(buyer, shelf)
    for offer in sorted(_holding(buyer, shelf, categories, day), key=_weightiest):
        yield offer.recommendation
    reach = buyer.average_order * MOST_TIMES_THEIR_AVERAGE or Decimal("Infinity")
    yield from _by_default(buyer, shelf, categories, day, offers, reach)
    for pair in strongest(shelf.company, buyer.products):
        product = shelf.on_offer.get(pair.product_id)
        if product is not None and product.price <= reach:
            trigger = shelf.products.get(pair.trigger_id)
            yield recommendation.bought_together(product, trigger.name if trigger else pair.trigger_id)
    for favourite in shelf.favourites:
        if favourite.price <= reach:
            yield favourite


def _latest_by_category(buyer: Buyer, shelf: Shelf) -> dict[str, Bought]:
    """A category was last bought when any product of it was."""
    found: dict[str, Bought] = {}
    shelf_of = shelf.shelf_of
    for product_id, bought in buyer.products.items():
        category = shelf_of.get(product_id)
        if category is not None:
            known = found.get(category)
            if known is None or _later(bought, known):
                found[category] = bought
    return found


def _later(bought: Bought, known: Bought) -> bool:
    return bought.last > known.last or (bought.last == known.last and bought.worth > known.worth)


def _holding(buyer: Buyer, shelf: Shelf, categories: Mapping[str, Bought], day: date) -> Iterator[Offer]:
    by_product, by_category = shelf.by_product, shelf.by_category
    for product_id in by_product.keys() & buyer.products.keys():
        yield from _of(by_product[product_id], buyer.products[product_id], buyer, day)
    for category in by_category.keys() & categories.keys():
        yield from _of(by_category[category], categories[category], buyer, day)
    if shelf.for_everyone and buyer.products:
        last = max(buyer.products.values(), key=_last_and_worth)
        yield from _of(shelf.for_everyone, last, buyer, day)


def _of(offers: Sequence[Offer], trigger: Bought, buyer: Buyer, day: date) -> Iterator[Offer]:
    return (each for each in offers if each.rule.holds(trigger, day, buyer.tier, buyer.customer_type))


def _weightiest(offer: Offer) -> tuple[int, Decimal, str]:
    return -offer.rule.weight, -offer.rule.discount_percentage, offer.rule.rule_id


def _last_and_worth(bought: Bought) -> tuple[date, Decimal]:
    return bought.last, bought.worth


def _by_default(
    buyer: Buyer, shelf: Shelf, categories: Mapping[str, Bought], day: date, offers: Offers, reach: Decimal
) -> Iterator[Recommendation]:
    """One product of each category that goes with what they bought, if they do not have that at home already."""
    for trigger, choices in shelf.by_default.items():
        bought = categories.get(trigger)
        if bought is None or not FROM_DAYS <= (day - bought.last).days <= TO_DAYS:
            continue
        for target, choice in choices:
            if not _just_bought(categories.get(target), day, offers):
                yield from [each for each in choice if each.price <= reach][:1]


def _just_bought(bought: Bought | None, day: date, offers: Offers) -> bool:
    return bought is not None and (day - bought.last).days <= offers.just_bought_days
