"""Campaigns of both seeds: their literal requests, and answers of the same names, types and arithmetic.

It is noon of 20 December 2025 in Dhaka, when the guide's winter sale begins. Ids that the seeds show as numbers are
text here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from rapport.kernel.clock import SetClock
from tests.functional.seeds.test_guide import ok, shows
from tests.rig.shop import TestShop

NOON = datetime(2025, 12, 20, 6, tzinfo=UTC)
SCENARIO_4 = {
    "campaign_name": "Inactive Customer Reactivation",
    "campaign_type": "reactivation",
    "channel": "sms",
    "target_segment": "inactive_30_days",
    "message_template": "We miss you! Get 30% discount. Order now!",
    "trigger_condition": {"trigger": "days_inactive", "value": 30},
    "is_active": True,
}
EID = {
    "campaignName": "Eid Special 2026",
    "campaignType": "whatsapp",
    "targetSegment": "all",
    "messageTemplate": "🎉 Eid Mubarak! Get 20% off on all products. Use code: EID20",
    "discountCode": "EID20",
    "startDate": "2026-03-30",
    "endDate": "2026-04-05",
}
WINTER = {
    "campaign_name": "Winter Sale 2025",
    "campaign_type": "whatsapp",
    "target_segment": "repeat",
    "discount_code": "WINTER25",
    "start_date": "2025-12-20",
    "end_date": "2025-12-31",
}
GUIDES_ROW = {
    "id": str,
    "campaign_name": str,
    "campaign_type": str,
    "target_segment": str,
    "discount_code": str,
    "start_date": str,
    "end_date": str,
    "sent_count": int,
    "response_count": int,
}


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop(clock=SetClock(NOON))
    carried = {"sms": "outbox", "whatsapp": "outbox", "email": "outbox"}
    ok(TestShop(clock=shop.clock, table=shop.table).call("PUT", "/api/config/providers", carried))
    return shop


def create(shop: TestShop, body: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = ok(shop.call("POST", "/crm/automation/campaigns", body), 201)
    return made


def test_scenario_4_is_a_campaign_as_it_was_written_down(shop: TestShop) -> None:
    told = create(shop, SCENARIO_4)

    assert told | SCENARIO_4 == told
    shows(told, {"success_count": int, "conversion_rate": int})
    assert told["starts"] == "triggered"


def test_the_guides_eid_special_is_taken_in_its_spelling(shop: TestShop) -> None:
    told = ok(shop.call("POST", "/crm-automation/campaign", EID), 201)

    shows(told, GUIDES_ROW)
    assert (told["campaign_name"], told["target_segment"]) == ("Eid Special 2026", "all")
    assert (told["campaign_type"], told["channel"]) == ("whatsapp", "whatsapp")
    assert told["message_template"] == EID["messageTemplate"]
    assert (told["discount_code"], told["start_date"], told["end_date"]) == ("EID20", "2026-03-30", "2026-04-05")


def test_the_guides_list_of_active_campaigns_is_a_bare_array(shop: TestShop) -> None:
    create(shop, WINTER | {"message_template": "Winter sale!"})
    create(shop, SCENARIO_4 | {"is_active": False})

    (row,) = ok(shop.call("GET", "/crm-automation/campaigns?status=active"))

    shows(row, GUIDES_ROW)
    assert row | WINTER == row


def test_a_campaign_of_last_winter_is_active_no_more(shop: TestShop) -> None:
    create(shop, WINTER | {"message_template": "Winter sale!"})
    shop.clock.set(datetime(2026, 1, 1, 6, tzinfo=UTC))

    assert ok(shop.call("GET", "/crm-automation/campaigns?status=active")) == []
    assert ok(shop.call("GET", "/crm/automation/campaigns/active")) == []
    assert len(ok(shop.call("GET", "/crm/automation/campaigns"))) == 1


def test_a_campaign_is_listed_changed_switched_and_taken_out(shop: TestShop) -> None:
    campaign = create(shop, SCENARIO_4)
    address = f"/crm/automation/campaigns/{campaign['id']}"

    assert ok(shop.call("GET", "/crm/automation/campaigns/active")) == [campaign]
    changed = ok(shop.call("PUT", address, SCENARIO_4 | {"campaign_name": "Come back"}))
    assert changed["campaign_name"] == "Come back"
    assert ok(shop.call("PUT", f"{address}/toggle"))["is_active"] is False
    assert ok(shop.call("GET", "/crm/automation/campaigns/active")) == []
    assert shop.call("DELETE", address).status == 204
    assert ok(shop.call("GET", "/crm/automation/campaigns")) == []
