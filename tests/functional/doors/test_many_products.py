"""A profile keeps the newest hundred products; older ones stand beside it, and none is ever lost or double."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rapport.customers import history
from rapport.customers import store as customers
from rapport.customers.statistics import Bought, Statistics, recount
from rapport.kernel import keys
from rapport.kernel.shop import DHAKA
from rapport.orders import record
from rapport.orders.store import all_of
from tests.rig.shop import NOON, TestShop

PRODUCTS = [f"p{number:03d}" for number in range(170)]


@pytest.fixture
def shop() -> TestShop:
    made = TestShop()
    made.table.load(
        (
            keys.product(product),
            {
                "product_id": product,
                "name": product,
                "category": "Rice",
                "price": 10,
                "unit": "pcs",
                "pack_size": 1,
                "is_active": True,
                "version": 1,
                "audit_head": "",
            },
        )
        for product in PRODUCTS
    )
    assert made.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahim"}).status == 201
    return made


def order(shop: TestShop, order_id: str, products: list[str], days_ago: int) -> Any:
    placed = (NOON - timedelta(days=days_ago)).isoformat()
    lines = [{"product_id": product, "quantity": 1} for product in products]
    answer = shop.call("POST", "/orders", {"id": order_id, "customer_id": "c1", "order_date": placed, "lines": lines})
    assert answer.status == 201, answer.text


def given_more_products_than_a_profile_keeps(shop: TestShop) -> None:
    order(shop, "o1", PRODUCTS[:60], 30)
    order(shop, "o2", PRODUCTS[60:120], 20)
    order(shop, "o3", PRODUCTS[120:], 10)


def told(shop: TestShop) -> Statistics:
    work = shop.work()
    return history.whole(work, customers.get(work, "c1"))


def recounted(shop: TestShop) -> Statistics:
    orders = all_of(shop.work(), ["c1"])
    return recount(record.facts(each, DHAKA) for each in orders if each.counts)


def on_the_profile(shop: TestShop) -> dict[str, Bought]:
    return dict(customers.get(shop.work(), "c1").statistics.products)


def test_the_newest_hundred_stand_on_the_profile_and_the_rest_beside_it(shop: TestShop) -> None:
    given_more_products_than_a_profile_keeps(shop)

    assert len(on_the_profile(shop)) == 100
    assert set(PRODUCTS[70:]) <= set(on_the_profile(shop))
    assert told(shop) == recounted(shop)
    assert set(told(shop).products) == set(PRODUCTS)


def test_an_order_of_nothing_but_old_favourites_fits_one_transaction(shop: TestShop) -> None:
    given_more_products_than_a_profile_keeps(shop)

    order(shop, "o4", PRODUCTS[:60], 0)

    assert set(PRODUCTS[:60]) <= set(on_the_profile(shop))
    assert told(shop) == recounted(shop)


def test_a_contact_leaves_the_older_products_alone(shop: TestShop) -> None:
    given_more_products_than_a_profile_keeps(shop)

    shop.call("POST", "/cdm/interaction", {"customerId": "c1", "interactionType": "call", "direction": "outbound"})

    assert told(shop) == recounted(shop)


def test_what_a_cancelled_order_alone_had_bought_is_gone(shop: TestShop) -> None:
    given_more_products_than_a_profile_keeps(shop)
    order(shop, "o4", PRODUCTS[:60], 0)

    for order_id in ("o1", "o4"):
        assert shop.call("PUT", f"/orders/{order_id}/status", {"status": "cancelled"}).status == 200

        assert told(shop) == recounted(shop)

    assert set(told(shop).products) == set(PRODUCTS[60:])


@pytest.mark.parametrize("steps", ["4c4p1c3c", "1c4c1p", "2c1c3c1p2p3p", "4c1c4p3c"])
def test_orders_that_come_and_go_leave_what_a_recount_finds(shop: TestShop, steps: str) -> None:
    given_more_products_than_a_profile_keeps(shop)
    order(shop, "o4", PRODUCTS[20:80], 0)

    for number, what in zip(steps[::2], steps[1::2], strict=True):
        status = {"c": "cancelled", "p": "placed"}.get(what, "delivered")
        shop.call("PUT", f"/orders/o{number}/status", {"status": status})

        assert told(shop) == recounted(shop)


def test_a_correction_to_other_products_leaves_what_a_recount_finds(shop: TestShop) -> None:
    given_more_products_than_a_profile_keeps(shop)
    order(shop, "o4", PRODUCTS[100:160], 0)
    lines = [{"product_id": product, "quantity": 1} for product in PRODUCTS[:60]]

    assert shop.call("PUT", "/orders/o4", {"lines": lines}).status == 200

    assert told(shop) == recounted(shop)
