"""What was sold by day and month, against a plain count, whatever is placed, corrected, cancelled and in what order."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rapport.kernel import keys
from rapport.kernel.table import Key, Put, Range
from tests.rig.shop import TestShop

TODAY = date(2026, 3, 10)


@dataclass
class Bought:
    customer: str
    day: date
    goods: int
    counts: bool = True


def asked(order_id: str, order: Bought) -> dict[str, Any]:
    line = {"product_id": "rice", "quantity": 1, "unit_price": order.goods}
    return {
        "id": order_id,
        "customer_id": order.customer,
        "lines": [line],
        "delivery_fee": 60,
        "order_date": f"{order.day}T10:00:00+06:00",
    }


def a_history(shop: TestShop, chance: random.Random) -> dict[str, Bought]:
    """Orders come in any order of their days; some are corrected to another day and sum, some are cancelled."""
    shop.call("POST", "/catalog/products", {"product_id": "rice", "name": "Rice", "category": "Rice", "price": 450})
    people = [f"cus_{each}" for each in range(4)]
    for number, each in enumerate(people):
        person = {"customer_id": each, "first_name": "Rahima", "phone": f"0171234567{number}"}
        shop.call("POST", "/cdm/customers", person)
    orders: dict[str, Bought] = {}
    for number in range(40):
        name, doing = f"ord_{number}", chance.random()
        if doing < 0.6 or not orders:
            orders[name] = Bought(chance.choice(people), a_day(chance), chance.randrange(1, 5000))
            answer = shop.call("POST", "/orders", asked(name, orders[name]))
            assert answer.status == 201, answer.body
            continue
        name = chance.choice([known for known, order in orders.items() if order.counts])
        if doing < 0.8:
            orders[name] = Bought(orders[name].customer, a_day(chance), chance.randrange(1, 5000))
            body = {key: said for key, said in asked(name, orders[name]).items() if key not in ("id", "customer_id")}
            assert shop.call("PUT", f"/orders/{name}", body).status == 200
        else:
            orders[name].counts = False
            assert shop.call("PUT", f"/orders/{name}/status", {"status": "cancelled"}).status == 200
    return orders


def a_day(chance: random.Random) -> date:
    return TODAY - timedelta(days=chance.randrange(100))


def plainly(orders: list[Bought], start: date, end: date) -> tuple[int, Decimal, int]:
    counted = [each for each in orders if each.counts]
    firsts = {
        customer: min(each.day for each in counted if each.customer == customer)
        for customer in {each.customer for each in counted}
    }
    within = [each for each in counted if start <= each.day <= end]
    first = sum(1 for day in firsts.values() if start <= day <= end)
    return len(within), Decimal(sum(each.goods for each in within)), len(within) - first


def told(sold: dict[str, Any]) -> tuple[int, Decimal, int]:
    assert sold["first_orders"] + sold["repeat_orders"] == sold["orders"]
    return sold["orders"], Decimal(str(sold["revenue"])), sold["repeat_orders"]


@pytest.mark.parametrize("seed", range(6))
def test_sales_are_what_a_plain_count_of_the_orders_says(seed: int) -> None:
    shop, start = TestShop(), TODAY - timedelta(days=99)
    orders = list(a_history(shop, random.Random(seed)).values())

    by_day = shop.call("GET", f"/crm/insights/sales?start_date={start}&end_date={TODAY}").body
    by_month = shop.call("GET", f"/crm/insights/sales?start_date={start}&end_date={TODAY}&by=month").body

    assert told(by_day["total"]) == told(by_month["total"]) == plainly(orders, start, TODAY)
    assert [each["start"] for each in by_day["sales"]] == [str(start + timedelta(days=each)) for each in range(100)]
    for each in by_day["sales"]:
        day = date.fromisoformat(each["start"])
        assert told(each) == plainly(orders, day, day), day
    assert [each["start"] for each in by_month["sales"]] == [str(start), "2026-01-01", "2026-02-01", "2026-03-01"]
    assert told(by_month["sales"][1]) == plainly(orders, date(2026, 1, 1), date(2026, 1, 31))


def test_without_a_word_the_last_thirty_days_are_told_and_an_empty_one_reads_nought() -> None:
    answer = TestShop().call("GET", "/crm/insights/sales").body

    assert (answer["start_date"], answer["end_date"], answer["by"]) == ("2026-02-09", "2026-03-10", "day")
    assert len(answer["sales"]) == 30
    assert answer["total"]["repeat_rate"] == 0


def test_an_order_from_before_the_count_leaves_no_hole_when_it_is_cancelled() -> None:
    shop = TestShop()
    a_history(shop, random.Random(2))
    for shard in range(keys.COUNT_SHARDS):
        for cell in shop.table.query(keys.sales_cell(shard, TODAY).pk, Range(), limit=200).items:
            shop.table.transact([Put(Key(cell["pk"], cell["sk"]), {"orders": -1, "first": -1, "goods": Decimal(-450)})])

    answer = shop.call("GET", f"/crm/insights/sales?start_date={TODAY - timedelta(days=99)}&end_date={TODAY}")

    assert (answer.status, told(answer.body["total"])) == (200, (0, Decimal(0), 0))


def test_sales_cost_the_same_for_many_orders_as_for_none() -> None:
    shop, costs = TestShop(), []
    for seed in (None, 1):
        if seed is not None:
            a_history(shop, random.Random(seed))
        shop.call("GET", "/crm/insights/sales")
        shop.table.meter.reset()
        shop.call("GET", "/crm/insights/sales")
        costs.append(shop.table.meter.total_requests)

    assert costs[0] == costs[1]
