"""A customer may be a company and nobody besides."""

from __future__ import annotations

from datetime import timedelta

from tests.rig.shop import TestShop


def test_a_company_without_a_person_is_found_and_told_of_by_its_own_name() -> None:
    shop = TestShop()
    shop.call("POST", "/catalog/products", {"product_id": "p1", "name": "Rice", "category": "Rice", "price": 450})
    company = {"customer_id": "c1", "company_name": "Rahima Stores", "anniversary_date": "2015-03-20"}
    shop.call("POST", "/cdm/customers", company)
    long_ago = (shop.clock.now() - timedelta(days=95)).isoformat()
    line = {"product_id": "p1", "quantity": 1}
    shop.call("POST", "/orders", {"customer_id": "c1", "order_date": long_ago, "lines": [line]})

    assert [each["customer_id"] for each in shop.call("GET", "/cdm/customer360?search=rahi").body] == ["c1"]
    assert [each["name"] for each in shop.call("GET", "/cdm/dropoff").body] == ["Rahima Stores"]
    assert [each["name"] for each in shop.call("GET", "/cdm/upcoming-events").body] == ["Rahima Stores"]


def test_a_company_that_gets_a_person_is_found_by_either_name() -> None:
    shop = TestShop()
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "company_name": "Rahima Stores"})

    shop.call("PATCH", "/cdm/customers/c1", {"first_name": "Karim"})

    assert [each["customer_id"] for each in shop.call("GET", "/cdm/customer360?search=karim").body] == ["c1"]
    assert [each["customer_id"] for each in shop.call("GET", "/cdm/customer360?search=stores").body] == ["c1"]
    assert [each["customer_id"] for each in shop.call("GET", "/cdm/customer360?search=karim stores").body] == ["c1"]
