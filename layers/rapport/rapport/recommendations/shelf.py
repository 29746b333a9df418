"""Loading what recommending goes by: for one customer what concerns them, for the morning's job all of it once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapport.catalog import store as catalog
from rapport.catalog.product import Product
from rapport.customers.statistics import Bought
from rapport.kernel import keys
from rapport.kernel.table import Item, Key
from rapport.kernel.work import Work
from rapport.recommendations import learned, record, store
from rapport.recommendations.learned import AtAll, Pair
from rapport.recommendations.rule import Rule
from rapport.recommendations.stock import Shelf


def loaded(work: Work, products: Mapping[str, Bought]) -> Shelf:
    """For whoever bought these: one query and two batches, however large the shop and its catalogue."""
    rules = store.every(work)
    bought = catalog.keys_of(products)
    lately = [keys.bought_together(each) for each in learned.latest(products)]
    found = work.table.get_many([keys.bought_at_all(), *lately, *bought], consistent=False)
    at_all = record.at_all(found.get(keys.bought_at_all()))
    company = _company(work, at_all, (found[key] for key in lately if key in found))
    wanted = catalog.keys_of(_candidates(rules, at_all, company, products))
    found |= work.table.get_many((key for key in wanted if key not in found), consistent=False)
    return Shelf(rules, _products(found, wanted + bought), company, at_all.popular)


def loaded_whole(work: Work) -> Shelf:
    """For any number of customers: its cost follows the catalogue and the rules."""
    at_all = record.at_all(work.table.get(keys.bought_at_all()))
    company = _company(work, at_all, every_together(work))
    return Shelf(store.every(work), catalog.ever(work), company, at_all.popular)


def every_together(work: Work) -> Iterator[Item]:
    after: str | None = None
    while True:
        page = work.table.query(keys.TOGETHER, keys.BOUGHT_TOGETHER, limit=200, after=after)
        yield from page.items
        after = page.after
        if after is None:
            return


def _company(work: Work, at_all: AtAll, items: Iterable[Item]) -> dict[str, tuple[Pair, ...]]:
    offers = work.settings.offers
    known = (record.together(item) for item in items)
    return {each.product_id: pairs for each in known if (pairs := learned.pairs(each, at_all, offers))}


def _candidates(
    rules: Iterable[Rule], at_all: AtAll, company: Mapping[str, tuple[Pair, ...]], products: Mapping[str, Bought]
) -> list[str]:
    offered = [each.recommended_product_id for each in rules if each.is_active]
    return [*offered, *at_all.popular, *(pair.product_id for pair in learned.strongest(company, products))]


def _products(found: Mapping[Key, Item], wanted: list[Key]) -> dict[str, Product]:
    return catalog.among(found, [found[key]["product_id"] for key in wanted if key in found])


__all__ = ["Shelf", "every_together", "loaded", "loaded_whole"]
