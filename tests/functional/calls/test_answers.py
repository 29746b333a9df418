"""Who answers a message with interest is called while they have it."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.calls.daytime import hearing
from rapport.kernel.caller import system
from rapport.kernel.work import perform
from tests.rig.shop import TestShop


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    shop.call("POST", "/cdm/customers", {"customer_id": "cus_rahima", "first_name": "Rahima", "phone": "01700000000"})
    return shop


def answered(meaning: str, at: str = "2026-03-10T05:30:00.000000Z") -> dict[str, Any]:
    return {
        "event_id": f"evt_{meaning}",
        "type": "MessageAnswered",
        "record": "message:msg_1",
        "recorded_at": at,
        "occurred_at": at,
        "imported": False,
        "record_version": 3,
        "message_id": "msg_1",
        "customer_id": "cus_rahima",
        "campaign_id": "cmp_eid",
        "channel": "whatsapp",
        "meaning": meaning,
    }


def hear(shop: TestShop, detail: dict[str, Any]) -> str:
    return perform(shop.shop, system("desk"), lambda work: hearing.heard(work, detail))


def today(shop: TestShop) -> list[Any]:
    return list(shop.call("GET", "/crm/automation/tasks/today").body)


def test_a_positive_answer_is_a_hot_call_today(shop: TestShop) -> None:
    assert hear(shop, answered("positive")) == "made"

    (task,) = today(shop)
    assert (task["task_type"], task["priority"]) == ("offer_follow_up", "hot")
    assert task["call_reason"] == "Answered our message with interest"


def test_told_twice_it_is_one_call(shop: TestShop) -> None:
    hear(shop, answered("positive"))
    hear(shop, answered("positive"))

    assert len(today(shop)) == 1


@pytest.mark.parametrize("meaning", ["negative", "stop", "other"])
def test_any_other_answer_asks_for_no_call(shop: TestShop, meaning: str) -> None:
    hear(shop, answered(meaning))

    assert today(shop) == []


def test_told_a_day_late_it_is_a_call_that_was_missed(shop: TestShop) -> None:
    hear(shop, answered("positive", at="2026-03-09T05:30:00.000000Z"))

    assert [task["task_type"] for task in today(shop)] == ["offer_follow_up"]


def test_who_wants_no_calls_gets_none(shop: TestShop) -> None:
    shop.call("PUT", "/cdm/customers/cus_rahima/consent", {"channel": "call", "allowed": False})

    hear(shop, answered("positive"))

    assert today(shop) == []
