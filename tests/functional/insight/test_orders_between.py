"""Orders by day and status, across months and years, against a plain list."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from rapport.kernel import keys
from rapport.kernel.caller import Caller
from rapport.kernel.clock import business_day
from rapport.kernel.shop import DHAKA
from rapport.orders import record, store
from rapport.orders.order import Order, OrderLine, Status
from tests.functional.insight.crowd import AGENT, DELIVERY, MANAGER, Someone, settle, someone, visible, walked
from tests.rig.shop import TestShop

STATUSES: tuple[Status, ...] = ("placed", "delivered", "cancelled", "returned")


def order(number: int, customer_id: str, placed: datetime, status: Status) -> Order:
    line = OrderLine("p1", "Rice", "Rice", Decimal(1), Decimal(450))
    return Order(
        order_id=f"ord_{number:04d}",
        customer_id=customer_id,
        placed_at=placed,
        lines=[line],
        discount=Decimal(0),
        delivery_fee=Decimal(0),
        status=status,
        imported=True,
        version=1,
        created_at=placed,
        updated_at=placed,
    )


@pytest.fixture(scope="module")
def shop_and_orders() -> tuple[TestShop, list[Order]]:
    shop, chance = TestShop(), random.Random(9)
    crowd = [someone(chance, number, shop.shop.today()) for number in range(30)]
    settle(shop, crowd)
    edges = [
        datetime(2026, 1, 31, 17, 59, 59, 999999, tzinfo=UTC),  # the last instant of January in Dhaka
        datetime(2026, 1, 31, 18, 0, tzinfo=UTC),  # the first of February there, still January in the store
        datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC),
        datetime(2026, 2, 1, 0, 0, tzinfo=UTC),
        datetime(2025, 12, 31, 18, 0, tzinfo=UTC),
        datetime(2024, 2, 29, 12, 0, tzinfo=UTC),
        datetime(2020, 5, 31, 23, 0, tzinfo=UTC),  # long before all others
        datetime(2020, 5, 1, 0, 0, tzinfo=UTC),
        datetime(1994, 11, 30, 23, 30, tzinfo=UTC),
    ]
    recent = [datetime(2026, 3, 10, 6, tzinfo=UTC) - timedelta(hours=chance.randrange(24 * 400)) for _ in range(150)]
    orders = [
        order(number, chance.choice(crowd).customer_id, placed, chance.choice(STATUSES))
        for number, placed in enumerate([*edges, *recent])
    ]
    shop.table.load((record.key(each), record.encode(each)) for each in orders)
    return shop, orders


def plainly(orders: list[Order], start: date, end: date, status: Status | None) -> list[str]:
    found = [
        each
        for each in orders
        if start <= business_day(each.placed_at, DHAKA.zone) <= end and status in (None, each.status)
    ]
    return [each.order_id for each in sorted(found, key=lambda each: (each.placed_at, each.order_id), reverse=True)]


SPANS = [
    (date(2026, 3, 1), date(2026, 3, 10)),
    (date(2026, 1, 31), date(2026, 1, 31)),
    (date(2026, 2, 1), date(2026, 2, 1)),
    (date(2026, 1, 15), date(2026, 2, 15)),
    (date(2025, 12, 31), date(2026, 1, 1)),
    (date(2024, 2, 29), date(2024, 2, 29)),
    (date(2025, 1, 1), date(2026, 3, 11)),
    (date(1990, 1, 1), date(2026, 3, 11)),
    (date(1990, 1, 1), date(2100, 12, 31)),
    (date(2026, 3, 10), date(2026, 3, 1)),
    (date(2010, 1, 1), date(2011, 12, 31)),
]


@pytest.mark.parametrize("limit", [*range(1, 8), 50, 200])
@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span[0]} to {span[1]}")
def test_orders_of_any_days_are_told_newest_first_in_pages_of_any_length(
    shop_and_orders: tuple[TestShop, list[Order]], span: tuple[date, date], limit: int
) -> None:
    shop, orders = shop_and_orders
    work = shop.work(MANAGER)

    found = walked(lambda after: store.sold_between(work, *span, None, limit, after), limit)

    assert [each.order_id for each in found] == plainly(orders, *span, None)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("limit", [1, 3, 50])
@pytest.mark.parametrize("span", SPANS, ids=lambda span: f"{span[0]} to {span[1]}")
def test_orders_of_one_status_alone(
    shop_and_orders: tuple[TestShop, list[Order]], span: tuple[date, date], limit: int, status: Status
) -> None:
    shop, orders = shop_and_orders
    work = shop.work(MANAGER)

    found = walked(lambda after: store.sold_between(work, *span, status, limit, after), limit)

    assert [each.order_id for each in found] == plainly(orders, *span, status)


@pytest.mark.parametrize("quiet_months", range(20, 30))
def test_an_order_behind_a_long_quiet_is_found_wherever_in_its_month_it_lies(quiet_months: int) -> None:
    """A page walks two years of months before it hands out a cursor; what comes next is not skipped."""
    shop = TestShop()
    settle(shop, [someone(random.Random(1), 0, shop.shop.today())])
    last = date(2026, 3, 10)
    month = last.replace(day=1)
    for _ in range(quiet_months):
        month = (month - timedelta(days=1)).replace(day=1)
    orders = [
        order(number, "cus_000", datetime(month.year, month.month, day, 20, tzinfo=UTC), "placed")
        for number, day in enumerate((1, 2, 15, 28))
    ]
    shop.table.load((record.key(each), record.encode(each)) for each in orders)
    work = shop.work(MANAGER)

    found = walked(lambda after: store.sold_between(work, date(1990, 1, 1), last, None, 3, after), 3)

    assert [each.order_id for each in found] == ["ord_0003", "ord_0002", "ord_0001", "ord_0000"]


@pytest.mark.parametrize("caller", [AGENT, DELIVERY], ids=lambda caller: str(caller.reach))
def test_whoever_may_not_see_the_customer_is_not_told_of_the_order(
    shop_and_orders: tuple[TestShop, list[Order]], caller: Caller
) -> None:
    shop, orders = shop_and_orders
    work = shop.work(caller)
    crowd = {each.customer_id: each for each in _crowd(shop)}

    found = walked(lambda after: store.sold_between(work, *SPANS[6], None, 5, after), 5)

    mine = [each for each in orders if visible(work.caller, crowd[each.customer_id], work.today, work.settings)]
    assert [each.order_id for each in found] == plainly(mine, *SPANS[6], None)


def _crowd(shop: TestShop) -> list[Someone]:
    chance = random.Random(9)
    return [someone(chance, number, shop.shop.today()) for number in range(30)]


def test_a_customers_own_orders_are_told_newest_first(shop_and_orders: tuple[TestShop, list[Order]]) -> None:
    shop, orders = shop_and_orders
    work = shop.work(MANAGER)

    found = walked(lambda after: store.of_customer(work, "cus_003", 2, after), 2)

    mine = [each for each in orders if each.customer_id == "cus_003"]
    newest = sorted(mine, key=lambda each: (each.placed_at, each.order_id), reverse=True)
    assert [each.order_id for each in found] == [each.order_id for each in newest]
    assert keys.sold_partition(date(2026, 3, 10)) == keys.sold_partition(datetime(2026, 3, 10, tzinfo=UTC))
