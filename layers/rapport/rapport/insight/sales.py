"""Orders, revenue, and how many came again, by day or month: from counters, at the price of days, not of customers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from rapport.kernel import keys
from rapport.kernel.errors import invalid
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Item, Range, Table
from rapport.kernel.work import Work

Step = Literal["day", "month"]
USUAL_DAYS = 30
LONGEST = timedelta(days=731)


@dataclass
class Sold:
    orders: int = 0
    first: int = 0
    revenue: Decimal = ZERO

    def add(self, cell: Mapping[str, Any]) -> None:
        self.orders += int(cell.get("orders", 0))
        self.first += int(cell.get("first", 0))
        self.revenue += money(cell.get("goods", ZERO))


class SalesOf(Told):
    start: date
    """The day, or the first of the month's days that were asked for."""
    orders: int
    revenue: Money
    """Goods after discounts, without delivery; orders cancelled or returned are taken out of their day."""
    first_orders: int
    """By customers who had never ordered before."""
    repeat_orders: int
    repeat_rate: Money
    """The repeat orders among all, in percent."""


class SalesTold(Told):
    start_date: date
    end_date: date
    by: Step
    total: SalesOf
    sales: list[SalesOf]


def sales(work: Work, start: date | None, end: date | None, by: Step) -> SalesTold:
    start, end = _between(work.today, start, end)
    found: dict[date, Sold] = defaultdict(Sold)
    total = Sold()
    for cell in _cells(work.table, start, end):
        day = date.fromisoformat(cell["sk"])
        found[_beginning(day, start, by)].add(cell)
        total.add(cell)
    return SalesTold(
        start_date=start,
        end_date=end,
        by=by,
        total=_told(start, total),
        sales=[_told(each, found[each]) for each in _beginnings(start, end, by)],
    )


def _between(today: date, start: date | None, end: date | None) -> tuple[date, date]:
    end = end or max(today, start or today)
    start = start or end - timedelta(days=USUAL_DAYS - 1)
    if start > end:
        raise invalid("start_date", "is after end_date")
    if end - start > LONGEST:
        raise invalid("start_date", "lies more than two years before end_date")
    return start, end


def _cells(table: Table, start: date, end: date) -> Iterable[Item]:
    within = Range(start.isoformat(), end.isoformat())
    for shard in range(keys.COUNT_SHARDS):
        yield from table.query(keys.sales_cell(shard, start).pk, within, limit=LONGEST.days + 1).items


def _beginning(day: date, start: date, by: Step) -> date:
    return day if by == "day" else max(start, day.replace(day=1))


def _beginnings(start: date, end: date, by: Step) -> list[date]:
    """Also of days on which nothing was sold."""
    days = (start + timedelta(days=each) for each in range((end - start).days + 1))
    return list(dict.fromkeys(_beginning(day, start, by) for day in days))


def _told(start: date, sold: Sold) -> SalesOf:
    """An order from before these were counted can be taken out of a day that it was never put into."""
    orders = max(0, sold.orders)
    first = min(orders, max(0, sold.first))
    return SalesOf(
        start=start,
        orders=orders,
        revenue=max(ZERO, sold.revenue),
        first_orders=first,
        repeat_orders=orders - first,
        repeat_rate=money(Decimal(orders - first) * 100 / orders) if orders else ZERO,
    )
