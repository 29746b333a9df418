"""What a row of a file costs: requests to the store and capacity units, counted at the client, beside how many
customers are there already. It does not grow with them: a row is found by what it says, never by looking through.

An order's row is dearer for its own transaction's sake; a buyer's orders share what they have in common.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta

from bench.population import built
from bench.tables import Table
from tests.rig.shop import NOON, TestShop

SIZES = (1_000, 20_000)
ROWS = 600
ORDERS_EACH = 5
"""Of every buyer in the file: two years of a customer who comes every few months."""
GROWS_AT_MOST = 1.05


@dataclass(frozen=True)
class Cost:
    requests: float
    read_units: float
    write_units: float
    milliseconds: float


def measured(sizes: list[int]) -> Table:
    table = Table(
        "A row of a file taken in",
        ("what", "customers", "requests", "read units", "write units", "ms, one process", "target"),
    )
    least: dict[str, float] = {}
    for size in sizes:
        print(f"building a shop of {size:,} customers ...", flush=True)
        shop = built(size)
        for what, kind, file in files(size):
            cost = _cost(shop, kind, file)
            first = least.setdefault(what, cost.requests)
            table.add(
                what,
                size,
                f"{cost.requests:.2f}",
                f"{cost.read_units:.1f}",
                f"{cost.write_units:.1f}",
                f"{cost.milliseconds:.2f}",
                f"flat: at most {GROWS_AT_MOST} times" if size != sizes[0] else "",
                holds=cost.requests <= GROWS_AT_MOST * first if size != sizes[0] else None,
            )
    return table


def files(size: int) -> list[tuple[str, str, str]]:
    who = range(size, size + ROWS)
    people = [f"Nila {number} Akter,018{number:08d},n{number}@example.com,Dhaka" for number in who]
    goods = [f"new{number},Thing {number},Things,{number}" for number in range(ROWS)]
    days = [(NOON - timedelta(days=70 * back)).strftime("%d/%m/%Y") for back in range(ORDERS_EACH)]
    sold = [
        f"s{number}.{each},{day},018{number:08d},p{number % 5},2,450"
        for number in list(who)[: ROWS // ORDERS_EACH]
        for each, day in enumerate(days)
    ]
    return [
        ("customer, new", "customers", "\n".join(["Name,Mobile,Email,District", *people])),
        ("customer, known", "customers", "\n".join(["Name,Mobile,Email,District", *people])),
        ("product, new", "products", "\n".join(["SKU,Product,Category,Price", *goods])),
        (f"order, {ORDERS_EACH} a buyer", "orders", "\n".join(["Order ID,Date,Mobile,SKU,Quantity,Unit price", *sold])),
        ("order, known", "orders", "\n".join(["Order ID,Date,Mobile,SKU,Quantity,Unit price", *sold])),
    ]


def _cost(shop: TestShop, kind: str, text: str) -> Cost:
    answer = shop.call("POST", f"/cdm/customers/import?kind={kind}&start=true", file=text.encode())
    assert answer.status == 202, answer.text
    shop.table.meter.reset()
    began = time.perf_counter()
    shop.worked_off()
    seconds = time.perf_counter() - began
    meter = shop.table.meter
    cost = Cost(meter.total_requests / ROWS, meter.read_units / ROWS, meter.write_units / ROWS, 1000 * seconds / ROWS)
    told = shop.call("GET", f"/cdm/imports/{answer.body['import_id']}").body
    counts = told["progress"]["counts"]
    assert told["status"] == "done", told
    assert sum(counts.get(name, 0) for name in ("created", "unchanged")) == ROWS, counts
    return cost
