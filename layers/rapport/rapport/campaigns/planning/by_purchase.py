"""Who bought it so many days ago, and what goes with it not since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from rapport.campaigns.planning.looking import NEWS_FOR, Looking
from rapport.campaigns.planning.occurrence import Found, Occurrence
from rapport.campaigns.triggers import Trigger
from rapport.catalog import store as catalog
from rapport.catalog.shelf_names import shelf_called
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.orders import store as orders
from rapport.orders.order import Order

PAGE = 400
BOUGHT = "bought#"


def purchases(looking: Looking, trigger: Trigger) -> Iterator[Found]:
    """The day of it, or one of the week that follows where nobody looked on the day itself."""
    ago = timedelta(days=trigger.value or 0)
    last = looking.today - ago
    furthest = last - NEWS_FOR + timedelta(days=1)
    goes_with = _goes_with(looking, trigger)
    first = furthest if looking.everywhere else max(furthest, looking.since - ago)
    for number in range((last - first).days + 1):
        day, after = first + timedelta(days=number), None
        while True:
            some, after = orders.sold_between(looking.work, day, day, None, PAGE, after)
            holding = [each for each in some if _is_news(each) and bought_in(each, trigger)]
            buyers = customers.by_id(looking.work, (each.customer_id for each in holding))
            for order in holding:
                if (buyer := buyers.get(order.customer_id)) is not None:
                    # From the top, if it is interrupted: the days of a week are soon read.
                    yield Found(_occurrence(looking, trigger, order, buyer, goes_with), "")
            if after is None:
                break


def by_order(looking: Looking, trigger: Trigger, order: Order, buyer: Customer) -> Occurrence | None:
    """Of an order that is written down, or put right, when its day is behind already."""
    silent = (looking.today - sold_on(looking, order)).days - (trigger.value or 0)
    if not 0 <= silent < NEWS_FOR.days or not _is_news(order) or not bought_in(order, trigger):
        return None
    return _occurrence(looking, trigger, order, buyer, _goes_with(looking, trigger))


def is_over(looking: Looking, trigger: Trigger, order: Order, buyer: Customer) -> bool:
    """The order is taken back or holds something else now, or they have what goes with it."""
    return (
        not order.counts
        or not bought_in(order, trigger)
        or _has_what_goes_with_it(looking, buyer, sold_on(looking, order), trigger)
    )


def sold_on(looking: Looking, order: Order) -> date:
    return looking.work.shop.place.day(order.placed_at)


def bought_in(order: Order, trigger: Trigger) -> str:
    """The name of what was bought, if the order has it. A shelf may be spelled in many ways."""
    shelf = shelf_called(trigger.category) if trigger.category else None
    for line in order.lines:
        if trigger.product_id == line.product_id or (shelf and shelf == shelf_called(line.category)):
            return line.name
    return ""


def _goes_with(looking: Looking, trigger: Trigger) -> dict[str, Any]:
    """What is offered beside it: the campaign's own product, or else what they may not have bought since."""
    if "recommended_product" in looking.said:
        return {}
    name = trigger.unless_category
    if trigger.unless_product_id is not None:
        found = looking.work.table.get_many(catalog.keys_of([trigger.unless_product_id]), consistent=False)
        name = next((each.name for each in catalog.among(found, [trigger.unless_product_id]).values()), None)
    return {"recommended_product": name} if name else {}


def _occurrence(
    looking: Looking, trigger: Trigger, order: Order, buyer: Customer, goes_with: dict[str, Any]
) -> Occurrence:
    has_it = _has_what_goes_with_it(looking, buyer, sold_on(looking, order), trigger)
    return looking.occurrence(
        order.customer_id,
        f"{BOUGHT}{order.order_id}",
        against="already_bought" if has_it else "",
        product=bought_in(order, trigger),
        **goes_with,
    )


def _is_news(order: Order) -> bool:
    return order.counts and not order.imported


def _has_what_goes_with_it(looking: Looking, buyer: Customer, day: date, trigger: Trigger) -> bool:
    """Bought since, or in the same basket: then there is nothing left to offer."""
    since = [product for product, bought in buyer.statistics.products.items() if bought.last >= day]
    if trigger.unless_product_id is not None:
        return trigger.unless_product_id in since
    if trigger.unless_category is None:
        return False
    shelf = shelf_called(trigger.unless_category)
    found = looking.work.table.get_many(catalog.keys_of(since), consistent=False)
    return any(shelf_called(each.category) == shelf for each in catalog.among(found, since).values())
