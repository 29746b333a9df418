"""A shop with some wares and customers, its orders, and what the house learned and counted of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from functions.offers_worker import app as worker
from rapport.kernel import keys, outbox
from rapport.kernel.caller import system
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Table
from rapport.kernel.work import Work, perform
from rapport.orders.order import Order
from rapport.orders.store import all_of
from rapport.recommendations import learning, record, showing
from rapport.recommendations.recommendation import Recommendation
from rapport.recommendations.record import Achieved
from tests.promises.surface import in_the_environment
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.shop import Answer, PlainDataKeys, TestShop

WARES = ("rice", "dal", "oil", "ghee", "tea", "honey")
CUSTOMERS = ("c1", "c2", "c3")


def opened() -> TestShop:
    shop = TestShop()
    for ware in WARES:
        body = {"product_id": ware, "name": ware.capitalize(), "category": f"All {ware}", "price": 100}
        assert shop.call("POST", "/catalog/products", body).status == 201
    for customer in CUSTOMERS:
        assert shop.call("POST", "/cdm/customers", {"customer_id": customer, "first_name": "Karim"}).status == 201
    return shop


def days_ago(shop: TestShop, number: int) -> datetime:
    return shop.clock.now() - timedelta(days=number)


def order(
    shop: TestShop, order_id: str, products: Sequence[str], *, ago: int = 0, customer: str = "c1", **said: Any
) -> Answer:
    body = {
        "id": order_id,
        "customer_id": customer,
        "order_date": days_ago(shop, ago).isoformat(),
        "lines": [{"product_id": product, "quantity": 1} for product in products],
        **said,
    }
    answer = shop.call("POST", "/orders", body)
    assert answer.status in (200, 201), answer.text
    return answer


def over(shop: TestShop, table: Table) -> Shop:
    """The same shop, reached by another road."""
    return Shop(table, shop.clock, DHAKA, PlainDataKeys())


class Meanwhile:
    """Just before the call of this number, somebody else does their work from beginning to end."""

    def __init__(self, call: int, doing: Callable[[], object]) -> None:
        self.calls, self._call, self._doing = 0, call, doing

    def stop(self) -> None:
        self.calls += 1
        if self.calls == self._call:
            self._doing()


def overtaken(shop: TestShop, call: int, doing: Callable[[], object]) -> Shop:
    return over(shop, StoppingTable(shop.table, cast(Interleaving, Meanwhile(call, doing))))


def learn(shop: Shop) -> dict[str, int]:
    return learning.run(Work(shop, system(learning.JOB))).counts


def recounted(shop: TestShop, first: int = 92, last: int = 3) -> tuple[int, dict[str, tuple[int, dict[str, int]]]]:
    """What a plain reading of all orders says, of these days ago."""
    work = shop.work()
    days = {work.today - timedelta(days=number) for number in range(last, first + 1)}
    counted = [each for customer in CUSTOMERS for each in all_of(work, [customer]) if each.counts]
    baskets = [_products(each) for each in counted if work.shop.place.day(each.placed_at) in days]
    orders: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {}
    for basket in baskets:
        for each in basket:
            orders[each] += 1
            beside.setdefault(each, Counter()).update(basket - {each})
    return len(baskets), {each: (orders[each], dict(beside[each])) for each in orders}


def known(shop: TestShop) -> tuple[int, dict[str, tuple[int, dict[str, int]]]]:
    found = shop.table.query(keys.TOGETHER, keys.BOUGHT_TOGETHER, limit=500).items
    at_all = shop.table.get(keys.bought_at_all())
    assert at_all is not None
    return at_all["orders"], {each["product_id"]: (each["orders"], each["partners"]) for each in found}


def _products(order: Order) -> set[str]:
    return {line.product_id for line in order.lines}


# -- showing and accepting -----------------------------------------------------------------------------------


def recommendation(product_id: str, rule_id: str | None = "r1") -> Recommendation:
    price = Decimal(100)
    source: Any = "rule" if rule_id else "popular"
    return Recommendation(product_id, product_id, price, price, Decimal(0), "because", "কারণ", source, rule_id)


def show(shop: TestShop, *products: str, rule_id: str | None = "r1", customer: str = "c1") -> None:
    said = [recommendation(each, rule_id) for each in products]
    perform(shop.shop, system("test"), lambda work: showing.shown(work, customer, said, work.today))


def achieved(shop: TestShop, source: str = "r1") -> Achieved:
    return record.achieved(shop.table.get(keys.achieved(source)))


def told(shop: TestShop) -> list[dict[str, Any]]:
    """What the outbox holds of orders, as the bus would deliver it; taken out, so that it is told once."""
    found = []
    for shard in range(keys.OUTBOX_SHARDS):
        rows = [outbox.row(item) for item in shop.table.query(keys.outbox_partition(shard), limit=500).items]
        found += [json.loads(row.detail) for row in rows if row.type.startswith("Order")]
        shop.table.delete_many(row.key for row in rows)
    return sorted(found, key=lambda detail: (detail["recorded_at"], detail["record_version"]))


def hear(shop: TestShop, details: Sequence[dict[str, Any]]) -> None:
    with in_the_environment(shop):
        for detail in details:
            worker.lambda_handler({"detail": detail}, None)
