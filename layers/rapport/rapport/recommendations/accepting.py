"""A recommendation is accepted when its product is bought in time: what an order accepted, and what it takes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from rapport.kernel import keys
from rapport.kernel.money import ZERO
from rapport.kernel.table import Absent, Check, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.orders import record as orders
from rapport.orders.order import Order
from rapport.orders.store import NoSuchOrder, get
from rapport.recommendations import showings
from rapport.recommendations.events import OrderHeard
from rapport.recommendations.showing import known, noted

NAME = "offers"
MOST = 45
"""Products of one order that can accept: each writes its showing and perhaps a counter, and a transaction holds a
hundred. Nobody shows a household so many things in a fortnight."""


def order_heard(work: Work, heard: OrderHeard) -> bool:
    """True if anything moved. Whatever was told, the order says where it stands now."""
    try:
        order = get(work, heard.order_id)
    except NoSuchOrder:
        return False  # Its customer is gone, or its date is being corrected, which will be told.
    if order.imported:
        return False  # History is nobody's achievement; a live order's change counts, whoever sent it.
    return _settle(work, order, work.table.get(keys.accepted(order.order_id)))


def _settle(work: Work, order: Order, remembered: Item | None) -> bool:
    if remembered and remembered["record_version"] >= order.version:
        return False
    amounts = _amounts(order) if order.counts else {}
    took: Sequence[str] = remembered["what"] if remembered else []
    concerned = list(dict.fromkeys([*took, *sorted(amounts)]))[:MOST]
    found = work.table.get_many(keys.shown(order.customer_id, each) for each in concerned)
    if not found and not remembered:
        return False
    takes = [
        product_id
        for product_id in concerned
        if (item := found.get(keys.shown(order.customer_id, product_id)))
        and _move(work, order, product_id, item, amounts.get(product_id))
    ]
    if not takes and not remembered:
        return False
    _remember(work, order, takes, remembered)
    return True


def _amounts(order: Order) -> Mapping[str, Decimal]:
    amounts: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in order.lines:
        amounts[line.product_id] += line.amount
    return amounts


def _move(work: Work, order: Order, product_id: str, item: Item, amount: Decimal | None) -> bool:
    """True if the order stands in one of the product's showings now."""
    before = known(item)
    day = work.shop.place.day(order.placed_at)
    after = showings.with_order(before, order.order_id, order.placed_at, day, amount)
    if after != before:
        work.write(noted(work, order.customer_id, product_id, item, after))
        for move in showings.moves(before, after):
            work.add(keys.achieved(move.credit), accepted=move.accepted, revenue=move.revenue)
    return any(order.order_id in each.bought for each in after)


def _remember(work: Work, order: Order, takes: Sequence[str], remembered: Item | None) -> None:
    """Only while the order is what was read: whoever reads it changed hears of that as well."""
    key = keys.accepted(order.order_id)
    when = Equal("record_version", remembered["record_version"]) if remembered else Absent()
    work.write(
        Check(orders.key(order), when=(Equal("version", order.version),), label="order"),
        Put(key, {"record_version": order.version, "what": list(takes)}, when=(when,), label="accepted"),
    )
