"""The largest customer that may be: every write about them still fits one transaction."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rapport.customers.family import MOST
from tests.rig.shop import Answer, TestShop

KEY = {"Idempotency-Key": "once"}


def phones(start: int) -> list[dict[str, str]]:
    return [{"number": f"017{start + number:08d}"} for number in range(5)]


def emails(start: int) -> list[dict[str, str]]:
    return [{"address": f"e{start + number}@example.com"} for number in range(5)]


def everything(start: int) -> dict[str, Any]:
    words = [f"word{start}{letter}" for letter in "abcdef"]
    return {
        "first_name": " ".join(words[:3]),
        "last_name": " ".join(words[3:]),
        "phone": f"018{start:08d}",
        "phones": phones(start),
        "email": f"first{start}@example.com",
        "emails": emails(start),
        "date_of_birth": f"19{50 + start % 40}-05-20",
        "anniversary_date": f"20{10 + start % 10}-02-28",
    }


def ok(answer: Answer, status: int) -> None:
    assert answer.status == status, answer.text


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    ok(shop.call("POST", "/cdm/customers", {"customer_id": "c1", **everything(10)}, headers=KEY), 201)
    for number in range(MOST):
        member = {"customer_id": "c1", "name": f"Child {number}", "relationship": "child"}
        ok(shop.call("POST", "/cdm/family-member", member | {"date_of_birth": f"2001-03-{number % 28 + 1:02d}"}), 201)
    return shop


def test_they_can_be_changed_in_everything_at_once(shop: TestShop) -> None:
    ok(shop.call("PUT", "/cdm/customers/c1", everything(37), headers=KEY), 200)

    assert shop.call("GET", "/cdm/lookup?phone=01800000037").body[0]["customer_id"] == "c1"
    assert shop.call("GET", "/cdm/lookup?phone=01800000010").body == []


def test_they_can_be_erased_and_nothing_finds_them_afterwards(shop: TestShop) -> None:
    for number in range(1, 6):
        ok(shop.call("POST", "/cdm/customers", {"customer_id": f"also{number}", "first_name": "Also"}), 201)
        for child in range(MOST):
            member = {"customer_id": f"also{number}", "name": f"Tuntuni {child}", "relationship": "child"}
            ok(shop.call("POST", "/cdm/family-member", member | {"date_of_birth": "2001-05-05"}), 201)
        ok(shop.call("POST", "/cdm/customers/c1/merge", {"customer_id": f"also{number}"}), 200)

    asked = shop.call("POST", "/cdm/customers/c1/erase", {"confirm": "c1"}, headers=KEY)
    ok(asked, 202)
    shop.queue.put([json.dumps({"task": "erase", "request_id": asked.body["request_id"]})])
    shop.worked_off()

    assert not shop.queue.failed
    assert "Tuntuni" not in str(shop.table.everything())
    assert "Child" not in str(shop.table.everything())
    assert shop.call("GET", "/cdm/upcoming-events?days=365").body == []
    assert shop.call("GET", "/cdm/segments/summary").body["customers"] == 0


def test_one_more_in_the_family_is_refused(shop: TestShop) -> None:
    member = {"customer_id": "c1", "name": "One more", "relationship": "child"}

    assert shop.call("POST", "/cdm/family-member", member).status == 422


def test_they_can_be_removed_and_nothing_finds_them_afterwards(shop: TestShop) -> None:
    ok(shop.call("DELETE", "/cdm/customers/c1", headers=KEY), 204)

    assert shop.call("GET", "/cdm/customers/c1").status == 404
    assert shop.call("GET", "/cdm/lookup?phone=01800000010").body == []
    assert shop.call("GET", "/cdm/customer360?search=word10a").body == []
    assert shop.call("GET", "/cdm/upcoming-events?days=365").body == []
    assert shop.call("GET", "/cdm/segments/summary").body["customers"] == 0
