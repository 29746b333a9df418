"""Reading orders. Whoever may see the customer may see what they bought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import cursors, keys, stretches
from rapport.kernel.caller import Reach
from rapport.kernel.clock import from_stamp, stamp, start_of_day
from rapport.kernel.errors import NotFound
from rapport.kernel.table import Key, Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work
from rapport.orders import record
from rapport.orders.order import Order

MONTHS_A_PAGE = 24
"""A page of a quiet shop walks at most two years of months before it hands out a cursor."""


class NoSuchOrder(NotFound):
    code = "no_such_order"


def get(work: Work, order_id: str) -> Order:
    order, _ = with_customer(work, order_id)
    return order


def code_of(work: Work, order_id: str) -> str | None:
    """The code it was ordered with."""
    pointer = work.table.get(keys.order_pointer(order_id))
    item = work.table.get(record.place_of(order_id, pointer)) if record.stands(pointer) else None
    return record.decode(item).coupon_code if item else None


def with_customer(work: Work, order_id: str) -> tuple[Order, Customer]:
    pointer = work.table.get(keys.order_pointer(order_id))
    if not record.stands(pointer):
        raise NoSuchOrder(f"there is no order {order_id} here for you")
    where = record.place_of(order_id, pointer)
    profile = keys.customer(pointer["customer_id"])
    found = work.table.get_many([where, profile])
    try:
        customer = customers.from_item(work, pointer["customer_id"], found.get(profile))
    except customers.NoSuchCustomer:
        raise NoSuchOrder(f"there is no order {order_id} here for you") from None
    if where not in found:
        # Its date was corrected between the two reads.
        raise NoSuchOrder(f"there is no order {order_id} here for you")
    return record.decode(found[where]), customer


def of_customer(work: Work, customer_id: str, limit: int, after: str | None) -> tuple[list[Order], str | None]:
    """Newest first."""
    customer = customers.get(work, customer_id)
    ranges = ((keys.ORDER, keys.ORDERS),)
    found, further = stretches.newest(work.table, map(keys.partition, customer.ids), ranges, limit, after)
    return [record.decode(item) for _, item in found], further


def all_of(work: Work, customer_ids: Iterable[str]) -> list[Order]:
    """Every order of one person, for a recount."""
    partitions = [keys.partition(each) for each in customer_ids]
    found = walk(work.table, partitions, keys.ORDERS, index=None, page=500)
    return [record.decode(item) for _, item in found]


def sold_between(
    work: Work, start: date, end: date, status: str | None, limit: int, after: str | None
) -> tuple[list[Order], str | None]:
    """Orders of those days, newest first. The status stands in the index key, so only what is shown is read whole."""
    zone = work.shop.place.zone
    first, last = start_of_day(start, zone), start_of_day(end + timedelta(days=1), zone)
    within = Range(stamp(first), stamp(last))
    found: list[tuple[str, str]] = []
    with cursors.read():
        month = min(from_stamp(after.split("#")[0]), last) if after else last
    for _ in range(MONTHS_A_PAGE):
        if keys.sold_partition(month) < keys.sold_partition(first):
            return _read(work, found), None
        cursor = after
        while len(found) < limit:
            page = work.table.query(
                keys.sold_partition(month),
                within,
                index=keys.SOLD,
                newest_first=True,
                limit=limit,
                after=cursor,
            )
            for item in page.items:
                place = item[keys.SOLD.sk]
                if status is None or place.endswith(f"#{status}"):
                    found.append((item["pk"], item["sk"]))
                after = place
                if len(found) == limit:
                    return _read(work, found), after
            cursor = page.after
            if cursor is None:
                break
        following = month.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        month = following - timedelta(days=1)
    # Behind everything in the month that comes next.
    return _read(work, found), stamp(following) + "#"


def _read(work: Work, places: list[tuple[str, str]]) -> list[Order]:
    wanted = [Key(pk, sk) for pk, sk in places]
    items = work.table.get_many(wanted, consistent=False)
    orders = [record.decode(items[key]) for key in wanted if key in items]
    if work.caller.reach is Reach.ALL:
        return orders
    visible = customers.seen_by_id(work, (order.customer_id for order in orders))
    return [order for order in orders if order.customer_id in visible]
