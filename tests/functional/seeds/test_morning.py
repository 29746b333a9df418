"""The morning of both seeds: their literal requests, and answers of the same names, types and arithmetic.

It is noon of 18 December 2025 in Dhaka, a Thursday. Md. Karim ordered ten times, ten days ago the last time, for
25,000 in all. Ids that the seeds show as numbers are text here; phones are told with their country.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rapport.calls.agents.performance import percent
from rapport.kernel import aws
from rapport.kernel.clock import SetClock
from tests.functional.calls.scene import sign_in
from tests.functional.seeds.test_guide import ok, shows
from tests.promises.surface import outside_world
from tests.rig.shop import Answer, TestShop

NOON = datetime(2025, 12, 18, 6, tzinfo=UTC)
EVERY_DAY = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday"]
HONEY_RULE = {
    "rule_name": "Honey → Pain Relief Oil",
    "trigger_product_id": 10,
    "recommended_product_id": 25,
    "min_days_passed": 10,
    "max_days_passed": 20,
    "min_order_value": 800,
    "priority": "high",
}


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> TestShop:
    monkeypatch.setenv("USER_POOL", "none")
    monkeypatch.setattr(aws, "client", lambda service: None)
    shop = TestShop(clock=SetClock(NOON))
    for agent_id, name in ((1, "Shirin"), (5, "Agent Name")):
        agent = {"agentId": agent_id, "name": name, "user_id": sign_in(str(agent_id)), "working_days": EVERY_DAY}
        with outside_world():
            ok(shop.call("POST", "/crm/automation/agents", agent), 201)
    for product_id, name, category, price in (
        (10, "Honey 500g", "Honey", 450),
        (25, "Pain Relief Oil", "Health", 320),
        (26, "Herbal Tea", "Tea", 180),
    ):
        product = {"productId": product_id, "name": name, "category": category, "price": price}
        ok(shop.call("POST", "/catalog/products", product), 201)
    ok(shop.call("POST", "/crm/automation/recommendation-rules", HONEY_RULE), 201)
    ok(shop.call("POST", "/crm/automation/recommendation-rules", TEA_RULE), 201)
    customer(shop, "abc-123", "Md.", "Karim", "01712345678")
    for number in range(10):
        order(shop, "abc-123", 10 + 20 * number, 2500)
    return shop


TEA_RULE = {"rule_name": "Honey → Herbal Tea", "trigger_product_id": 10, "recommended_product_id": 26}


def customer(shop: TestShop, customer_id: str, first: str, last: str, phone: str, **said: Any) -> None:
    body = {"customerId": customer_id, "firstName": first, "lastName": last, "phone": phone, "assigned_agent_id": 1}
    ok(shop.call("POST", "/cdm/customers", body | said), 201)


def order(shop: TestShop, customer_id: str, days: int, amount: int) -> None:
    body = {
        "customerId": customer_id,
        "orderDate": (NOON - timedelta(days=days)).isoformat(),
        "lines": [{"productId": 10, "quantity": 1, "unit_price": amount}],
    }
    ok(shop.call("POST", "/orders", body), 201)


def others(shop: TestShop) -> None:
    """One of each kind that the guide's breakdown names."""
    customer(shop, "new", "Nila", "Akter", "01812345001")
    order(shop, "new", 2, 400)
    customer(shop, "again", "Rahim", "Uddin", "01812345002")
    for days in (20, 60):
        order(shop, "again", days, 400)
    customer(shop, "risk", "Sima", "Rani", "01812345003")
    order(shop, "risk", 65, 400)
    customer(shop, "born", "Tara", "Begum", "01812345004", dateOfBirth="1990-12-19")


def agent(shop: TestShop, method: str, path: str, body: Any = None, who: str = "1") -> Answer:
    return shop.call(method, path, body, role="crm_agent", user=sign_in(who))


def generated(shop: TestShop) -> dict[str, Any]:
    told: dict[str, Any] = ok(shop.call("POST", "/crm/automation/tasks/generate"))
    return told


def task(shop: TestShop) -> dict[str, Any]:
    """Md. Karim's."""
    desk = ok(agent(shop, "GET", "/crm/automation/tasks/today?agentId=1"))
    (found,) = [each for each in desk if each["customer_id"] == "abc-123"]
    return dict(found)


# -- the agent's day -------------------------------------------------------------------------------------------


def test_what_to_do_next_is_to_call_md_karim_now(shop: TestShop) -> None:
    others(shop)
    generated(shop)

    told = ok(agent(shop, "GET", "/crm/automation/agent/1/next-action"))

    assert {name: told[name] for name in ("action", "priority", "message")} == {
        "action": "call_hot_customer",
        "priority": "HIGH",
        "message": "Call Md. Karim NOW - High-value customer!",
    }
    intel = told["customer_intel"]
    assert {name: intel[name] for name in intel if name not in ("customer_id", "total_orders")} == {
        "name": "Md. Karim",
        "phone": "+8801712345678",
        "last_purchase_date": "2025-12-08",
        "days_since_last_order": 10,
        "lifetime_value": 25000,
        "avg_order_value": 2500,
    }
    assert told["products_to_push"][:2] == ["Pain Relief Oil", "Herbal Tea"]
    assert all(isinstance(name, str) for name in told["products_to_push"])
    assert told["task"] == task(shop)


