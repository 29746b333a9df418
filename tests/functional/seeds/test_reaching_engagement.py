"""Engagement as both seeds log it: their literal bodies, and what is told of them afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.kernel import aws
from tests.functional.calls.scene import sign_in
from tests.functional.seeds.test_guide import ok, shows
from tests.promises.surface import outside_world
from tests.rig.shop import TestShop

PATHS = ["/crm/automation/engagement", "/crm-automation/engagement"]
HISTORY = "/crm/automation/engagement/1"
TRACKED = {"customer_id": 1, "engagement_type": "call", "status": "responded", "agent_id": 1}
OFFER = {
    "customerId": 1,
    "engagementType": "offer_sent",
    "channel": "whatsapp",
    "content": "Special 15% discount on honey",
    "response": "positive",
}
ORDER_PLACED = {
    "customerId": "1",
    "engagementType": "order_placed",
    "channel": "website",
    "content": "Order #ord_1 placed",
    "response": "positive",
}
BIRTHDAY = {"customerId": "1", "engagementType": "birthday_message", "channel": "whatsapp"}


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> TestShop:
    monkeypatch.setenv("USER_POOL", "none")
    monkeypatch.setattr(aws, "client", lambda service: None)
    shop = TestShop()
    with outside_world():
        agent = {"agentId": 1, "name": "Shirin", "user_id": sign_in("1")}
        ok(shop.call("POST", "/crm/automation/agents", agent), 201)
    customer = {"customerId": 1, "firstName": "Md.", "lastName": "Karim", "assigned_agent_id": 1}
    ok(shop.call("POST", "/cdm/customers", customer), 201)
    return shop


@pytest.mark.parametrize("path", PATHS)
def test_a_call_is_tracked(shop: TestShop, path: str) -> None:
    told = ok(shop.call("POST", path, TRACKED, role="crm_agent", user=sign_in("1")), 201)

    shows(told, dict.fromkeys(("id", "customer_id", "engagement_type", "channel", "status", "agent_id", "at"), str))
    assert {name: told[name] for name in TRACKED} | {"channel": told["channel"]} == {
        "customer_id": "1",
        "engagement_type": "call",
        "status": "responded",
        "agent_id": "1",
        "channel": "call",
    }
    assert "response" not in told


@pytest.mark.parametrize("path", PATHS)
def test_an_offer_is_logged(shop: TestShop, path: str) -> None:
    told = ok(shop.call("POST", path, OFFER), 201)

    assert {name: told[name] for name in ("engagement_type", "channel", "content", "response", "status")} == {
        "engagement_type": "offer_sent",
        "channel": "whatsapp",
        "content": "Special 15% discount on honey",
        "response": "positive",
        "status": "responded",
    }


@pytest.mark.parametrize("path", PATHS)
def test_an_order_is_logged(shop: TestShop, path: str) -> None:
    told = ok(shop.call("POST", path, ORDER_PLACED), 201)

    assert (told["engagement_type"], told["channel"], told["response"]) == ("order_placed", "website", "positive")
    assert told["content"] == "Order #ord_1 placed"


@pytest.mark.parametrize("path", PATHS)
def test_a_birthday_message_is_logged(shop: TestShop, path: str) -> None:
    told = ok(shop.call("POST", path, BIRTHDAY), 201)

    assert (told["engagement_type"], told["channel"], told["status"]) == ("birthday_message", "whatsapp", "sent")
    assert "response" not in told


@pytest.mark.parametrize("name", ["content", "message_content", "messageContent"])
def test_what_was_said_has_two_names_and_is_one_thing(shop: TestShop, name: str) -> None:
    told = ok(shop.call("POST", PATHS[0], TRACKED | {name: "Asked for ghee"}), 201)

    assert told["content"] == "Asked for ghee"


def test_the_columns_of_both_tables_fit(shop: TestShop) -> None:
    """A call or a phone, by an agent, for a campaign."""
    row: dict[str, Any] = {
        "customer_id": 1,
        "engagement_type": "message",
        "channel": "phone",
        "status": "delivered",
        "message_content": "Will call back",
        "agent_id": 1,
        "campaign_id": 7,
        "response": "no_response",
    }

    told = ok(shop.call("POST", PATHS[0], row), 201)

    assert (told["channel"], told["status"], told["response"]) == ("call", "delivered", "no_response")
    assert (told["agent_id"], told["campaign_id"]) == ("1", "7")


def test_the_history_and_its_figures(shop: TestShop) -> None:
    for body in (TRACKED, OFFER, ORDER_PLACED, BIRTHDAY):
        ok(shop.call("POST", PATHS[0], body), 201)
        shop.clock.advance(minutes=1)

    history = ok(shop.call("GET", HISTORY))
    stats = ok(shop.call("GET", f"{HISTORY}/stats"))

    assert [each["engagement_type"] for each in history] == ["birthday_message", "order_placed", "offer_sent", "call"]
    shows(stats, {"sent": int, "delivered": int, "responded": int, "by_channel": dict, "by_type": dict})
    assert (stats["sent"], stats["responded"], stats["response_rate"]) == (3, 2, 66.67)
    assert stats["by_channel"]["whatsapp"] == {
        "sent": 2,
        "failed": 0,
        "delivered": 1,
        "responded": 1,
        "response_rate": 50,
    }
    assert stats["by_type"]["call"]["response_rate"] == 100
