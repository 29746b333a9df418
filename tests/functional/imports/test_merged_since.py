"""Who came with a file, and turned out since to be somebody who was here: taking the file back leaves them be."""

from __future__ import annotations

import pytest

from tests.functional.imports.files import Brought
from tests.functional.imports.test_orders import PRODUCTS
from tests.rig.shop import TestShop

KARIM = "Name,Phone\nKarim Mia,01812345678\n"
ORDER = "Order ID,Date,Customer,Phone,SKU,Quantity,Unit price\nw1,03/05/2024,Karim Mia,01812345678,rice,2,425.50\n"


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    Brought(shop, "products", PRODUCTS)
    assert shop.call("POST", "/cdm/customers", {"customer_id": "karim", "first_name": "Karim"}).status == 201
    return shop


def merged(shop: TestShop) -> None:
    (came,) = shop.call("GET", "/cdm/lookup?phone=01812345678").body
    asked = {"customer_id": came["customer_id"]}
    assert shop.call("POST", "/cdm/customers/karim/merge", asked).status == 200


@pytest.mark.parametrize(("kind", "file", "orders"), [("customers", KARIM, 0), ("orders", ORDER, 1)])
def test_what_came_with_a_file_stays_with_the_person(shop: TestShop, kind: str, file: str, orders: int) -> None:
    brought = Brought(shop, kind, file)
    merged(shop)
    brought.does("undo")
    assert brought.counts.get("kept") == 1, brought.rows()
    (karim,) = shop.call("GET", "/cdm/lookup?phone=01812345678").body
    assert (karim["customer_id"], karim["total_orders"]) == ("karim", orders)


def test_a_file_brought_again_finds_the_person(shop: TestShop) -> None:
    Brought(shop, "orders", ORDER)
    merged(shop)
    assert Brought(shop, "orders", ORDER).counts == {"unchanged": 1}
    assert shop.call("GET", "/cdm/customers/karim").body["total_orders"] == 1
