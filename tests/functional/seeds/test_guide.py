"""The CDM guide's literal requests and answers: the same addresses, names, types and spellings.

What the guide shows as numbers for ids is taken as such and answered as text: ids are text here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rapport.kernel import aws
from rapport.kernel.clock import stamp
from rapport.kernel.http.roles import ROUTES
from tests.rig.shop import NOON, Answer, TestShop

SURFACE = [
    tuple(line.split("\t")) for line in Path(__file__).with_name("surface.tsv").read_text("utf-8").splitlines()[1:]
]

WHOLE = {
    "customer_id": str,
    "first_name": str,
    "last_name": str,
    "email": str,
    "customer_type": str,
    "lifecycle_stage": str,
    "customer_temperature": str,
    "lifetime_value": int,
    "total_orders": int,
    "avg_order_value": int,
    "days_since_last_order": int,
    "family_members_count": int,
    "total_interactions": int,
}


def shows(answer: Mapping[str, Any], shape: Mapping[str, type]) -> None:
    """Every field that the guide shows is there, of its type; more may be."""
    told = {name: type(answer.get(name)) for name in shape}
    assert told == dict(shape)


def ok(answer: Answer, status: int = 200) -> Any:
    assert answer.status == status, answer.text
    return answer.body


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> TestShop:
    """The guide's John: five orders worth 15,000, the last of them 15 days ago; and Agent 1, who has no sign-in."""
    monkeypatch.setenv("USER_POOL", "none")
    monkeypatch.setattr(aws, "client", lambda service: None)
    shop = TestShop()
    for product, category in (("honey", "Honey"), ("ghee", "Organic Foods")):
        price = {"product_id": product, "name": product.title(), "category": category, "price": 3000}
        ok(shop.call("POST", "/catalog/products", price), 201)
    john = {
        "customerId": 1,
        "firstName": "John",
        "lastName": "Doe",
        "email": "john@example.com",
        "phone": "01700000000",
        "dateOfBirth": "1990-03-17",
    }
    ok(shop.call("POST", "/cdm/customers", john), 201)
    for number in range(5):
        placed = NOON + timedelta(hours=7) - timedelta(days=15 + 25 * number)
        order = {
            "customerId": 1,
            "orderDate": placed.isoformat(),
            "lines": [{"productId": "honey" if number % 2 == 0 else "ghee", "quantity": 1}],
            "paymentMethod": "bKash",
        }
        ok(shop.call("POST", "/orders", order), 201)
    ok(shop.call("POST", "/crm/automation/agents", {"agentId": 5, "name": "Agent 1"}), 201)
    return shop


JANE = {
    "customerId": 1,
    "name": "Jane Doe",
    "relationship": "spouse",
    "dateOfBirth": "1995-03-15",
    "phone": "01700000001",
    "address": "Dhaka, Bangladesh",
}
CALL = {
    "customerId": 1,
    "interactionType": "call",
    "direction": "outbound",
    "subject": "Product inquiry",
    "details": "Customer asked about honey prices",
    "outcome": "successful",
    "agentId": 5,
    "followUpDate": "2026-03-20",
}


@pytest.mark.parametrize(("method", "path"), SURFACE)
def test_every_row_of_the_seeds_is_served(method: str, path: str) -> None:
    """Whatever the part of an address is called that stands for an id."""
    served = {(method, re.sub(r"<\w+>", "{}", ours)) for method, ours in ROUTES}

    assert (method, re.sub(r"{\w+}", "{}", path)) in served


def test_a_customer_whole(shop: TestShop) -> None:
    told = ok(shop.call("GET", "/cdm/customer360/1"))

    shows(told, WHOLE)
    assert {name: told[name] for name in WHOLE} == {
        "customer_id": "1",
        "first_name": "John",
        "last_name": "Doe",
        "email": "john@example.com",
        "customer_type": "repeat",
        "lifecycle_stage": "active",
        "customer_temperature": "warm",
        "lifetime_value": 15000,
        "total_orders": 5,
        "avg_order_value": 3000,
        "days_since_last_order": 15,
        "family_members_count": 0,
        "total_interactions": 0,
    }


