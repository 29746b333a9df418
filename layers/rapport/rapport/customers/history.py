"""What a customer ever bought, product by product: the newest on the profile, the older beside it."""

from __future__ import annotations

from dataclasses import replace

from rapport.customers.model import Customer
from rapport.customers.statistics import Bought, Statistics, bought, bought_item, split
from rapport.kernel import keys
from rapport.kernel.table import Delete, Put
from rapport.kernel.work import Work


def with_newest(work: Work, before: Customer, after: Customer) -> Customer:
    """Keeps the newest products on the profile and writes those that moved beside it."""
    kept, older = split(after.statistics.products)
    stood_beside = beside(work, before) if before.facts.has_older_products else {}
    for product, known in older.items():
        if stood_beside.get(product) != known:
            work.write(Put(keys.older_product(after.customer_id, product), {"bought": bought_item(known)}))
    # A product that comes back to the profile leaves its record beside it, and the profile's word counts: an order of
    # sixty old favourites moves sixty others aside, and must still fit one transaction.
    gone = stood_beside.keys() - after.statistics.products.keys()
    work.write(*(Delete(keys.older_product(after.customer_id, product)) for product in sorted(gone)))
    statistics = replace(after.statistics, products=kept)
    has_older = bool(older or stood_beside.keys() - gone)
    return replace(after, facts=replace(after.facts, statistics=statistics, has_older_products=has_older))


def beside(work: Work, customer: Customer) -> dict[str, Bought]:
    found: dict[str, Bought] = {}
    cursor: str | None = None
    while True:
        page = work.table.query(keys.partition(customer.customer_id), keys.OLDER_PRODUCTS, limit=200, after=cursor)
        for item in page.items:
            found[keys.product_of(item["sk"])] = bought(item["bought"])
        cursor = page.after
        if cursor is None:
            return found


def whole(work: Work, customer: Customer) -> Statistics:
    """With the products that stand beside the profile."""
    if not customer.facts.has_older_products:
        return customer.statistics
    products = beside(work, customer) | dict(customer.statistics.products)
    return replace(customer.statistics, products=products)
