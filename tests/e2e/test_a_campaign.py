"""A campaign, end to end: looked at first, sent, left by one, answered by another, stopped and gone on with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from local.function_logs import ERRORS
from rapport.kernel import keys
from rapport.kernel.shop import DHAKA
from rapport.kernel.table import Key
from rapport.kernel.table.attributes import read_item, stored_key
from rapport.messaging.ledger.message import Message
from rapport.messaging.ledger.record import decode
from rapport.messaging.receipts.signatures import SIGNATURE
from tests.e2e.house import House
from tests.e2e.laptop import eventually
from tests.rig.webhooks import SECRET, signature

TODAY = datetime.now(DHAKA.zone).date().isoformat()
EVERY_DAY = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
RAHIMA, JAMAL = "campaign-rahima", "campaign-jamal"
PHONES = {RAHIMA: "01799000091", JAMAL: "01799000092"}

# As the two documents that describe the product have them.
AS_THE_GUIDE_SAYS_IT = {
    "campaignName": "Eid Special 2026",
    "campaignType": "sms",
    "targetSegment": "all",
    "messageTemplate": "🎉 Eid Mubarak! Get 20% off on all products. Use code: EID20",
    "discountCode": "EID20",
    "startDate": TODAY,
}
AS_THE_OTHER_SAYS_IT = {
    "campaign_name": "Premium customers",
    "campaign_type": "promotion",
    "channel": "sms",
    "target_segment": "all",
    "message_template": "New honey is in. Order now!",
    "is_active": True,
}
MISSED_CALL = {
    "campaign_name": "Missed call follow-up",
    "campaign_type": "follow_up",
    "channel": "sms",
    "purpose": "service",
    "target_segment": "all",
    "message_template": "We missed you. How can we help?",
    "trigger_condition": {"trigger": "missed_call", "minutes": 30},
}
GATEWAY = {"url": "https://gateway.example/v1", "key": "e2e", "webhook_secrets": [SECRET]}
OF_MESSAGES = (
    "CampaignsApi",
    "OpsApi",
    "WebhooksApi",
    "CampaignWorker",
    "MarketingJob",
    "MessageDispatch",
    "MessageSweeper",
)

CAMPAIGNS = "/crm/automation/campaigns"


@dataclass(frozen=True)
class Sent:
    campaign_id: str
    preview: dict[str, Any]
    answer: dict[str, Any]
    messages: dict[str, Message]
    """By customer."""


def messages(house: House, campaign_id: str) -> dict[str, Message]:
    """As the store has them, by customer: looked up there, so that waiting asks the API nothing."""
    table, store = house.shop.environment["RECORDS_TABLE"], house.shop.client("dynamodb")
    found = {}
    for customer_id in PHONES:
        key = stored_key(Key(keys.partition(customer_id), keys.MESSAGE))
        asked = {":pk": key["pk"], ":message": key["sk"]}
        page = store.query(
            TableName=table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :message)",
            ExpressionAttributeValues=asked,
            ConsistentRead=True,
        )
        for item in page["Items"]:
            message = decode(read_item(item))
            if message.campaign_id == campaign_id:
                found[customer_id] = message
    return found


def arrived(house: House, campaign_id: str, *customers: str) -> dict[str, Message]:
    return eventually(
        lambda: messages(house, campaign_id),
        lambda found: all(each in found and found[each].state == "sent" for each in customers),
        pause=0.2,
    )


@contextmanager
def nobody_sends(house: House) -> Iterator[None]:
    """What is put into the queue lies there meanwhile."""
    mapping = house.shop.address.resources["MessageDispatchMessages"]
    house.shop.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=False)
    try:
        yield
    finally:
        house.shop.client("lambda").update_event_source_mapping(UUID=mapping, Enabled=True)


@pytest.fixture(scope="module")
def people(house: House) -> None:
    """Two who said yes to SMS, an agent who works every day, and a gateway that is known by its signature."""
    parameter = "/rapport/rapport/providers/gateway"
    house.shop.client("ssm").put_parameter(Name=parameter, Value=json.dumps(GATEWAY), Type="SecureString")
    agent = {"agent_id": "campaign", "name": "Sharmin", "working_days": EVERY_DAY, "daily_capacity": 20}
    house.done("POST", "/crm/automation/agents", agent)
    for customer_id, phone in PHONES.items():
        house.customer(customer_id, phone, assigned_agent_id="campaign")
        house.done("PUT", f"/cdm/customers/{customer_id}/consent", {"channel": "sms", "allowed": True})


@pytest.fixture(scope="module")
def sent(house: House, people: None) -> Sent:
    campaign_id = house.done("POST", "/crm-automation/campaign", AS_THE_GUIDE_SAYS_IT)["id"]
    preview = house.done("POST", f"{CAMPAIGNS}/{campaign_id}/preview")
    asked = {"plan_hash": preview["plan_hash"]}
    answer = house.done("POST", f"/crm-automation/campaign/{campaign_id}/send", asked)
    return Sent(campaign_id, preview, answer, arrived(house, campaign_id, RAHIMA, JAMAL))


@pytest.fixture(scope="module")
def left(house: House, sent: Sent) -> tuple[str, list[str]]:
    """The link in Rahima's message, and what its page says when she opens it and when she confirms."""
    (message,) = house.done("GET", f"/ops/messages?campaign={sent.campaign_id}&customer={RAHIMA}")
    link = re.search(r"https?://\S+(/u/\S+)", message["words"]["text"])
    assert link, message["words"]
    pages = [house.ask(method, link[1], role=None) for method in ("GET", "POST")]
    assert [page.status for page in pages] == [200, 200]
    return message["words"]["text"], [page.body.decode() for page in pages]