def test_a_customer_whole_counts_family_and_contacts(shop: TestShop) -> None:
    for number in range(3):
        ok(shop.call("POST", "/cdm/family-member", JANE | {"name": f"Jane {number}"}), 201)
    for _ in range(8):
        ok(shop.call("POST", "/cdm/interaction", CALL), 201)

    told = ok(shop.call("GET", "/cdm/customer360/1"))

    assert (told["family_members_count"], told["total_interactions"]) == (3, 8)


SPELLINGS = [
    "customerType=repeat&temperature=warm&limit=50&offset=0",
    "customer_type=repeat&temperature=warm&limit=50&offset=0",
    "lifecycleStage=active",
    "lifecycle_stage=active",
    "",
]


@pytest.mark.parametrize("query", SPELLINGS)
def test_customers_by_what_they_are_in_both_spellings(shop: TestShop, query: str) -> None:
    told = ok(shop.call("GET", f"/cdm/customer360?{query}"))

    assert isinstance(told, list)
    assert [each["customer_id"] for each in told] == ["1"]
    shows(told[0], WHOLE)


@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        ("customerType", ["new", "repeat", "vip", "inactive"]),
        ("lifecycleStage", ["prospect", "new", "active", "at_risk", "churned"]),
        ("temperature", ["hot", "warm", "cold"]),
    ],
)
def test_every_value_that_the_guide_names_is_understood(shop: TestShop, parameter: str, values: list[str]) -> None:
    found = {value: len(ok(shop.call("GET", f"/cdm/customer360?{parameter}={value}"))) for value in values}

    assert sum(found.values()) == 1


def test_the_list_has_fifty_to_a_page_unless_asked_otherwise(shop: TestShop) -> None:
    for number in range(60):
        ok(shop.call("POST", "/cdm/customers", {"customer_id": f"c{number}", "first_name": "Rahim"}), 201)

    first = shop.call("GET", "/cdm/customer360")
    second = shop.call("GET", "/cdm/customer360?offset=50")
    by_cursor = shop.call("GET", f"/cdm/customer360?cursor={first.headers['X-Next-Cursor']}")

    assert (len(first.body), len(second.body)) == (50, 11)
    assert second.body == by_cursor.body
    assert "X-Next-Cursor" not in second.headers


def test_the_last_page_has_no_cursor(shop: TestShop) -> None:
    assert "X-Next-Cursor" not in shop.call("GET", "/cdm/customer360?limit=50").headers


def test_a_family_member_is_added_as_the_guide_says_and_listed_as_it_shows(shop: TestShop) -> None:
    added = shop.call("POST", "/cdm/family-member", JANE)

    listed = ok(shop.call("GET", "/cdm/family-members/1"))

    assert added.status == 201
    assert listed == [added.body]
    shows(listed[0], {"id": str, "name": str, "relationship": str, "date_of_birth": str, "phone": str})
    assert (listed[0]["name"], listed[0]["relationship"]) == ("Jane Doe", "spouse")
    assert (listed[0]["date_of_birth"], listed[0]["phone"]) == ("1995-03-15", "+8801700000001")
    assert listed[0]["address"] == "Dhaka, Bangladesh"


def test_a_contact_is_logged_as_the_guide_says_and_listed_as_it_shows(shop: TestShop) -> None:
    logged = shop.call("POST", "/cdm/interaction", CALL)

    listed = ok(shop.call("GET", "/cdm/interactions/1?limit=20"))

    assert logged.status == 201
    assert listed == [logged.body]
    shape = ("id", "interaction_type", "direction", "subject", "outcome", "agent_name", "interaction_date")
    shows(listed[0], dict.fromkeys(shape, str))
    assert listed[0]["agent_name"] == "Agent 1"
    assert listed[0]["agent_id"] == "5"
    assert listed[0]["interaction_date"].startswith("2026-03-10T06:00:00")
    assert listed[0]["interaction_date"].endswith("Z")
    assert listed[0]["details"] == "Customer asked about honey prices"
    assert listed[0]["follow_up_date"] == "2026-03-20"


