"""Whoever looks at the shop's orders is told who bought, by name."""

from __future__ import annotations

import pytest

from tests.rig.shop import TestShop

RICE = {"product_id": "rice", "name": "Rice", "category": "Rice", "price": 450}
MINA = {"customer_id": "mina", "first_name": "Mina", "last_name": "Akter", "phone": "01712345678"}


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    assert shop.call("POST", "/catalog/products", RICE).status == 201
    assert shop.call("POST", "/cdm/customers", MINA).status == 201
    order = {"id": "web-1", "customer_id": "mina", "lines": [{"product_id": "rice", "quantity": 2}]}
    assert shop.call("POST", "/orders", order).status == 201
    return shop


@pytest.mark.parametrize("role", ["admin", "sales_manager", "support", "delivery_coordinator"])
def test_orders_of_the_shop_and_one_alone_name_the_buyer(shop: TestShop, role: str) -> None:
    orders = shop.call("GET", "/orders", role=role).body
    alone = shop.call("GET", "/orders/web-1", role=role).body

    assert [(each["customer_id"], each["customer_name"]) for each in orders] == [("mina", "Mina Akter")]
    assert alone["customer_name"] == "Mina Akter"


def test_an_order_as_it_is_accepted_names_nobody_twice(shop: TestShop) -> None:
    moved = shop.call("PUT", "/orders/web-1/status", {"status": "delivered"}).body

    assert "customer_name" not in moved