@pytest.fixture(scope="module")
def stopped(house: House, left: Any) -> dict[str, Any]:
    """Another campaign, stopped before its messages left."""
    campaign_id = house.done("POST", CAMPAIGNS, AS_THE_OTHER_SAYS_IT)["id"]
    with nobody_sends(house):
        house.done("POST", f"{CAMPAIGNS}/{campaign_id}/send")
        planned = messages(house, campaign_id)[JAMAL]
        house.done("PUT", f"{CAMPAIGNS}/{campaign_id}/pause")
    put_off = eventually(
        lambda: messages(house, campaign_id)[JAMAL], lambda message: message.due > planned.due, pause=0.2
    )
    assert put_off.state == "queued"
    told: dict[str, Any] = house.done("GET", f"{CAMPAIGNS}/{campaign_id}/stats")
    return told


@pytest.fixture(scope="module")
def task(house: House, stopped: dict[str, Any]) -> dict[str, Any]:
    """What lies on the desk when Jamal has answered that he is interested."""
    now = datetime.now(UTC)
    said = {"type": "replied", "id": "e2e-1", "from": PHONES[JAMAL], "text": "হ্যাঁ, নিতে চাই", "at": now.isoformat()}
    body = json.dumps({"events": [said]}, ensure_ascii=False).encode()
    answer = house.shop.request("POST", "/webhooks/gateway", body=body, headers=signed(body, now))
    assert (answer.status, answer.json()) == (200, {"received": 1}), answer.body
    tasks = eventually(
        lambda: house.done("GET", "/crm/automation/agent/campaign/dashboard")["tasks"],
        lambda found: JAMAL in [each["customer_id"] for each in found],
        pause=1,
    )
    (found,) = [each for each in tasks if each["customer_id"] == JAMAL]
    return dict(found)


def signed(body: bytes, at: datetime) -> dict[str, str]:
    return {SIGNATURE: signature(body, at=at), "Content-Type": "application/json"}


def test_a_preview_says_whom_it_reaches_and_in_which_words(sent: Sent) -> None:
    assert sent.preview["to_be_sent"] == 2
    assert sorted(each["customer_id"] for each in sent.preview["samples"]) == [JAMAL, RAHIMA]
    assert all("Use code: EID20" in each["text"] for each in sent.preview["samples"])


def test_what_the_preview_listed_is_sent(house: House, sent: Sent) -> None:
    assert sent.answer["audience"] == sent.preview["audience"]
    assert {customer_id: each.state for customer_id, each in sent.messages.items()} == {RAHIMA: "sent", JAMAL: "sent"}
    told = house.done("GET", f"{CAMPAIGNS}/{sent.campaign_id}/stats")
    assert (told["status"], told["audience"], told["sent"]) == ("sent", sent.answer["audience"], 2)
    assert told["suppressed_by_reason"].get("no_consent", 0) == told["audience"] - 2


