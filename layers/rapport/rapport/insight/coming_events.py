"""Birthdays and anniversaries to come, of customers and of their families."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from rapport.customers import store as customers
from rapport.insight.yearly import months
from rapport.kernel import cursors, keys
from rapport.kernel.clock import next_occurrence
from rapport.kernel.http.models import Told
from rapport.kernel.table import Item
from rapport.kernel.walk import walk
from rapport.kernel.work import Work


class EventTold(Told):
    customer_id: str
    name: str
    customer_name: str
    email: str | None = None
    phone: str | None = None
    event_type: str
    event_date: date
    days_until: int


def upcoming(work: Work, days: int, limit: int, after: str | None) -> tuple[list[EventTold], str | None]:
    """Those of today and of the coming days, soonest first; a page reads its entries and their customers."""
    until = work.today + timedelta(days=days)
    found = list(islice(_entries(work, work.today, until, limit, after), limit + 1))
    items = [item for _, item in found[:limit]]
    known = customers.seen_by_id(work, (item["customer_id"] for item in items))
    told = []
    for item in items:
        customer = known.get(item["customer_id"])
        if customer is None:
            continue  # removed since, or not the caller's to see
        month, day = map(int, item["sk"][:5].split("-"))
        falls = next_occurrence(month, day, work.today)
        told.append(
            EventTold(
                customer_id=customer.customer_id,
                name=item.get("name") or customer.name,
                customer_name=customer.name,
                email=customer.email,
                phone=customer.phone,
                event_type=item["kind"],
                event_date=falls,
                days_until=(falls - work.today).days,
            )
        )
    return told, found[limit - 1][0] if len(found) > limit else None


def _entries(work: Work, start: date, end: date, page: int, after: str | None) -> Iterator[tuple[str, Item]]:
    """Month by month. The place to go on from carries its year: a range can come round to its own month again."""
    with cursors.read():
        reached = (int(after[:4]), int(after[5:7])) if after else (0, 0)
    for year, month, within in months(start, end):
        if (year, month) < reached:
            continue
        cursor = after[5:] if after and (year, month) == reached else None
        partitions = [keys.yearly_partition(month, shard) for shard in range(keys.WALK_SHARDS)]
        for place, item in walk(work.table, partitions, within, index=None, page=page, after=cursor):
            # Within a whole year the day of today comes round twice; it is told once.
            if next_occurrence(month, int(place[3:5]), start).year == year:
                yield f"{year:04d}|{place}", item
