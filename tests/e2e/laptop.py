"""What tests ask of a shop on the laptop's AWS beside its HTTP API: its raw records, its stream, its time."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import batched
from typing import Any

from local.testing import RunningShop
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.outbox import GRACE
from rapport.kernel.table.attributes import read_item, stored, stored_key
from rapport.kernel.table.shapes import Item, Key

PATIENCE = 30.0
"""Far more than anything here takes, so that only what never comes is waited for so long."""
COUNTED = ("placed", "delivered")


def eventually[T](
    look: Callable[[], T], is_it: Callable[[T], bool] = bool, *, within: float = PATIENCE, pause: float = 0.05
) -> T:
    """Looks again and again until it is so; what was seen last, if it never was."""
    give_up = time.monotonic() + within
    while True:
        seen = look()
        if is_it(seen) or time.monotonic() > give_up:
            return seen
        time.sleep(pause)


# -- raw records ---------------------------------------------------------------------------------------------


def raw(shop: RunningShop, table: str = "RECORDS_TABLE") -> list[dict[str, Any]]:
    """Every record as the store holds it, in the store's own words."""
    pages = shop.client("dynamodb").get_paginator("scan").paginate(TableName=shop.environment[table])
    return [item for page in pages for item in page["Items"]]


def records(shop: RunningShop, table: str = "RECORDS_TABLE") -> list[Item]:
    return [read_item(item) for item in raw(shop, table)]


def ledger(shop: RunningShop) -> list[Item]:
    """Profiles, orders and counters: what a recount needs. The store leaves out the rest, so a large shop is quick."""
    asked = {
        "TableName": shop.environment["RECORDS_TABLE"],
        "FilterExpression": "sk = :profile OR begins_with(sk, :order) OR begins_with(pk, :counter)",
        "ExpressionAttributeValues": {
            ":profile": {"S": "PROFILE"},
            ":order": {"S": "ORDER#"},
            ":counter": {"S": "COUNT#"},
        },
    }
    pages = shop.client("dynamodb").get_paginator("scan").paginate(**asked)
    return [read_item(item) for page in pages for item in page["Items"]]


def outbox(shop: RunningShop) -> list[Item]:
    return [item for item in records(shop) if item["pk"].startswith("OUTBOX#")]


def told_in_timelines(items: Iterable[Item]) -> list[str]:
    """The orders that the reactor wrote down as placed."""
    return [
        item["facts"]["order_id"]
        for item in items
        if item["sk"].startswith("ACTIVITY#") and item["kind"] == "order_placed"
    ]


# -- stream and time -----------------------------------------------------------------------------------------


@contextmanager
def stream_dead(shop: RunningShop) -> Iterator[None]:
    """The outbox is not read from the table's stream meanwhile; afterwards the stream goes on where it stopped."""
    mapping = shop.address.resources["OutboxPublisherOutbox"]
    shop.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=False)
    try:
        yield
    finally:
        shop.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=True)


def let_the_grace_pass(shop: RunningShop) -> int:
    """What waits in the outbox becomes as old as the sweeper wants it, instead of being waited for."""
    waiting = outbox(shop)
    for part in batched(waiting, 40, strict=False):
        aged = [_aged(item) for item in part]
        _transact(shop, [{"Delete": {"Key": stored_key(Key(item["pk"], item["sk"]))}} for item in part], aged)
    return len(waiting)


def _aged(item: Item) -> Item:
    at, _, event_id = item["sk"].partition("#")
    before = from_stamp(at) - GRACE - timedelta(seconds=1)
    return item | {"sk": f"{stamp(before)}#{event_id}", "recorded_at": stamp(before)}


def _transact(shop: RunningShop, gone: Sequence[dict[str, Any]], puts: Iterable[Item]) -> None:
    table = shop.environment["RECORDS_TABLE"]
    writes = [*gone, *({"Put": {"Item": stored(item)}} for item in puts)]
    named = [{kind: {**what, "TableName": table} for kind, what in write.items()} for write in writes]
    shop.client("dynamodb").transact_write_items(TransactItems=named)


# -- the recount ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Figures:
    orders: int
    spend: Decimal


def recounted(items: Iterable[Item]) -> dict[str, Figures]:
    """What each customer's orders come to, from the orders alone."""
    orders: dict[str, int] = defaultdict(int)
    spend: dict[str, Decimal] = defaultdict(Decimal)
    for item in items:
        if item["sk"].startswith("ORDER#") and item["status"] in COUNTED:
            orders[item["customer_id"]] += 1
            goods = sum((Decimal(quantity) * Decimal(price) for *_, quantity, price in item["lines"]), Decimal(0))
            spend[item["customer_id"]] += goods - Decimal(item["discount"])
    return {customer: Figures(orders[customer], spend[customer]) for customer in orders}


def on_profiles(items: Iterable[Item]) -> dict[str, Figures]:
    """What the profiles say of it, of those who have ordered."""
    said = {item["customer_id"]: item["facts"]["statistics"] for item in items if item["sk"] == "PROFILE"}
    return {
        customer: Figures(each["orders"], Decimal(each["spend"])) for customer, each in said.items() if each["orders"]
    }


def in_counters(items: Iterable[Item]) -> Figures:
    """How many customers the counters know, and what these have spent."""
    cells = [item for item in items if item["pk"].startswith("COUNT#CUSTOMERS#") and item["sk"] == "ALL"]
    customers = sum(amount for cell in cells for name, amount in cell.items() if name.endswith("_n"))
    spend = sum((Decimal(amount) for cell in cells for name, amount in cell.items() if name.endswith("_v")), Decimal(0))
    return Figures(int(customers), spend)
