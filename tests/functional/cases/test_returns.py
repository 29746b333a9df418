"""A return that is accepted takes the order's figures back, in the transaction that settles the case: promise 20 breaks
that transaction everywhere, and looks what is left."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.customers import store as customers
from tests.functional.cases.scene import KARIM, RAHIMA, opened, settled, stocked
from tests.rig.shop import TestShop


@pytest.fixture
def shop() -> TestShop:
    return stocked()


def accepted(shop: TestShop, case: Any, **said: Any) -> Any:
    return shop.call("POST", f"/cases/{case['case_id']}/return", said)


def spend(shop: TestShop) -> Decimal:
    (customer,) = customers.anyone(shop.work(), [RAHIMA])
    return customer.statistics.spend


def sold(shop: TestShop) -> int:
    total = shop.call("GET", "/crm/insights/sales?start_date=2026-01-01&end_date=2026-03-10").body["total"]
    return int(total["orders"])


def test_an_accepted_return_settles_the_case_and_takes_the_figures_back(shop: TestShop) -> None:
    case = opened(shop, kind="return", order_id="ord_rahima")
    assert spend(shop) == 160
    assert sold(shop) == 3

    answer = accepted(shop, case, resolution="money back by bKash")

    assert (answer.status, answer.body["status"]) == (200, "resolved")
    assert answer.body["resolution"] == "money back by bKash"
    assert shop.call("GET", "/orders/ord_rahima").body["status"] == "returned"
    assert spend(shop) == 0
    assert sold(shop) == 2  # the others'


def test_an_order_that_came_back_already_is_not_taken_back_twice(shop: TestShop) -> None:
    case = opened(shop, kind="return", order_id="ord_rahima")
    shop.call("PUT", "/orders/ord_rahima/status", {"status": "returned"})

    assert accepted(shop, case).status == 200
    assert spend(shop) == 0


def test_an_order_that_was_cancelled_cannot_come_back(shop: TestShop) -> None:
    case = opened(shop, kind="return", order_id="ord_rahima")
    shop.call("PUT", "/orders/ord_rahima/status", {"status": "cancelled"})
    answer = accepted(shop, case)

    assert (answer.status, answer.body["error"]["code"]) == (409, "order_cannot_move_so")
    assert shop.call("GET", f"/cases/{case['case_id']}").body["status"] == "open"


@pytest.mark.parametrize("said", [{"kind": "complaint", "order_id": "ord_karim"}, {"kind": "return"}])
def test_only_a_return_that_names_its_order_can_be_accepted(shop: TestShop, said: dict[str, str]) -> None:
    answer = accepted(shop, opened(shop, KARIM, **said))
    assert (answer.status, answer.body["error"]["code"]) == (409, "not_a_return")


def test_what_is_settled_is_not_settled_again(shop: TestShop) -> None:
    over = settled(shop, opened(shop, kind="return", order_id="ord_rahima"))

    assert accepted(shop, over).status == 409
    assert spend(shop) == 160
