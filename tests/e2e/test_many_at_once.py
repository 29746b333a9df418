"""DynamoTable under real threads: MiniStack's transactions are safe under them, moto's are not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial

import pytest
from botocore.config import Config
from botocore.session import Session

from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.customers import editing
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.kernel.errors import Busy
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Page
from rapport.kernel.table.dynamo import DynamoTable
from rapport.kernel.work import Work, perform
from rapport.orders import accepting
from rapport.orders import store as orders
from rapport.orders.model import NewOrder
from tests.e2e.house import House
from tests.functional.table.stores import new_tables
from tests.rig.shop import ADMIN, NOON, PlainDataKeys

CROWD = [f"crowd-{number}" for number in range(10)]


@pytest.fixture(scope="module")
def tables(house: House) -> Shop:
    """Tables of its own on the same MiniStack, without a stream: nobody else writes there."""
    client = Session().create_client(
        "dynamodb",
        region_name="us-east-1",
        endpoint_url=house.shop.address.aws,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(max_pool_connections=64, parameter_validation=False),
    )
    there = Shop(DynamoTable(client, new_tables(client)), SetClock(NOON), DHAKA, PlainDataKeys())
    rice = NewProduct(product_id="rice", name="Rice", category="Grocery", price=Decimal(80))
    perform(there, ADMIN, partial(catalog.create, asked=rice))
    for number, customer in enumerate(["one", *CROWD]):
        new = NewCustomer(customer_id=customer, first_name="C", phone=f"01712{number:06d}")
        perform(there, ADMIN, partial(editing.create, asked=new))
    return there


def place(shop: Shop, customer: str, order: str, quantity: int) -> int:
    """As a caller does who is told to come again: how often it had to."""
    asked = NewOrder.model_validate(
        {"id": order, "customer_id": customer, "lines": [{"product_id": "rice", "quantity": quantity}]}
    )
    for refused in range(100):
        try:
            perform(shop, ADMIN, partial(accepting.accept, asked=asked))
        except Busy:
            continue
        return refused
    raise AssertionError(f"{order} was never accepted")


def all_at_once(shop: Shop, asked: list[tuple[str, str, int]], threads: int) -> None:
    shop.settings.current()  # one reader of settings for all, as in one process
    with ThreadPoolExecutor(threads) as together:
        list(together.map(lambda each: place(shop, *each), asked))


def figures(shop: Shop, customer_id: str) -> tuple[int, Decimal]:
    (customer,) = customers.anyone(Work(shop, ADMIN), [customer_id])
    return customer.statistics.orders, customer.statistics.spend


def counted(shop: Shop) -> tuple[int, Decimal]:
    cells = [shop.table.get(keys.count_cell(shard, keys.ALL_DAYS)) or {} for shard in range(keys.COUNT_SHARDS)]
    number = sum(amount for cell in cells for name, amount in cell.items() if name.endswith("_n"))
    value = sum((Decimal(amount) for cell in cells for name, amount in cell.items() if name.endswith("_v")), Decimal(0))
    return int(number), value


def waiting(shop: Shop) -> int:
    pages: list[Page] = [
        shop.table.query(keys.outbox_partition(shard), limit=1000) for shard in range(keys.OUTBOX_SHARDS)
    ]
    return sum(len(page.items) for page in pages)


def test_twenty_threads_order_for_one_customer_and_every_order_counts(tables: Shop) -> None:
    all_at_once(tables, [("one", f"one-{number}", number + 1) for number in range(40)], 20)
    kept = orders.all_of(Work(tables, ADMIN), ["one"])
    assert len(kept) == 40
    assert figures(tables, "one") == (40, sum((order.goods for order in kept), Decimal(0)))
    assert figures(tables, "one") == (40, Decimal(80 * 820))


def test_fifty_threads_order_for_many_and_statistics_and_counters_equal_a_recount(tables: Shop) -> None:
    before, told = counted(tables), waiting(tables)
    asked = [(CROWD[number % len(CROWD)], f"crowd-order-{number}", number % 7 + 1) for number in range(100)]
    all_at_once(tables, asked, 50)
    sold = sum(80 * quantity for _, _, quantity in asked)
    for customer in CROWD:
        mine = [quantity for who, _, quantity in asked if who == customer]
        assert figures(tables, customer) == (len(mine), Decimal(80 * sum(mine)))
    assert counted(tables) == (before[0], before[1] + sold)
    assert waiting(tables) == told + len(asked)
