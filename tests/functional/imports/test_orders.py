"""Two years of orders are taken in: once, in silence, and the customers' statistics are what the file says."""

from __future__ import annotations

import pytest

from tests.functional.imports.files import Brought
from tests.rig.shop import TestShop

PRODUCTS = """SKU,Product,Category,Price,Unit,Pack size
rice,Miniket rice 5 kg,Rice,425.50,kg,5
honey,Honey,Honey,750,g,500
"""
ORDERS = """Order ID,Date,Customer,Phone,SKU,Quantity,Unit price,Discount,Status
w1,03/05/2024,Rahima Begum,01712345678,rice,2,425.50,1,delivered
w1,03/05/2024,Rahima Begum,01712345678,honey,1,750,,delivered
w2,04/06/2024,Rahima Begum,01712345678,rice,1,430,,delivered
w3,05/06/2024,Karim Mia,01812345678,honey,3,700,,returned
w4,05/06/2024,Karim Mia,01812345678,salt,3,700,,delivered
"""


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    assert Brought(shop, "products", PRODUCTS).counts == {"created": 2}
    return shop


def test_orders_come_in_with_their_buyers(shop: TestShop) -> None:
    brought = Brought(shop, "orders", ORDERS)
    assert brought.told["status"] == "done"
    assert brought.counts == {"created": 4, "refused": 1, "orders": 3, "customers": 2}, brought.rows()
    (rahima,) = shop.call("GET", "/cdm/lookup?phone=01712345678").body
    assert (rahima["total_orders"], rahima["total_spend"]) == (2, 2030)
    (karim,) = shop.call("GET", "/cdm/lookup?phone=01812345678").body
    assert karim.get("total_orders", 0) == 0
    (bad,) = brought.rows("refused")
    assert bad["row"] == 6
    assert "salt" in bad["problems"][0]["said"]


def test_brought_again_orders_change_nothing(shop: TestShop) -> None:
    Brought(shop, "orders", ORDERS)
    before = shop.table.everything()
    again = Brought(shop, "orders", ORDERS)
    assert again.counts == {"unchanged": 4, "refused": 1}
    kept = {key: item for key, item in shop.table.everything().items() if key in before}
    assert kept == before


def test_orders_without_ids_of_their_own_are_known_again(shop: TestShop) -> None:
    file = "Date,Phone,Customer,SKU,Quantity,Unit price\n" + "2024-05-03,01712345678,Rahima,rice,2,425.50\n" * 2
    assert Brought(shop, "orders", file).counts == {"created": 2, "orders": 2, "customers": 1}
    assert Brought(shop, "orders", file).counts == {"unchanged": 2}


def test_an_import_of_orders_is_undone(shop: TestShop) -> None:
    brought = Brought(shop, "orders", ORDERS)
    told = brought.does("undo")
    assert told["status"] == "undone"
    assert brought.counts == {"taken_back": 4}
    assert shop.call("GET", "/cdm/lookup?phone=01712345678").body == []
    assert shop.call("GET", "/orders/w1").status == 404
    again = Brought(shop, "orders", ORDERS)
    assert again.counts == {"created": 4, "refused": 1, "orders": 3, "customers": 2}


def test_a_dry_run_says_what_is_done_then(shop: TestShop) -> None:
    brought = Brought(shop, "orders", ORDERS, start=False)
    before = {key for key in shop.table.everything() if not key.pk.startswith(("IMPORT", "OUTBOX", "RECORD#import"))}
    checked = brought.does("check")
    assert checked["status"] == "checked"
    assert checked["progress"]["counts"] == {"created": 4, "refused": 1, "orders": 3, "customers": 2}
    after = {key for key in shop.table.everything() if not key.pk.startswith(("IMPORT", "OUTBOX", "RECORD#import"))}
    assert after == before
    done = brought.does("start", {"plan_hash": checked["plan_hash"]})
    assert done["status"] == "done"
    assert done["progress"]["counts"] == checked["progress"]["counts"]