def test_the_dashboard(shop: TestShop) -> None:
    others(shop)
    generated(shop)
    first = ok(agent(shop, "GET", "/crm/automation/agent/1/dashboard"))["tasks"][-1]
    ok(agent(shop, "PUT", f"/crm/automation/tasks/{first['id']}/status", {"outcome": "successful"}))

    told = ok(agent(shop, "GET", "/crm/automation/agent/1/dashboard"))

    numbers = ("today_tasks", "hot_leads", "warm_leads", "pending", "completed")
    shows(told, dict.fromkeys(numbers, int) | {"tasks": list})
    assert told["hot_leads"] + told["warm_leads"] + told["cold_leads"] == told["today_tasks"] == len(told["tasks"]) == 5
    assert (told["pending"], told["completed"]) == (4, 1)
    card = told["tasks"][0]
    shows(card, dict.fromkeys(("id", "customer_id", "priority", "call_reason", "scheduled_time"), str))
    assert {name: card[name] for name in ("customer_id", "priority", "call_reason")} == {
        "customer_id": "abc-123",
        "priority": "hot",
        "call_reason": "Upsell opportunity - Recent high-value customer",
    }


@pytest.mark.parametrize(
    "path", ["/crm/automation/tasks/today?agentId=1", "/crm-automation/call-tasks/today?agentId=1"]
)
def test_todays_call_tasks(shop: TestShop, path: str) -> None:
    others(shop)
    generated(shop)
    john = {"customerId": "john", "firstName": "John", "lastName": "Doe", "phone": "01700000000"}
    ok(shop.call("POST", "/cdm/customers", john), 201)
    asked = {
        "customerId": "john",
        "taskType": "follow_up",
        "priority": "hot",
        "notes": "Customer showed interest in honey",
    }
    ok(agent(shop, "POST", "/crm/automation/tasks", asked), 201)

    told = ok(agent(shop, "GET", path))

    for each in told:
        shows(each, dict.fromkeys(("id", "customer_name", "customer_phone", "task_type", "priority"), str))
    hottest_first = ["hot", "warm", "cold"]
    places = [hottest_first.index(each["priority"]) for each in told]
    assert places == sorted(places)
    johns = next(each for each in told if each["customer_id"] == "john")
    assert {name: johns[name] for name in ("customer_name", "customer_phone", "task_type", "priority", "notes")} == {
        "customer_name": "John Doe",
        "customer_phone": "+8801700000000",
        "task_type": "follow_up",
        "priority": "hot",
        "notes": "Customer showed interest in honey",
    }


@pytest.mark.parametrize(
    ("path", "body", "outcome", "notes"),
    [
        (
            "/crm/automation/tasks/{id}/status",
            {"status": "completed", "outcome": "interested", "notes": "Will buy pain relief oil next week"},
            "interested",
            "Will buy pain relief oil next week",
        ),
        (
            "/crm-automation/call-task/{id}/status",
            {"status": "completed", "outcome": "successful - placed order", "notes": "Customer ordered 2kg honey"},
            "successful",
            "placed order Customer ordered 2kg honey",
        ),
    ],
)
def test_after_the_call(shop: TestShop, path: str, body: Mapping[str, Any], outcome: str, notes: str) -> None:
    generated(shop)

    told = ok(agent(shop, "PUT", path.format(id=task(shop)["id"]), dict(body)))

    assert (told["status"], told["outcome"], told["notes"]) == ("completed", outcome, notes)


@pytest.mark.parametrize("name", ["agentId", "agent_id"])
@pytest.mark.parametrize("agent_id", [5, "5"])
def test_a_task_is_assigned(shop: TestShop, name: str, agent_id: Any) -> None:
    generated(shop)

    told = ok(shop.call("PUT", f"/crm/automation/tasks/{task(shop)['id']}/assign", {name: agent_id}))

    assert told["agent_id"] == "5"


# -- the day's tasks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/crm/automation/tasks/generate", "/crm-automation/generate-call-tasks"])
@pytest.mark.parametrize("body", [None, {"taskDate": "2025-12-19"}])
def test_tasks_are_generated(shop: TestShop, path: str, body: Any) -> None:
    others(shop)
    day = body["taskDate"] if body else "2025-12-18"

    told = ok(shop.call("POST", path, body))

    shows(told, {"message": str, "breakdown": dict})
    assert told["message"] == f"Generated {sum(told['breakdown'].values())} call tasks for {day}"
    assert {"new_customer", "follow_up", "at_risk", "birthday"} <= set(told["breakdown"])
    assert told["breakdown"]["upsell"] == 1


# -- customers -------------------------------------------------------------------------------------------------


