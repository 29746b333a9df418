"""Every sample in events/ is taken by its function, and answered sensibly: the same files serve `sam local invoke`."""

from __future__ import annotations

import importlib
import json
import os
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from local.places import ROOT
from rapport.kernel import aws
from rapport.kernel.table import Key
from rapport.kernel.table.attributes import from_stream
from rapport.messaging.receipts.signatures import SIGNATURE
from tests.promises.surface import SITE
from tests.rig.shop import NOON, LambdaContext, TestShop
from tests.rig.webhooks import SECRET, signature

EVENTS = ROOT / "events"
SAMPLES = sorted(str(path.relative_to(EVENTS).with_suffix("")) for path in EVENTS.glob("*/*.json"))
LONG = 900_000


@dataclass
class Cloud:
    """As much of AWS as the functions speak to beside the table."""

    told: list[dict[str, Any]] = field(default_factory=list)
    kept: dict[str, bytes] = field(default_factory=dict)

    def put_events(self, **request: Any) -> dict[str, Any]:
        self.told += request["Entries"]
        return {"Entries": [{"EventId": str(number)} for number, _ in enumerate(request["Entries"])]}

    def put_object(self, **request: Any) -> None:
        self.kept[request["Key"]] = request["Body"]

    def receive_message(self, **_: Any) -> dict[str, Any]:
        """Nothing lies in any queue."""
        return {}

    def get_queue_attributes(self, **_: Any) -> dict[str, Any]:
        return {"Attributes": {"ApproximateNumberOfMessages": "0"}}


@dataclass
class Scene:
    shop: TestShop
    cloud: Cloud
    answer: Any = None

    @property
    def body(self) -> Any:
        return json.loads(self.answer["body"])

    def timeline(self) -> list[str]:
        told = self.shop.call("GET", "/cdm/customers/cus_rahima/timeline")
        return [entry["title"] for entry in told.body]

    def reminded(self) -> list[str]:
        return [entry["reminder_date"] for entry in self.shop.call("GET", "/crm/automation/reminders/cus_rahima").body]

    def opted_out(self) -> set[str]:
        told = self.shop.call("GET", "/cdm/customers/cus_rahima/consent").body
        return {each["channel"] for each in told if not each["allowed"]}

    def alike(self) -> list[str]:
        """Pairs that may be one person."""
        return [key.sk for key in self.shop.table.everything() if key.pk.startswith("PAIRS#")]

    def looks(self) -> list[str]:
        """The days on which somebody is to be looked at."""
        return sorted(key.pk.split("#")[1] for key in self.shop.table.everything() if key.pk.startswith("LOOK#"))


