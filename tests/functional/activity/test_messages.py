"""A message that left, among what happened with a customer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import pytest

from rapport.activity import messages
from rapport.activity.kinds import EngagementStatus
from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.table import Refused
from tests.rig.shop import NOON, TestShop

MESSAGE = keys.message_id("c1", NOON.date(), "eid", "1", "sms", "2026")
TEXT = "Eid Mubarak Rahima, 20% off with EID20"


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    answer = shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahima"})
    assert answer.status == 201, answer.text
    return shop


def sent(shop: TestShop, **said: Any) -> None:
    work = shop.work()
    fields: dict[str, Any] = {
        "message_id": MESSAGE,
        "campaign_id": "eid",
        "channel": "sms",
        "purpose": "marketing",
        "title": "Eid for Rahima",
        "text": TEXT,
        "at": NOON,
    }
    messages.note_sent(work, customers.get(work, "c1"), **(fields | said))
    work.commit()


def heard(shop: TestShop, status: EngagementStatus, **said: Any) -> None:
    work = shop.work()
    messages.note_status(work, "c1", NOON, MESSAGE, status, **said)
    work.commit()


def timeline(shop: TestShop) -> list[dict[str, Any]]:
    answer = shop.call("GET", "/cdm/customers/c1/timeline")
    assert answer.status == 200, answer.text
    return list(answer.body)


def test_a_message_that_left_stands_in_the_timeline(shop: TestShop) -> None:
    sent(shop)

    (told,) = timeline(shop)

    assert (told["kind"], told["title"], told["at"]) == ("message", "Eid for Rahima", "2026-03-10T06:00:00Z")
    assert told["facts"] == {
        "engagement_type": "message",
        "channel": "sms",
        "campaign_id": "eid",
        "message_id": MESSAGE,
        "purpose": "marketing",
        "status": "sent",
        "content": TEXT,
    }


def test_what_it_said_cannot_be_read_in_the_store(shop: TestShop) -> None:
    sent(shop)

    assert "Rahima" not in str([item for key, item in shop.table.everything().items() if "ACTIVITY" in key.sk])
    assert "EID20" not in str(shop.table.everything())


def test_noted_a_second_time_it_is_refused_and_stands_once(shop: TestShop) -> None:
    sent(shop)

    with pytest.raises(Refused):
        sent(shop, text="Something else")

    assert [each["facts"]["content"] for each in timeline(shop)] == [TEXT]


def test_a_receipt_that_was_faster_than_the_providers_answer_comes_along(shop: TestShop) -> None:
    sent(shop, status="delivered")

    assert timeline(shop)[0]["facts"]["status"] == "delivered"


@pytest.mark.parametrize("status", get_args(EngagementStatus))
def test_its_status_follows(shop: TestShop, status: EngagementStatus) -> None:
    sent(shop)

    heard(shop, status)

    assert timeline(shop)[0]["facts"]["status"] == status


def test_an_answer_is_kept_whatever_a_provider_says_later(shop: TestShop) -> None:
    sent(shop)

    heard(shop, "responded", response="positive")
    heard(shop, "read")

    facts = timeline(shop)[0]["facts"]
    assert (facts["status"], facts["response"]) == ("responded", "positive")


def test_a_message_sent_again_after_it_failed_is_the_same_one(shop: TestShop) -> None:
    sent(shop)

    heard(shop, "failed")
    heard(shop, "sent")

    assert [each["facts"]["status"] for each in timeline(shop)] == ["sent"]


def test_nothing_is_made_of_a_receipt_alone(shop: TestShop) -> None:
    with pytest.raises(Refused):
        heard(shop, "delivered")
    assert timeline(shop) == []


def test_the_same_message_at_another_instant_is_no_place_of_its(shop: TestShop) -> None:
    sent(shop, at=NOON - timedelta(minutes=1))

    with pytest.raises(Refused):
        heard(shop, "delivered")