def test_what_is_known_of_a_customer(shop: TestShop) -> None:
    told = ok(agent(shop, "GET", "/crm/automation/intelligence/abc-123"))

    shows(
        told,
        {
            "customer_id": str,
            "customer_name": str,
            "customer_type": str,
            "lifecycle_stage": str,
            "total_spend": int,
            "recommended_action": str,
            "call_priority": str,
        },
    )
    assert told["customer_name"] == "Md. Karim"
    assert (told["customer_type"], told["lifecycle_stage"], told["total_spend"]) == ("vip", "active", 25000)
    assert (told["recommended_action"], told["call_priority"]) == ("Personal call from manager", "hot")
    assert (told["temperature"], told["total_orders"]) == ("warm", 10)


@pytest.mark.parametrize("priority", ["hot", "warm", "cold"])
def test_customers_by_how_pressing_a_call_is(shop: TestShop, priority: str) -> None:
    others(shop)

    told = ok(agent(shop, "GET", f"/crm/automation/customers/{priority}"))

    assert isinstance(told, list)
    assert {each["call_priority"] for each in told} <= {priority}
    assert ("abc-123" in [each["customer_id"] for each in told]) is (priority == "hot")


# -- what was achieved -----------------------------------------------------------------------------------------

PERFORMANCE = {
    "agent_id": str,
    "agent_name": str,
    "total_tasks": int,
    "completed_tasks": int,
    "successful_calls": int,
}


@pytest.mark.parametrize(
    "path",
    [
        "/crm/automation/agent/performance?agentId=1",
        "/crm-automation/agent-performance?agentId=1&startDate=2025-12-01&endDate=2025-12-18",
    ],
)
def test_what_an_agent_achieved(shop: TestShop, path: str) -> None:
    others(shop)
    generated(shop)
    said = [("successful", 9), ("interested", 8), ("no_answer", None)]
    for each, (outcome, minutes) in zip(ok(agent(shop, "GET", "/crm/automation/tasks/today")), said, strict=False):
        body = {"outcome": outcome} | ({"call_minutes": minutes} if minutes else {})
        ok(agent(shop, "PUT", f"/crm/automation/tasks/{each['id']}/status", body))

    told = ok(agent(shop, "GET", path))

    shows(told, PERFORMANCE)
    assert (told["agent_id"], told["agent_name"]) == ("1", "Shirin")
    assert (told["completed_tasks"], told["successful_calls"]) == (2, 1)
    assert told["completion_rate"] == round(100 * told["completed_tasks"] / told["total_tasks"], 2)
    assert told["success_rate"] == round(100 * told["successful_calls"] / told["completed_tasks"], 2) == 50
    assert told["avg_call_duration"] == 8.5


def test_rates_are_told_to_two_places(shop: TestShop) -> None:
    """As in the guide: 110 of 120 are 91.67, 85 of 110 are 77.27."""
    assert (float(percent(110, 120)), float(percent(85, 110))) == (91.67, 77.27)


# -- what to offer ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/crm/automation/recommendations/abc-123", "/crm-automation/recommendations/abc-123"])
def test_what_to_offer(shop: TestShop, path: str) -> None:
    told = ok(agent(shop, "GET", path))

    assert [each["product_name"] for each in told][:2] == ["Pain Relief Oil", "Herbal Tea"]
    shows(told[0], {"product_id": str, "product_name": str, "reason": str})
    for each in told:
        off = each["price"] * each["discount_percentage"] / 100
        assert each["recommended_price"] == pytest.approx(each["price"] - off, abs=0.01)


def test_a_rule_is_made_as_the_seed_says(shop: TestShop) -> None:
    rules = ok(shop.call("GET", "/crm/automation/recommendation-rules"))

    rule = next(each for each in rules if each["rule_name"] == HONEY_RULE["rule_name"])
    assert {name: rule[name] for name in HONEY_RULE} == HONEY_RULE | {
        "trigger_product_id": "10",
        "recommended_product_id": "25",
    }
    shows(rule, {"id": str, "is_active": bool})
    assert "success_rate" in rule


def test_the_guides_rule_of_a_category_too(shop: TestShop) -> None:
    said = {
        "rule_name": "Honey for repeat buyers",
        "product_id": 26,
        "target_category": "Honey",
        "target_customer_type": "repeat",
        "discount_percentage": 10,
        "is_active": True,
    }

    told = ok(shop.call("POST", "/crm/automation/recommendation-rules", said), 201)

    assert (told["rule_name"], told["target_customer_type"], told["discount_percentage"], told["is_active"]) == (
        "Honey for repeat buyers",
        "repeat",
        10,
        True,
    )
    assert (told["recommended_product_id"], told["trigger_category"]) == ("26", "Honey")


def test_a_rule_is_changed_and_removed(shop: TestShop) -> None:
    rule = ok(shop.call("GET", "/crm/automation/recommendation-rules"))[0]
    path = f"/crm/automation/recommendation-rules/{rule['id']}"

    changed = ok(shop.call("PUT", path, HONEY_RULE | {"priority": "low", "is_active": False}))
    removed = shop.call("DELETE", path)

    assert (changed["priority"], changed["is_active"]) == ("low", False)
    assert removed.status in (200, 204)
    assert rule["id"] not in [each["id"] for each in ok(shop.call("GET", "/crm/automation/recommendation-rules"))]