def test_contacts_are_listed_newest_first_twenty_unless_asked_otherwise(shop: TestShop) -> None:
    for number in range(25):
        ok(shop.call("POST", "/cdm/interaction", CALL | {"subject": f"call {number}"}), 201)
        shop.clock.advance(minutes=1)

    told = ok(shop.call("GET", "/cdm/interactions/1"))
    three = ok(shop.call("GET", "/cdm/interactions/1?limit=3"))

    assert [each["subject"] for each in told] == [f"call {number}" for number in range(24, 4, -1)]
    assert three == told[:3]


def test_how_a_customer_buys(shop: TestShop) -> None:
    told = ok(shop.call("GET", "/cdm/behavior/1"))

    shows(
        told,
        {
            "customer_id": str,
            "avg_order_value": int,
            "preferred_categories": list,
            "preferred_payment_method": str,
            "avg_days_between_orders": int,
            "peak_order_time": str,
            "has_abandoned_cart": bool,
        },
    )
    assert told["customer_id"] == "1"
    assert told["avg_order_value"] == 3000
    assert told["preferred_categories"] == ["Honey", "Organic Foods"]
    assert told["preferred_payment_method"] == "bKash"
    assert told["avg_days_between_orders"] == 25
    assert told["peak_order_time"] == "evening"  # seven in the evening in Dhaka, one in the afternoon in Greenwich
    assert told["has_abandoned_cart"] is False


def test_an_abandoned_cart_shows_until_it_is_recovered(shop: TestShop) -> None:
    cart = ok(shop.call("POST", "/carts/abandoned", {"customerId": 1, "value": 450}), 201)
    left = ok(shop.call("GET", "/cdm/behavior/1"))
    ok(shop.call("POST", f"/carts/{cart['cart_id']}/recovered"))
    recovered = ok(shop.call("GET", "/cdm/behavior/1"))

    assert (left["has_abandoned_cart"], left["cart_recovery_count"]) == (True, 0)
    assert (recovered["has_abandoned_cart"], recovered["cart_recovery_count"]) == (False, 1)


@pytest.mark.parametrize("query", ["riskLevel=high&limit=50", "risk_level=high&limit=50", ""])
def test_customers_at_risk_in_both_spellings(shop: TestShop, query: str) -> None:
    shop.clock.advance(days=80)
    ok(shop.call("POST", "/cdm/interaction", {name: CALL[name] for name in CALL if name != "followUpDate"}), 201)

    told = ok(shop.call("GET", f"/cdm/dropoff?{query}"))

    shows(
        told[0],
        {
            "customer_id": str,
            "name": str,
            "last_active_date": str,
            "days_inactive": int,
            "risk_level": str,
            "lifetime_value": int,
            "recovery_attempted": bool,
        },
    )
    assert told[0]["customer_id"] == "1"
    assert told[0]["name"] == "John Doe"
    assert told[0]["last_active_date"] == "2026-02-23"
    assert (told[0]["days_inactive"], told[0]["risk_level"]) == (95, "high")
    assert told[0]["lifetime_value"] == 15000
    assert told[0]["recovery_attempted"] is True


def test_coming_birthdays_and_anniversaries(shop: TestShop) -> None:
    told = ok(shop.call("GET", "/cdm/upcoming-events?days=30"))

    assert told == [
        {
            "customer_id": "1",
            "name": "John Doe",
            "customer_name": "John Doe",
            "email": "john@example.com",
            "phone": "+8801700000000",
            "event_type": "birthday",
            "event_date": "2026-03-17",
            "days_until": 7,
        }
    ]


@pytest.mark.parametrize("name", ["customerId", "customer_id"])
@pytest.mark.parametrize("value", [1, "1"])
def test_bodies_are_taken_in_both_spellings_and_ids_as_numbers_or_text(shop: TestShop, name: str, value: Any) -> None:
    member = {"name": "Jane", "relationship": "spouse", name: value}

    assert ok(shop.call("POST", "/cdm/family-member", member), 201)["customer_id"] == "1"


def test_answers_carry_their_version_as_an_etag_too(shop: TestShop) -> None:
    answer = shop.call("PATCH", "/cdm/customers/1", {"city": "Dhaka"})

    assert answer.headers["ETag"] == f'"{answer.body["version"]}"'
    assert answer.body["version"] == 2
    assert answer.body["updated_at"] == stamp(NOON).replace(".000000", "")
