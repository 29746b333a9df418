"""A shop whose channels are carried, and a campaign that means something."""

from __future__ import annotations

from typing import Any

from rapport.campaigns import defaults
from tests.rig.shop import Answer, TestShop

CAMPAIGNS = "/crm/automation/campaigns"
REACTIVATION = {
    "campaign_name": "Inactive Customer Reactivation",
    "campaign_type": "reactivation",
    "channel": "sms",
    "target_segment": "inactive_30_days",
    "message_template": "We miss you! Get 30% discount. Order now!",
    "trigger_condition": {"trigger": "days_inactive", "value": 30},
    "is_active": True,
}


def opened(**providers: str) -> TestShop:
    """Settings are believed for half a minute: they are decided before this shop has read any."""
    shop = TestShop()
    carried = {"sms": "outbox", "whatsapp": "outbox", "email": "outbox"} | providers
    decided = TestShop(table=shop.table).call("PUT", "/api/config/providers", carried)
    assert decided.status == 200, decided.text
    for product_id, category in (("rice", "Rice"), ("chilli", "Spices")):
        product = {"product_id": product_id, "name": product_id.title(), "category": category, "price": 400}
        assert shop.call("POST", "/catalog/products", product).status == 201
    return shop


def asked(shop: TestShop, **said: Any) -> Answer:
    """The campaign that differs from the usual one in what is said; None takes a field out."""
    body = {name: value for name, value in (REACTIVATION | said).items() if value is not None}
    return shop.call("POST", CAMPAIGNS, body)


def made(shop: TestShop, **said: Any) -> dict[str, Any]:
    answer = asked(shop, **said)
    assert answer.status == 201, answer.text
    body: dict[str, Any] = answer.body
    return body


def refused(answer: Answer) -> dict[str, str]:
    """Each field that is wrong, and what is wrong with it."""
    assert answer.status == 422, (answer.status, answer.text)
    return {each["field"]: each["problem"] for each in answer.body["error"]["details"]}


def with_defaults() -> TestShop:
    shop = opened()
    defaults.ensure(shop.work())
    return shop
