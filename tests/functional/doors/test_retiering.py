"""A changed value threshold, and the half minute in which doors do not know it yet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from functions.retier_worker import app as worker
from rapport.kernel import shop as shops
from rapport.kernel.shop import DHAKA, Shop
from tests.rig.shop import LambdaContext, PlainDataKeys, TestShop


class PatientContext(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


def order(shop: TestShop, number: int) -> None:
    body = {"id": f"o{number}", "customer_id": "c1", "lines": [{"product_id": "rice", "quantity": 1}]}
    assert shop.call("POST", "/orders", body).status == 201


def tiers(shop: TestShop) -> dict[str, int]:
    answer = shop.call("GET", "/cdm/segments/summary").body["by_type"]
    return {name: share["customers"] for name, share in answer.items() if share["customers"]}


def test_an_order_of_a_door_that_did_not_know_yet_is_counted_by_the_new_threshold_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shop = TestShop()
    shop.call("POST", "/catalog/products", {"product_id": "rice", "name": "Rice", "category": "Rice", "price": "100"})
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Karim"})
    for number in range(5):
        order(shop, number)
    assert shop.call("PUT", "/api/config/value", {"vip_orders": 8}).status == 200
    changed_at = shop.clock.now().isoformat()
    waited: list[Decimal] = []

    def meanwhile(seconds: float) -> None:
        waited.append(Decimal(seconds))
        order(shop, 6)  # six orders: a VIP by what this door still believes
        assert tiers(shop) == {"vip": 1}

    monkeypatch.setattr(worker, "sleep", meanwhile)
    monkeypatch.setattr(shops, "from_environment", lambda: Shop(shop.table, shop.clock, DHAKA, PlainDataKeys()))

    told = {"type": "SettingsChanged", "section": "value", "occurred_at": changed_at}
    worker.lambda_handler({"detail": told}, PatientContext())

    assert waited == [Decimal(35)]
    assert tiers(shop) == {"repeat": 1}
