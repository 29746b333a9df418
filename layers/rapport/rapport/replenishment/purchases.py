"""What a household bought lately, in the packs that the catalogue knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import islice

from rapport.catalog import store as catalog
from rapport.catalog.product import Product
from rapport.kernel import keys
from rapport.kernel.clock import start_of_day
from rapport.kernel.table import Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work
from rapport.orders import record
from rapport.orders.order import Order
from rapport.replenishment.households import Line
from rapport.replenishment.packs import Pack

NEWEST = 60
"""Orders read again at every order: two years of an eager household, and a bounded price."""
LOOK_BACK = timedelta(days=500)
"""What was bought before says nothing of how they live now."""


def purchases(work: Work, customer_ids: Sequence[str]) -> tuple[list[Line], dict[str, Pack]]:
    orders = _newest(work, customer_ids)
    product_ids = {line.product_id for order in orders for line in order.lines}
    items = work.table.get_many(catalog.keys_of(product_ids), consistent=False) if product_ids else {}
    products = catalog.among(items, product_ids)
    lines = [line for order in orders for line in _lines(work, order, products)]
    return lines, {each.product_id: Pack(each.pack_size, each.unit) for each in products.values()}


def _newest(work: Work, customer_ids: Sequence[str]) -> list[Order]:
    since = start_of_day(work.today - LOOK_BACK, work.shop.place.zone)
    within = Range(keys.order("", since, "").sk, keys.ORDERS.end)
    partitions = [keys.partition(each) for each in customer_ids]
    found = walk(work.table, partitions, within, index=None, page=NEWEST, newest_first=True)
    return [order for _, item in islice(found, NEWEST) if (order := record.decode(item)).counts]


def _lines(work: Work, order: Order, products: Mapping[str, Product]) -> list[Line]:
    day, recorded = work.shop.place.day(order.placed_at), work.shop.place.day(order.created_at)
    lines = []
    for line in order.lines:
        known = products.get(line.product_id)
        lines.append(
            Line(
                day=day,
                product_id=line.product_id,
                # By the name of today: a renamed product is still what they bought.
                name=known.name if known else line.name,
                category=known.category if known else line.category,
                quantity=line.quantity,
                recorded=recorded,
                imported=order.imported,
            )
        )
    return lines
