"""Warm handler time without the store: what our own code adds to a request."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.population import built
from bench.tables import Table
from tests.rig.shop import TestShop

ROUNDS = 400
READS = (
    ("GET customer360/{id}", "/cdm/customer360/c3"),
    ("GET customers/{id}", "/cdm/customers/c3"),
    ("GET behavior/{id}", "/cdm/behavior/c3"),
    ("GET orders/{id}", "/orders/o3-0"),
    ("GET catalog/products/{id}", "/catalog/products/p1"),
    ("GET me", "/me"),
)
AT_MOST_MS = 1.0


def measured() -> Table:
    table = Table("Warm handlers, time outside the store", ("route", "p50 ms", "p99 ms", "target p50"))
    shop = built(50)
    store = Stopwatch(shop)
    for name, path in READS:
        times = []
        for _ in range(ROUNDS):
            store.seconds = 0.0
            start = time.process_time()
            answer = shop.call("GET", path)
            times.append((time.process_time() - start - store.seconds) * 1000)
            assert answer.status == 200, answer.text
        middle = statistics.median(times)
        slowest = sorted(times)[int(ROUNDS * 0.99)]
        table.add(name, f"{middle:.2f}", f"{slowest:.2f}", f"< {AT_MOST_MS}", holds=middle < AT_MOST_MS)
    return table


class Stopwatch:
    """Adds up the time that a shop's requests spend in the store."""

    def __init__(self, shop: TestShop) -> None:
        self.seconds = 0.0
        for name in ("get", "get_many", "query", "transact"):
            setattr(shop.table, name, self._timed(getattr(shop.table, name)))

    def _timed(self, asked: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return asked(*words, **named)
            finally:
                self.seconds += time.process_time() - start

        return timed