def test_the_words_can_be_read_and_have_a_way_out(left: tuple[str, list[str]]) -> None:
    text, (asks, done) = left
    assert text.startswith(AS_THE_GUIDE_SAYS_IT["messageTemplate"])
    assert "No more offers from us?" in asks
    assert "We will send you no more offers this way." in done


def test_who_left_gets_no_other_campaign(house: House, stopped: dict[str, Any]) -> None:
    said = house.done("GET", f"/cdm/customers/{RAHIMA}/consent")
    assert [(each["channel"], each["allowed"]) for each in said] == [("sms", False), ("sms", True)]
    rahimas = messages(house, stopped["campaign_id"])[RAHIMA]
    assert (rahimas.state, rahimas.reason) == ("suppressed", "no_consent")


def test_what_is_stopped_waits_and_goes_when_it_goes_on(house: House, stopped: dict[str, Any], task: Any) -> None:
    assert (stopped["status"], stopped["queued"], stopped["sent"]) == ("paused", 1, 0)
    campaign_id = stopped["campaign_id"]
    house.done("PUT", f"{CAMPAIGNS}/{campaign_id}/resume")
    assert arrived(house, campaign_id, JAMAL)[JAMAL].state == "sent"


def test_who_answers_with_interest_is_called_while_it_is_hot(house: House, sent: Sent, task: dict[str, Any]) -> None:
    assert (task["task_type"], task["priority"], task["source"]) == ("offer_follow_up", "hot", "follow_up")
    assert messages(house, sent.campaign_id)[JAMAL].answer == "positive"


def test_an_unsigned_word_is_nobodys(house: House, people: None) -> None:
    answer = house.ask("POST", "/webhooks/gateway", {"events": []}, role=None)
    assert (answer.status, answer.json()["error"]["code"]) == (401, "not_signed_in")


def test_a_call_that_meets_nobody_is_followed_by_a_message(house: House, task: dict[str, Any]) -> None:
    campaign_id = house.done("POST", CAMPAIGNS, MISSED_CALL)["id"]
    missed = house.done("PUT", f"/crm/automation/tasks/{task['id']}/status", {"outcome": "no_answer"})
    assert missed["status"] == "failed"
    waiting = eventually(lambda: messages(house, campaign_id).get(JAMAL), pause=0.2)
    assert waiting
    assert (waiting.state, (waiting.due - waiting.planned_at).total_seconds() > 1700) == ("queued", True)
    house.done("POST", f"{CAMPAIGNS}/missed-call", {"task_id": task["id"]})
    assert arrived(house, campaign_id, JAMAL)[JAMAL].state == "sent"


def test_an_order_with_the_code_counts_for_the_message_that_named_it(house: House, sent: Sent, task: Any) -> None:
    house.order("campaign-order", JAMAL, quantity=3, coupon_code="EID20")
    brought = eventually(
        lambda: messages(house, sent.campaign_id)[JAMAL], lambda message: message.orders > 0, pause=0.2
    )
    assert (brought.orders, int(brought.brought)) == (1, 240)
    told = house.done("GET", f"{CAMPAIGNS}/{sent.campaign_id}/stats")
    assert (told["converted"], told["redeemed"], told["revenue"]) == (1, 1, 240)
    assert (told["answers"], told["opted_out"]) == ({"positive": 1}, 1)


def test_the_job_brings_the_houses_own_campaigns_once(house: House) -> None:
    house.shop.invoke("MarketingJob")
    house.shop.invoke("MarketingJob")
    ids = [each["id"] for each in house.done("GET", f"{CAMPAIGNS}?limit=200")]
    assert ids.count("cmp_missed_call") == 1


def test_nothing_that_has_to_do_with_messages_has_failed(house: House, sent: Sent) -> None:
    errors = house.shop.places.logs / ERRORS
    lines = errors.read_text("utf-8").splitlines() if errors.exists() else []
    assert not [line for line in lines if line.startswith(OF_MESSAGES)]
