"""The nightly jobs, run for real, and the record of changes that they seal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table.attributes import stored_key
from rapport.kernel.table.dynamo import DynamoTable
from rapport.kernel.work import perform
from tests.e2e.house import House
from tests.rig.shop import ADMIN, PlainDataKeys

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def test_the_drop_off_job_notes_who_fell_silent_once_however_often_it_runs(house: House) -> None:
    house.customer("e2e-silent", "01799000021")
    house.order("e2e-silent-1", "e2e-silent", order_date=(datetime.now(UTC) - timedelta(days=65)).isoformat())
    first, second = house.shop.invoke("DropOffJob"), house.shop.invoke("DropOffJob")
    assert first["done"] >= 1
    assert "done" not in second
    listed = [each for each in house.done("GET", "/cdm/dropoff") if each["customer_id"] == "e2e-silent"]
    assert [each["risk_level"] for each in listed] == ["medium"]
    runs = house.done("GET", "/ops/runs?job=drop-off&limit=2")
    assert [run["counts"] for run in runs] == [second, first]
    assert all("finished_at" in run for run in runs)


@pytest.fixture(scope="module")
def sealed(house: House) -> list[dict[str, int]]:
    """Something that was done yesterday, and what the seal job says of it, twice."""
    table = DynamoTable(
        house.shop.client("dynamodb"),
        {"records": house.shop.environment["RECORDS_TABLE"], "audit": house.shop.environment["AUDIT_TABLE"]},
    )
    yesterdays = Shop(table, SetClock(YESTERDAY), DHAKA, PlainDataKeys())
    for product in ("e2e-salt", "e2e-oil"):
        asked = NewProduct(product_id=product, name=product, category="Grocery", price=Decimal(30))
        perform(yesterdays, ADMIN, partial(catalog.create, asked=asked))
    return [house.shop.invoke("AuditSealJob"), house.shop.invoke("AuditSealJob")]


def verdict(house: House, query: str) -> tuple[bool, str | None]:
    told = house.done("GET", f"/audit/verify?{query}")
    return told["whole"], told.get("fault")


def test_the_seal_job_seals_a_day_once(house: House, sealed: list[dict[str, int]]) -> None:
    assert sealed == [{"sealed": 2}, {"sealed before": 1}]
    runs = house.done("GET", "/ops/runs?job=audit-seal&limit=2")
    assert [run["counts"] for run in runs] == sealed[::-1]


def test_a_sealed_day_and_its_records_are_whole(house: House, sealed: list[dict[str, int]]) -> None:
    assert verdict(house, f"day={YESTERDAY.date()}") == (True, None)
    assert verdict(house, "record=product:e2e-salt") == (True, None)


def test_tampering_in_the_audit_table_is_found_by_record_and_by_day(house: House, sealed: list[dict[str, int]]) -> None:
    store, table = house.shop.client("dynamodb"), house.shop.environment["AUDIT_TABLE"]
    key: Any = stored_key(keys.audit_entry("product", "e2e-salt", 1))
    before = store.get_item(TableName=table, Key=key)["Item"]
    store.put_item(TableName=table, Item=before | {"who": {"S": "somebody-else"}})
    assert verdict(house, "record=product:e2e-salt") == (False, "entry 1 was changed")
    assert verdict(house, f"day={YESTERDAY.date()}") == (False, "product:e2e-salt: entry 1 was changed")
    store.delete_item(TableName=table, Key=key)
    assert verdict(house, "record=product:e2e-salt") == (False, "no entries are here")
    assert verdict(house, f"day={YESTERDAY.date()}")[0] is False
    store.put_item(TableName=table, Item=before)
    assert verdict(house, f"day={YESTERDAY.date()}") == (True, None)