class Context(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return LONG


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    shop, cloud = TestShop(), Cloud()
    for name in (
        "DEAD_LETTERS",
        "EVENT_BUS",
        "MESSAGES_DEAD_LETTERS",
        "MESSAGES_QUEUE",
        "OUTBOX_SWEEPER",
        "RECORDS_DEAD_LETTERS",
        "SEALS_BUCKET",
        "USER_POOL",
    ):
        monkeypatch.setenv(name, name.lower())
    monkeypatch.setenv("DISPATCH_WORKERS", "5")
    monkeypatch.setattr(aws, "client", lambda service: cloud)
    # It keeps its shop between calls, and this one is over when the test is.
    dispatch = importlib.import_module("functions.message_dispatch.app")
    monkeypatch.setattr(dispatch, "_dispatch", dispatch._dispatch.__wrapped__)
    monkeypatch.setattr("functions.webhooks_api.app.gateway_secrets", lambda: [SECRET])
    monkeypatch.setattr("functions.console.app.SITE", SITE)
    honey = {"product_id": "honey-500g", "name": "সুন্দরবনের মধু", "category": "Honey", "price": 650}
    rahima = {
        "customer_id": "cus_rahima",
        "first_name": "Rahima",
        "phone": "01700000000",
        "date_of_birth": "1990-03-20",
    }
    sold = {
        "id": "shop-10000",
        "customer_id": "cus_rahima",
        "order_date": "2026-03-08T10:30:00Z",
        "lines": [{"product_id": "honey-500g", "quantity": 2}],
        "delivery_fee": 60,
    }
    for path, body in (("/catalog/products", honey), ("/cdm/customers", rahima), ("/orders", sold)):
        answer = shop.call("POST", path, body)
        assert answer.status == 201, answer.text
    with shop.open():
        yield Scene(shop, cloud)


def sample(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text("utf-8"))
    claims = event.get("requestContext", {}).get("authorizer", {}).get("jwt", {}).get("claims")
    if claims:
        claims |= {"iss": os.environ["TOKEN_ISSUER"], "client_id": os.environ["TOKEN_CLIENT"]}
    if SIGNATURE.lower() in event.get("headers", {}):
        event["headers"][SIGNATURE.lower()] = signature(event["body"].encode(), at=NOON)
    return event


def answered(code: int, /, **fields: Any) -> Callable[[Scene], bool]:
    def holds(scene: Scene) -> bool:
        body = scene.body[0] if isinstance(scene.body, list) else scene.body
        return bool(scene.answer["statusCode"] == code and {name: body[name] for name in fields} == fields)

    return holds


def empty(scene: Scene) -> bool:
    return bool(scene.answer["statusCode"] == 200 and scene.body == [])


def not_valid(scene: Scene) -> bool:
    """In words for people."""
    return bool(scene.answer["statusCode"] == 404 and "This link does not work." in scene.answer["body"])


ONE_WELCOMED = {"made": 1, "unassigned": 1, "candidates": 1}

EXPECTED: dict[str, Callable[[Scene], bool]] = {
    "activity_api/engagement_stats": answered(200, sent=0, records_read=0, complete=True),
    "activity_api/log_call": answered(201, interaction_type="call", outcome="successful", follow_up_date="2026-03-20"),
    "activity_api/log_engagement": answered(201, engagement_type="offer_sent", status="responded"),
    "activity_api/timeline": empty,
    "audit_seal_job/for_a_named_day": lambda scene: scene.answer == {"sealed": 0} and len(scene.cloud.kept) == 1,
    "audit_seal_job/nightly": lambda scene: list(scene.cloud.kept) == ["seals/2026/03/2026-03-09.json"],
    "call_tasks_job/continued": lambda scene: scene.answer == ONE_WELCOMED,
    "call_tasks_job/for_a_named_day": lambda scene: scene.answer == ONE_WELCOMED,
    "call_tasks_job/morning": lambda scene: scene.answer == ONE_WELCOMED,
    "calls_api/a_call_by_hand": answered(
        201, customer_name="Rahima", task_type="manual", priority="hot", scheduled_time="16:30"
    ),
    "calls_api/the_pool_today": empty,
    "campaign_worker/call_met_nobody": lambda scene: scene.answer is None,
    "campaign_worker/campaign_resumed": lambda scene: scene.answer is None,
    "campaign_worker/order_placed": lambda scene: scene.answer is None,
    "campaigns_api/eid_special": answered(201, channel="whatsapp", starts="once", status="inactive", sent_count=0),
    "campaigns_api/offers_of_the_year": answered(200, year=2026, version=0),
    "campaigns_api/running_ones": empty,
    "cases_api/how_customers_say_it_is": answered(200, answers=0, start_date="2026-03-01"),
    "cases_api/open_complaint": answered(201, kind="complaint", status="open", due="2026-03-10T10:00:00Z"),
    "cases_api/opened_link_of_nobody": not_valid,
    "cases_api/survey_by_phone": answered(201, nps=9, satisfaction=5, source="team"),
    "cases_api/what_is_due_today": empty,
    "catalog_api/add_product": answered(201, product_id="rice-5kg", name="মিনিকেট চাল ৫ কেজি", price=450),
    "catalog_api/products": answered(200, product_id="honey-500g"),
    "console/a_file_of_nobody": lambda scene: "there is no such file" in scene.answer["body"],
    "console/how_to_sign_in": answered(200, kind="hosted", client_id="client-1"),
    "console/the_page": lambda scene: b64decode(scene.answer["body"]).startswith(b"<!doctype html>"),
    "customers_api/add_family_member": answered(201, name="Jamal Begum", relationship="spouse"),
    "customers_api/create_customer": answered(201, customer_id="cus_karim", phone="+8801700000001"),
    "customers_api/look_up_caller": answered(200, customer_id="cus_rahima"),
    "customers_api/record_consent": lambda scene: scene.body["consent"][0]["allowed"] is False,
    "desk_worker/interaction_logged": lambda scene: scene.looks() == ["2026-03-11"],
    "desk_worker/order_placed": lambda scene: scene.looks() == ["2026-03-11"],
    "desk_worker/orders_imported": lambda scene: scene.looks() == ["2026-03-11"],
    "dropoff_job/for_a_named_day": lambda scene: scene.answer == {},
    "dropoff_job/midnight": lambda scene: scene.answer == {},
    "duplicates_worker/customer_arrived": lambda scene: (
        not any("PAIRS#" in key.pk for key in scene.shop.table.everything())
    ),
    "house_api/change_temperature": answered(200, settings={"hot_days": 10, "warm_days": 30}),
    "house_api/me": answered(200, roles=["admin"], sees="all"),
    "house_api/read_settings": answered(200, time_zone="Asia/Dhaka", currency="BDT"),
    "house_api/runs": empty,
    "insight_api/coming_events": answered(200, customer_id="cus_rahima", event_date="2026-03-20", days_until=10),
    "insight_api/customer_whole": answered(200, customer_id="cus_rahima", total_orders=1, lifetime_value=1300),
    "insight_api/falling_silent": empty,
    "insight_api/hot_customers": answered(200, customer_id="cus_rahima", customer_temperature="hot"),
    "insight_api/sales": lambda scene: scene.body["total"]["orders"] == 1,
    "insight_api/segments": answered(200, customers=1, value=1300),
    "intelligence_api/before_the_call": answered(
        200, call_priority="warm", recommended_action="স্বাগত জানিয়ে উপহার ভাউচার দিন"
    ),
    "intelligence_api/warm_customers": answered(200, customer_id="cus_rahima", call_priority="warm"),
    "intelligence_api/why_called": lambda scene: scene.body["now"]["why"] == "welcome",
    "learning_job/nightly": lambda scene: scene.answer == {"days": 0, "orders": 0, "products": 0},
    "marketing_job/every_five_minutes": lambda scene: (
        scene.answer == {} and not campaigns_of(scene) and not runs_of(scene, "marketing")
    ),
    "marketing_job/every_two_hours": lambda scene: "cmp_missed_call" in campaigns_of(scene),
    "marketing_job/the_rest_of_an_audience": lambda scene: scene.answer == {},
    "message_dispatch/two_messages": lambda scene: scene.answer == {"batchItemFailures": []},
    "message_sweeper/every_minute": lambda scene: scene.answer == {},
    "messaging_api/eid_greetings": answered(201, channel="sms", is_default=False, version=1),
    "messaging_api/how_a_reminder_reads": answered(200, channel="sms", language="bn", parts=3, missing=[]),
    "messaging_api/templates": answered(200, id="anniversary", is_default=True),
    "offers_api/customers_reminders": empty,
    "offers_api/honey_buyers_get_a_discount": answered(201, trigger_category="Honey", discount_percentage=10, shown=0),
    "offers_api/reminders_forecast": answered(200, day="2026-03-10", calls=0, messages=0),
    "offers_api/say_how_fast_honey_goes": answered(201, category="মধু", avg_consumption_days=40, is_default=False),
    "offers_api/what_to_offer": empty,
    "offers_worker/order_delivered": lambda scene: scene.answer is None,
    "offers_worker/order_placed": lambda scene: scene.answer is None,
    "ops_api/dead_letters": empty,
    "ops_api/messages_in_doubt": empty,
    "ops_api/providers": empty,
    "ops_api/send_all_again": answered(200, sent_again=0, not_sent=[], more=False),
    "order_activity_worker/case_opened": lambda scene: scene.timeline() == ["Complaint opened"],
    "order_activity_worker/order_delivered": lambda scene: scene.timeline() == ["Order delivered"],
    "order_activity_worker/order_placed": lambda scene: scene.timeline() == ["Order placed"],
    "order_activity_worker/orders_imported": lambda scene: scene.timeline() == ["Order placed"],
    "order_activity_worker/orders_removed": lambda scene: scene.timeline() == [],
    "order_activity_worker/survey_answered": lambda scene: scene.timeline() == ["Said how it went"],
    "orders_api/accept_order": answered(201, order_id="shop-10001", total_amount=1310),
    "orders_api/deliver_order": answered(200, order_id="shop-10000", status="delivered", version=2),
    "orders_api/orders": answered(200, order_id="shop-10000"),
    "outbox_publisher/two_rows": lambda scene: (
        scene.answer == {"batchItemFailures": []}
        and [entry["DetailType"] for entry in scene.cloud.told] == ["OrderPlaced"] * 2
    ),
    "outbox_sweeper/every_minute": lambda scene: scene.answer == {"published": 0, "failed": 0},
    "planning_api/make_the_day": answered(
        200, message="Generated 1 call tasks for 2026-03-10", breakdown={"new_customer": 1}, unassigned=1
    ),
    "planning_api/show_the_day_first": answered(
        200, message="Would generate 1 call tasks for 2026-03-10", status="preview"
    ),
    "planning_api/team_this_week": answered(200, start_date="2026-03-04", end_date="2026-03-10", total_tasks=0),
    "public_api/health": answered(200, status="ok"),
    "records_api/bring_a_file": lambda scene: set(scene.body["mapping"].values()) == {"full_name", "phone", "district"},
    "records_api/data_requests": empty,
    "records_api/erase_a_person": answered(202, kind="erasure", state="asked", customer_ids=["cus_rahima"]),
    "records_api/everything_about_a_person": answered(200, customer_id="cus_rahima"),
    "records_api/imports": empty,
    "records_api/who_may_be_one": empty,
    "records_api/write_a_list": answered(202, state="asked", rows_written=0),
    "records_worker/person_erased": lambda scene: "CustomerErased" in scene.shop.queue.bodies[0],
    "records_worker/slice_of_no_import": lambda scene: len(scene.answer["batchItemFailures"]) == 1,
    "replenishment_worker/continued": lambda scene: runs_of(scene, "reminders") == [{"looked at": 0, "moved": 0}],
    "replenishment_worker/order_delivered": lambda scene: scene.reminded() == ["2026-05-30"],
    "replenishment_worker/order_placed": lambda scene: scene.reminded() == ["2026-05-30"],
    "replenishment_worker/orders_imported": lambda scene: scene.reminded() == ["2026-05-30"],
    "replenishment_worker/profile_changed": lambda scene: (
        runs_of(scene, "reminders") == [{"looked at": 1, "moved": 1}] and scene.reminded() == ["2026-05-30"]
    ),
    "retier_worker/continued": lambda scene: runs_of(scene, "re-tier") == [{"looked at": 0, "moved": 0}],
    "retier_worker/other_setting_changed": lambda scene: runs_of(scene, "re-tier") == [],
    "retier_worker/value_threshold_changed": lambda scene: (
        runs_of(scene, "re-tier") == [{"looked at": 1, "moved": 0}] * 2
    ),
    "team_api/add_agent": answered(201, agent_id="agt_shirin", role="crm_agent", active=True),
    "team_api/agents": empty,
    "webhooks_api/gateway_tells_of_a_stop": lambda scene: (
        scene.body == {"received": 1} and scene.opted_out() == {"sms"}
    ),
    "webhooks_api/one_click_on_a_link_of_nobody": not_valid,
    "webhooks_api/opened_link_of_nobody": not_valid,
}


def runs_of(scene: Scene, job: str) -> list[dict[str, int]]:
    return [run["counts"] for run in scene.shop.call("GET", f"/ops/runs?job={job}").body]


def campaigns_of(scene: Scene) -> list[str]:
    return [each["id"] for each in scene.shop.call("GET", "/crm/automation/campaigns").body]


def test_every_sample_is_expected_to_do_something() -> None:
    assert list(EXPECTED) == SAMPLES


def test_every_function_has_a_sample() -> None:
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/app.py")}

    assert {name.split("/")[0] for name in SAMPLES} == folders


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_event_is_taken_and_answered(scene: Scene, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.retier_worker.app.sleep", lambda seconds: None)
    handler = importlib.import_module(f"functions.{name.split('/')[0]}.app").lambda_handler

    scene.answer = handler(sample(name), Context())

    assert EXPECTED[name](scene), scene.answer


def test_the_publisher_drops_what_the_bus_took_and_reports_what_it_did_not(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = sample("outbox_publisher/two_rows")
    rows = [from_stream(record) for record in event["Records"]]
    scene.shop.table.load((Key(row["pk"], row["sk"]), row) for row in rows)
    refusing = {"Entries": [{"EventId": "1"}, {"ErrorCode": "ThrottlingException"}]}
    monkeypatch.setattr(scene.cloud, "put_events", lambda **_: refusing)

    answer = importlib.import_module("functions.outbox_publisher.app").lambda_handler(event, Context())

    number = event["Records"][1]["dynamodb"]["SequenceNumber"]
    assert answer == {"batchItemFailures": [{"itemIdentifier": number}]}
    assert [scene.shop.table.get(Key(row["pk"], row["sk"])) is None for row in rows] == [True, False]


@pytest.mark.parametrize("path", sorted(EVENTS.rglob("*.json")), ids=lambda path: str(Path(path).name))
def test_a_sample_names_nobody_real(path: Path) -> None:
    """Numbers of the range kept for made-up people, mail at example.com, addresses kept for documents."""
    text = path.read_text("utf-8")

    assert "@" not in text.replace("@example.com", "")
    assert "017" not in text.replace("0170000000", "")
