"""Bad input of every kind: a 4xx that names what is wrong, and nothing written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from rapport.campaigns import defaults
from rapport.kernel import aws
from rapport.kernel.http.bodies import CAMEL
from rapport.kernel.http.roles import ROUTES
from tests.rig.shop import Answer, TestShop

CUSTOMER = {
    "customer_id": "c9",
    "first_name": "Rahima",
    "last_name": "Begum",
    "phone": "01712345679",
    "email": "rahima@example.com",
    "address": "House 1",
    "phones": [{"number": "01712345670", "type": "home"}],
    "emails": [{"address": "r@example.com"}],
    "addresses": [{"address": "House 2", "district": "Dhaka"}],
    "district": "Dhaka",
    "city": "Dhaka",
    "date_of_birth": "1990-05-20",
    "anniversary_date": "2015-02-28",
    "preferred_channel": "call",
    "language": "bn",
    "contact_hours": {"start": "09:00", "end": "18:00"},
    "assigned_agent_id": "agt_1",
    "owner": "agt_1",
    "source": "website",
    "company_name": "Rahima Stores",
    "industry": "Grocery",
    "company_segment": "small",
    "company_size": "1-10",
    "tags": ["honey"],
    "notes": "Calls back",
    "custom_fields": {},
}
ORDER = {
    "id": "o9",
    "customer_id": "c1",
    "order_date": "2026-03-10T05:00:00Z",
    "lines": [{"product_id": "p1", "quantity": 2, "unit_price": "450.00"}],
    "discount": "0",
    "delivery_fee": "60",
    "payment_method": "bKash",
    "channel": "website",
    "coupon_code": "EID",
    "status": "placed",
    "imported": False,
}
CORRECTION = {name: ORDER[name] for name in ("order_date", "lines", "discount", "delivery_fee", "payment_method")}
PRODUCT = {
    "product_id": "p9",
    "name": "Rice 5 kg",
    "category": "Rice",
    "price": 450,
    "unit": "kg",
    "pack_size": 5,
    "is_active": True,
}
CHANGED_PRODUCT = {name: PRODUCT[name] for name in PRODUCT if name != "product_id"}
MEMBER = {
    "customer_id": "c1",
    "name": "Jane Doe",
    "relationship": "spouse",
    "date_of_birth": "1995-03-15",
    "phone": "01700000001",
    "address": "Dhaka",
    "notes": "Likes ghee",
}
CONTACT = {
    "customer_id": "c1",
    "interaction_type": "call",
    "direction": "outbound",
    "subject": "Honey",
    "details": "Asked for prices",
    "outcome": "successful",
    "agent_id": "agt_1",
    "interaction_date": "2026-03-10T05:00:00Z",
    "follow_up_date": "2026-03-20",
}
ENGAGEMENT = {
    "customer_id": "c1",
    "engagement_type": "offer_sent",
    "channel": "whatsapp",
    "status": "responded",
    "response": "positive",
    "content": "15% off honey",
    "agent_id": "agt_1",
    "campaign_id": "cmp_1",
    "at": "2026-03-10T05:00:00Z",
}
CART = {
    "cart_id": "k9",
    "customer_id": "c1",
    "items": [{"product_id": "p1", "quantity": 1}],
    "value": 450,
    "abandoned_at": "2026-03-10T05:00:00Z",
}
AGENT = {
    "agent_id": "agt_9",
    "name": "Shirin",
    "role": "crm_agent",
    "seniority": "senior",
    "districts": ["Dhaka"],
    "daily_capacity": 40,
    "working_days": ["sunday"],
    "starts_at": "09:00",
    "ends_at": "18:00",
    "absences": [{"start": "2026-03-26", "end": "2026-03-27"}],
    "active": True,
    "user_id": "user-9",
}
CHANGED_AGENT = {name: AGENT[name] for name in AGENT if name not in ("agent_id", "user_id")}
CONSUMPTION = {
    "product_id": "p1",
    "avg_consumption_days": 30,
    "standard_pack": 5,
    "unit": "kg",
    "buffer_days": 7,
    "min_days": 10,
    "max_days": 90,
    "one_need": False,
    "is_active": True,
}
CHANGED_CONSUMPTION = {name: CONSUMPTION[name] for name in CONSUMPTION if name != "product_id"}
NOBODYS = "msg_20260310_0123456789ABCDEFGHJKMNPQRS_nobody"
RICE_PROFILE = "con_1N9HT7MJVCRM83ZW1DERTQXQDF"
"""Computed from what it is for, the category Rice."""
RULE = {
    "id": "r9",
    "rule_name": "Rice, then oil",
    "trigger_product_id": "p1",
    "recommended_product_id": "p2",
    "min_days_passed": 10,
    "max_days_passed": 20,
    "min_order_value": "800.00",
    "target_customer_type": "repeat",
    "discount_percentage": "12.50",
    "priority": "high",
    "is_active": True,
}
CHANGED_RULE = {name: RULE[name] for name in RULE if name not in ("id", "trigger_product_id")} | {
    "trigger_category": "Rice",
    "priority": 7,
}
CALL = {
    "customer_id": "c1",
    "task_type": "manual",
    "priority": "hot",
    "task_date": "2026-03-12",
    "scheduled_time": "10:30",
    "call_reason": "Promised to ring",
    "notes": "Wants honey",
    "agent_id": "agt_1",
}
CALLED = {
    "status": "completed",
    "outcome": "interested",
    "notes": "Will buy next week",
    "follow_up_date": "2026-03-20",
    "call_minutes": 5,
}
MANY_CALLS = {
    "action": "reschedule",
    "task_ids": ["tsk_nobody"],
    "agent_id": "agt_1",
    "task_date": "2026-03-12",
    "notes": "Tomorrow",
}
TEMPLATE = {
    "id": "t9",
    "name": "Eid greetings",
    "channel": "email",
    "texts": {"en": "Eid Mubarak, {first_name|friend}", "bn": "ঈদ মোবারক, {first_name|বন্ধু}"},
    "subjects": {"en": "Eid Mubarak", "bn": "ঈদ মোবারক"},
    "purpose": "marketing",
}
CHANGED_TEMPLATE = {name: TEMPLATE[name] for name in TEMPLATE if name not in ("id", "subjects")} | {
    "channel": "whatsapp",
    "whatsapp_name": "eid_1",
}
PREVIEW = {
    "channel": "sms",
    "texts": {"en": "Eid Mubarak, {first_name|friend}"},
    "purpose": "service",
    "language": "en",
    "customer_id": "c1",
    "values": {"product": "Rice"},
}
CAMPAIGN = {
    "campaign_name": "Come back",
    "campaign_type": "reactivation",
    "channel": "push",
    "purpose": "marketing",
    "target_segment": "inactive_30_days",
    "message_template": {"en": "We miss you, {first_name|friend}"},
    "subject": "We miss you",
    "starts": "triggered",
    "trigger_condition": {"trigger": "days_inactive", "value": 30},
    "discount_code": "BACK30",
    "discount_percent": "30.00",
    "offer": "30% off everything",
    "product_id": "p1",
    "start_date": "2026-03-01",
    "end_date": "2026-12-31",
    "is_active": False,
    "priority": 60,
    "budget": "5000.00",
    "holdout_percent": 10,
    "variants": [{"name": "A", "share": 50, "message_template": "Come back!", "subject": "Hello"}],
    "experiment": "spring",
}
LATER_CAMPAIGN = {name: CAMPAIGN[name] for name in ("campaign_name", "target_segment", "is_active")} | {
    "campaign_type": "whatsapp",
    "message_template": "We miss you",
    "whatsapp_name": "come_back_1",
    "scheduled_at": "2026-03-20T04:00:00Z",
}
MONTHLY_CAMPAIGN = {name: CAMPAIGN[name] for name in ("campaign_name", "target_segment", "is_active")} | {
    "channel": "sms",
    "template_id": "inactive",
    "discount_code": "BACK30",
    "month_day": 5,
}
OFFERS = {"offers": [{"month": 4, "theme": "Ramadan pack", "segment": "all", "kpi": "Order volume"}]}
CASE = {
    "customer_id": "c1",
    "kind": "return",
    "priority": "high",
    "order_id": "o1",
    "assignee": "agt_1",
    "what_happened": "two packs were open",
}
CHANGED_CASE = {name: CASE[name] for name in CASE if name != "customer_id"} | {"priority": "urgent"}
LIST = {
    "customer_type": "vip",
    "lifecycle_stage": "active",
    "temperature": "hot",
    "district": "Dhaka",
    "agent": "agt_1",
    "tag": "rice",
    "search": "rahim",
    "sort": "lifetime_value",
}
OPTIONS = {
    "repair": False,
    "day_first": True,
    "decimal_comma": False,
    "on_match": "fill",
    "general_product": "p1",
}
CONSENT = {"channel": "sms", "purpose": "marketing", "allowed": False, "source": "call"}

WRITES: dict[tuple[str, str], dict[str, Any]] = {
    ("POST", "/cdm/customers"): CUSTOMER,
    ("PUT", "/cdm/customers/c1"): {name: CUSTOMER[name] for name in CUSTOMER if name != "customer_id"},
    ("PATCH", "/cdm/customers/c1"): {"first_name": "Rahim", "phone": "01712345678"},
    ("PUT", "/cdm/customers/c1/consent"): CONSENT,
    ("POST", "/cdm/customers/c1/merge"): {"customer_id": "c2", "take": ["first_name"]},
    ("POST", "/cdm/customers/c1/unmerge"): {"customer_id": "c3"},
    ("POST", "/cdm/customers/c1/distinct"): {"customer_id": "c2"},
    ("POST", "/cdm/customers/c1/erase"): {"confirm": "c1", "reason": "no_longer_needed"},
    ("PUT", "/cdm/customers/c1/hold"): {"on": True, "reason": "before the court"},
    ("POST", "/cdm/customers/exports"): LIST,
    ("POST", "/cdm/customers/import"): {"upload_id": "upl_prices"},
    ("POST", "/cdm/imports/uploads"): {"size": 1000},
    ("PUT", "/cdm/imports/{import}"): {"mapping": {"Product": "name", "Price": "price"}, "options": OPTIONS},
    ("POST", "/cdm/imports/{import}/start"): {"plan_hash": None},
    ("POST", "/cdm/family-member"): MEMBER,
    ("PUT", "/cdm/family-members/c1/{member}"): {name: MEMBER[name] for name in MEMBER if name != "customer_id"},
    ("POST", "/cdm/interaction"): CONTACT,
    ("POST", "/crm/automation/engagement"): ENGAGEMENT,
    ("POST", "/crm-automation/engagement"): ENGAGEMENT,
    ("POST", "/catalog/products"): PRODUCT,
    ("PUT", "/catalog/products/p1"): CHANGED_PRODUCT,
    ("POST", "/catalog/categories"): {"category_id": "cat9", "name": "Honey"},
    ("POST", "/orders"): ORDER,
    ("PUT", "/orders/o1"): CORRECTION,
    ("PUT", "/orders/o1/status"): {"status": "delivered"},
    ("POST", "/orders/batch"): {"orders": [ORDER]},
    ("POST", "/carts/abandoned"): CART,
    ("POST", "/cases"): CASE,
    ("PUT", "/cases/{case}"): CHANGED_CASE,
    ("PUT", "/cases/{case}/status"): {"status": "resolved", "resolution": "money back"},
    ("POST", "/cases/{case}/notes"): {"text": "rang twice"},
    ("POST", "/cases/{case}/return"): {"resolution": "money back"},
    ("POST", "/surveys/answers"): {"customer_id": "c1", "nps": 9, "satisfaction": 5, "comment": "always on time"},
    ("POST", "/crm/automation/agents"): AGENT,
    ("PUT", "/crm/automation/agents/agt_1"): CHANGED_AGENT,
    ("POST", "/crm/automation/recommendation-rules"): RULE,
    ("PUT", "/crm/automation/recommendation-rules/r1"): CHANGED_RULE,
    ("POST", "/crm/automation/consumption-profiles"): CONSUMPTION,
    ("PUT", f"/crm/automation/consumption-profiles/{RICE_PROFILE}"): CHANGED_CONSUMPTION,
    ("POST", "/crm/automation/campaigns"): CAMPAIGN,
    ("POST", "/crm-automation/campaign"): MONTHLY_CAMPAIGN,
    ("PUT", "/crm/automation/campaigns/cmp_birthday"): LATER_CAMPAIGN,
    ("PUT", "/crm/automation/campaigns/cmp_birthday/toggle"): {"is_active": False},
    ("POST", "/crm/automation/campaigns/cmp_birthday/send"): {},
    ("POST", "/crm-automation/campaign/cmp_birthday/send"): {},
    ("POST", "/crm/automation/campaigns/missed-call"): {"task_id": "tsk_missed"},
    ("PUT", "/crm/automation/offer-calendar/2026"): OFFERS,
    ("POST", "/crm/automation/templates"): TEMPLATE,
    ("PUT", "/crm/automation/templates/birthday"): CHANGED_TEMPLATE,
    ("POST", "/crm/automation/templates/preview"): PREVIEW,
    ("POST", "/crm/automation/tasks"): CALL,
    ("PUT", "/crm/automation/tasks/{task}/status"): CALLED,
    ("PUT", "/crm-automation/call-task/{task}/status"): {"outcome": "successful - placed order", "notes": "2kg honey"},
    ("PUT", "/crm/automation/tasks/{task}/assign"): {"agent_id": "agt_1"},
    ("POST", "/crm/automation/tasks/bulk"): MANY_CALLS,
    ("POST", "/crm/automation/tasks/generate"): {"task_date": "2026-03-11"},
    ("POST", "/crm-automation/generate-call-tasks"): {"task_date": "2026-03-11"},
    ("POST", "/crm/automation/team/rebalance"): {},
    ("PUT", "/ops/providers/outbox/pause"): {"paused": True},
    ("POST", "/ops/dead-letters/redrive"): {"ids": ["b2f6c1de-0f0e-4c53-9f0b-6d3b3f3a1c11"]},
    ("PUT", "/api/config/temperature"): {"hot_days": 5, "warm_days": 20},
    ("PUT", "/api/config/value"): {"repeat_orders": 3, "vip_spend": "60000.00"},
    ("PUT", "/api/config/business"): {"name": "Shop", "weekend": ["friday"], "holidays": ["2026-03-26"]},
}
NO_BODY = {
    ("POST", "/ops/messages/<message_id>/resend"),
    ("POST", "/ops/messages/<message_id>/mark-sent"),
    ("POST", "/carts/<cart_id>/recovered"),
    ("POST", "/cdm/imports/<import_id>/check"),
    ("POST", "/cdm/imports/<import_id>/cancel"),
    ("POST", "/cdm/imports/<import_id>/undo"),
    ("PUT", "/crm/automation/campaigns/<campaign_id>/pause"),
    ("PUT", "/crm/automation/campaigns/<campaign_id>/resume"),
    ("POST", "/crm/automation/campaigns/<campaign_id>/preview"),
}
PROVED_BY_THEMSELVES = {("POST", "/webhooks/<provider>"), ("POST", "/u/<token>"), ("POST", "/s/<token>")}
"""No token and no fields of ours: what is wrong with these is tried in tests/functional/webhooks and cases."""
BODY_OR_NONE = {
    ("POST", "/cdm/imports/{import}/start"),
    ("PUT", "/crm/automation/campaigns/cmp_birthday/toggle"),
    ("POST", "/crm/automation/campaigns/cmp_birthday/send"),
    ("POST", "/crm-automation/campaign/cmp_birthday/send"),
    ("POST", "/crm/automation/tasks/generate"),
    ("POST", "/crm-automation/generate-call-tasks"),
    ("POST", "/crm/automation/team/rebalance"),
}


OF_DEAD_LETTERS = (
    "MESSAGES_QUEUE",
    "MESSAGES_DEAD_LETTERS",
    "RECORDS_DEAD_LETTERS",
    "DEAD_LETTERS",
    "OUTBOX_SWEEPER",
)


class Pool:
    """A user pool that takes whatever it is told, and queues with nothing in them."""

    def receive_message(self, **_: Any) -> dict[str, Any]:
        return {}

    def get_queue_attributes(self, **_: Any) -> dict[str, Any]:
        return {"Attributes": {"ApproximateNumberOfMessages": "0"}}

    def __getattr__(self, name: str) -> Any:
        return lambda **_: None


@pytest.fixture(scope="module")
def shop() -> Iterator[TestShop]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("USER_POOL", "pool")
        patched.setattr(aws, "client", lambda service: Pool())
        shop = TestShop()
        for name in OF_DEAD_LETTERS:
            patched.setenv(name, name.lower())
        with_a_campaign(shop)
        for path, body in (
            ("/crm/automation/agents", {"agent_id": "agt_1", "name": "Agent 1", "user_id": "user-bad-input"}),
            ("/catalog/products", PRODUCT | {"product_id": "p1"}),
            ("/catalog/products", PRODUCT | {"product_id": "p2"}),
            ("/crm/automation/recommendation-rules", RULE | {"id": "r1"}),
            ("/cdm/customers", {"customer_id": "c1", "first_name": "Rahim", "phone": "01712345678"}),
            ("/orders", ORDER | {"id": "o1"}),
            ("/cdm/family-member", MEMBER),
            ("/cdm/customers", {"customer_id": "c2", "first_name": "Karim"}),
            ("/crm/automation/tasks", CALL | {"customer_id": "c2"}),
            ("/cases", CASE),
        ):
            answer = shop.call("POST", path, body)
            assert answer.status == 201, answer.text
        with_a_file(shop)
        with_two_records_of_one(shop)
        yield shop


def with_two_records_of_one(shop: TestShop) -> None:
    """Somebody who was taken down twice, and known as one."""
    assert shop.call("POST", "/cdm/customers", {"customer_id": "c3", "first_name": "Rahim"}).status == 201
    assert shop.call("POST", "/cdm/customers/c1/merge", {"customer_id": "c3"}).status == 200


def with_a_file(shop: TestShop) -> None:
    """One that was brought, and one that was uploaded."""
    prices = b"Product,Price\nOil,120\n"
    assert shop.call("POST", "/cdm/customers/import?kind=products", file=prices).status == 202
    shop.files.put("uploads/upl_prices", b"Name,Mobile\nRahima,01712345678\n")


def with_a_campaign(shop: TestShop) -> None:
    """One of those that come with the house, which may go. Settings are believed for half a minute, so that they are
    decided before this shop has read any."""
    decided = TestShop(table=shop.table).call("PUT", "/api/config/providers", {"whatsapp": "outbox"})
    assert decided.status == 200
    defaults.ensure(shop.work())
    assert shop.call("PUT", "/crm/automation/campaigns/cmp_birthday/toggle").status == 200


def missed(shop: TestShop) -> str:
    """A call that met nobody, and a campaign that answers such calls."""
    assert shop.call("PUT", "/crm/automation/campaigns/cmp_missed_call/toggle").status == 200
    task = address(shop, "{task}")
    assert shop.call("PUT", f"/crm/automation/tasks/{task}/status", {"outcome": "busy"}).status == 200
    return task


def address(shop: TestShop, path: str) -> str:
    if "{task}" in path:
        (task,) = [item["task_id"] for key, item in shop.table.everything().items() if key.sk == "TASK"]
        return path.replace("{task}", task)
    if "{import}" in path:
        return path.replace("{import}", shop.call("GET", "/cdm/imports").body[0]["import_id"])
    if "{case}" in path:
        return path.replace("{case}", shop.call("GET", "/cdm/customers/c1/cases").body[0]["case_id"])
    if "{member}" not in path:
        return path
    return path.replace("{member}", shop.call("GET", "/cdm/family-members/c1").body[0]["id"])


def refused(
    shop: TestShop, status: int | tuple[int, ...], method: str, path: str, body: Any = None, **how: Any
) -> Answer:
    """The request is refused in the one shape, its answer can be sent, and the store is as it was."""
    before = shop.table.everything()

    answer = shop.call(method, path, body, **how)

    statuses = (status,) if isinstance(status, int) else status
    assert answer.status in statuses, answer.text[:500]
    assert answer.text.encode()
    error = answer.body["error"]
    assert error["code"]
    assert error["message"]
    assert isinstance(error["details"], list)
    assert "Traceback" not in answer.text
    assert shop.table.everything() == before
    return answer


def named(answer: Answer) -> set[str]:
    return {detail["field"] for detail in answer.body["error"]["details"]}


def test_every_route_that_takes_a_body_is_among_these() -> None:
    tried = {(method, path.split("/")[1]) for method, path in WRITES}
    writes = [route for route in ROUTES if route[0] in ("POST", "PUT", "PATCH") and route not in PROVED_BY_THEMSELVES]
    asked = {(method, path.split("/")[1]) for method, path in writes}

    assert len(WRITES) >= len(writes) - len(NO_BODY)
    assert tried == asked


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_the_good_body_that_the_others_are_spoilt_from_is_taken(method: str, path: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("USER_POOL", "pool")
        patched.setattr(aws, "client", lambda service: Pool())
        shop = TestShop()
        for name in OF_DEAD_LETTERS:
            patched.setenv(name, name.lower())
        with_a_campaign(shop)
        for there, body in (
            ("/crm/automation/agents", {"agent_id": "agt_1", "name": "Agent 1"}),
            ("/catalog/products", PRODUCT | {"product_id": "p1"}),
            ("/catalog/products", PRODUCT | {"product_id": "p2"}),
            ("/crm/automation/recommendation-rules", RULE | {"id": "r1"}),
            ("/cdm/customers", {"customer_id": "c1", "first_name": "Rahim"}),
            ("/orders", ORDER | {"id": "o1"}),
            ("/cdm/family-member", MEMBER),
            ("/cdm/customers", {"customer_id": "c2", "first_name": "Karim"}),
            ("/crm/automation/tasks", CALL | {"customer_id": "c2"}),
            ("/cases", CASE),
        ):
            assert shop.call("POST", there, body).status == 201
        with_a_file(shop)
        with_two_records_of_one(shop)

        where, body = address(shop, path), WRITES[method, path]
        if path.endswith("/missed-call"):
            body = {"task_id": missed(shop)}
        answer = shop.call(method, where, body)

    assert answer.status in (200, 201, 202), answer.text


# -- bodies that cannot be read --------------------------------------------------------------------------------

UNREADABLE = {
    "broken": '{"first_name": ',
    "two": "{}{}",
    "not a number": '{"a": NaN}',
    "endless": '{"a": -Infinity}',
    "beyond all numbers": '{"a": 1e400}',
    "below all numbers": '{"a": 1e-400}',
    "ten thousand digits": '{"a": ' + "9" * 10_000 + "}",
    "deep lists": "[" * 10_000 + "]" * 10_000,
    "deep objects": '{"a":' * 30 + "1" + "}" * 30,
    "form": "first_name=Rahim",
    "half a sign": '{"first_name": "\ud800"}',
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_body_that_cannot_be_read_is_malformed(shop: TestShop, method: str, path: str, body: str) -> None:
    answer = refused(shop, 400, method, address(shop, path), raw=body)

    assert answer.body["error"]["code"] == "malformed"


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize("sign", ["x", "ক"])
def test_a_huge_body_is_too_large(shop: TestShop, method: str, path: str, sign: str) -> None:
    raw = json.dumps({"notes": sign * (256 * 1024 // len(sign.encode()))}, ensure_ascii=False)

    refused(shop, 413, method, address(shop, path), raw=raw)


@pytest.mark.parametrize("body", ["[]", '"text"', "1", "null", "true", "[{}]", ""])
@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_body_that_is_no_object_is_invalid(shop: TestShop, method: str, path: str, body: str) -> None:
    if (method, path) in BODY_OR_NONE and body in ("", "null"):
        return
    refused(shop, (400, 422), method, address(shop, path), raw=body)


# -- fields ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["unknown_field", "unknownField", "__proto__", "ক", "", "a" * 5000])
@pytest.mark.parametrize(("method", "path"), WRITES)
def test_an_unknown_field_is_refused_by_name(shop: TestShop, method: str, path: str, name: str) -> None:
    body = WRITES[method, path] | {name: 1}

    answer = refused(shop, 422, method, address(shop, path), body)

    assert any(field.endswith((name, CAMEL.sub(r"_\1", name).lower())) for field in named(answer))


def test_a_field_said_twice_in_two_spellings_is_refused(shop: TestShop) -> None:
    answer = refused(shop, 422, "POST", "/cdm/customers", {"first_name": "A", "firstName": "B"})

    assert named(answer) == {"firstName"}


WRONG: dict[str, str] = {
    "list": "[[]]",
    "object": '{"a": {"b": 1}}',
    "fraction of a fraction": "0.00001",
    "negative": "-7",
    "huge number": "1" + "0" * 400,
    "long text": json.dumps("x" * 10_000),
    "half a sign": '"\\ud800"',
    "hostile text": json.dumps("'; DROP TABLE customers; -- <script>alert(1)</script> ${jndi:ldap://x} \x00\u202e"),
    "a shape of ours": json.dumps("CUSTOMER#c1#/../%2e%2e"),
}
MAY_BE_TEXT = {
    "hostile text",
    "a shape of ours",
}
FREE_TEXT = {
    "campaign_name",
    "message_template",
    "offer",
    "call_reason",
    "rule_name",
    "first_name",
    "last_name",
    "address",
    "district",
    "city",
    "source",
    "company_name",
    "industry",
    "company_segment",
    "company_size",
    "notes",
    "name",
    "category",
    "subject",
    "details",
    "content",
    "what_happened",
    "resolution",
    "text",
    "comment",
    "reason",
    "search",
    "tag",
}
FREE_WITHIN_FORTY = {"payment_method", "channel", "coupon_code"}


def spoilt() -> list[tuple[str, str, str, str]]:
    cases = []
    for (method, path), body in WRITES.items():
        for field in body:
            for kind in WRONG:
                taken_as_text = field in FREE_TEXT and kind in MAY_BE_TEXT
                short_text = field in FREE_WITHIN_FORTY and kind == "a shape of ours" and path.startswith("/orders")
                if not (taken_as_text or short_text):
                    cases.append((method, path, field, kind))
    return cases


@pytest.mark.parametrize(("method", "path", "field", "kind"), spoilt())
def test_a_field_of_a_wrong_kind_is_refused_by_name(
    shop: TestShop, method: str, path: str, field: str, kind: str
) -> None:
    good = {name: value for name, value in WRITES[method, path].items() if name != field}
    raw = json.dumps(good)[:-1] + (", " if good else "") + f"{json.dumps(field)}: {WRONG[kind]}}}"

    answer = refused(shop, 422, method, address(shop, path), raw=raw)

    assert any(field in each.split(".") for each in named(answer)), answer.text[:400]


HOSTILE = [
    json.loads(WRONG["hostile text"]),
    "../../etc/passwd",
    "{{7*7}}",
    "\u202eReversed",
    "😀" * 20,
    "%00%n%s",
    "ক" * 60,
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_where_text_is_free_is_kept_and_given_back_as_it_was(text: str) -> None:
    shop = TestShop()
    created = shop.call(
        "POST", "/cdm/customers", {"customer_id": "c1", "first_name": text, "notes": text, "tags": [text[:40]]}
    )

    told = shop.call("GET", "/cdm/customers/c1")

    assert created.status == 201, created.text
    assert told.body["first_name"] == text.strip()
    assert told.body["notes"] == text.strip()
    assert told.body["tags"] == [text[:40].strip()]


# -- particular rules ------------------------------------------------------------------------------------------

LINE = {"product_id": "p1", "quantity": 1}


def order(**changed: Any) -> dict[str, Any]:
    return ORDER | changed


RULES: list[tuple[str, str, Any, int, str]] = [
    ("POST", "/orders", order(lines=[LINE | {"quantity": -1}]), 422, "lines.0.quantity"),
    ("POST", "/orders", order(lines=[LINE | {"quantity": 0}]), 422, "lines.0.quantity"),
    ("POST", "/orders", order(lines=[LINE | {"quantity": "0.0001"}]), 422, "lines.0.quantity"),
    ("POST", "/orders", order(lines=[LINE | {"quantity": True}]), 422, "lines.0.quantity"),
    ("POST", "/orders", order(lines=[LINE | {"quantity": 1_000_001}]), 422, "lines.0.quantity"),
    ("POST", "/orders", order(lines=[LINE, LINE | {"unit_price": -5}]), 422, "lines.1.unit_price"),
    ("POST", "/orders", order(lines=[LINE | {"unit_price": "1.005"}]), 422, "lines.0.unit_price"),
    ("POST", "/orders", order(lines=[LINE | {"product_id": "nothing"}]), 422, "lines.0.product_id"),
    ("POST", "/orders", order(lines=[LINE | {"product_id": "a/b"}]), 422, "lines.0.product_id"),
    ("POST", "/orders", order(lines=[LINE | {"colour": "red"}]), 422, "lines.0.colour"),
    ("POST", "/orders", order(lines=[]), 422, "lines"),
    ("POST", "/orders", order(lines=[LINE] * 61), 422, "lines"),
    ("POST", "/orders", order(discount="900.01"), 422, "discount"),
    ("POST", "/orders", order(lines=[LINE | {"quantity": 1_000_000, "unit_price": "999999999999.99"}]), 422, "lines"),
    ("POST", "/orders", order(delivery_fee="-1"), 422, "delivery_fee"),
    ("POST", "/orders", order(order_date="2026-03-11T06:00:01Z"), 422, "order_date"),
    ("POST", "/orders", order(order_date="2026-03-10"), 422, "order_date"),
    ("POST", "/orders", order(order_date="2026-03-10T05:00:00"), 422, "order_date"),
    ("POST", "/orders", order(order_date="1989-12-31T00:00:00Z"), 422, "order_date"),
    ("POST", "/orders", order(order_date="0001-01-01T00:00:00+14:00"), 422, "order_date"),
    ("POST", "/orders", order(order_date="9999-12-31T23:59:59-14:00"), 422, "order_date"),
    ("POST", "/orders", order(customer_id="nobody"), 422, "customer_id"),
    ("POST", "/orders", order(customer_id=None), 422, "customer_id"),
    ("POST", "/orders", order(customer={"first_name": "A", "phone": "01712345678"}), 422, "customer_id"),
    ("POST", "/orders", order(customer_id=None, customer={"first_name": "A", "phone": "x" * 9}), 422, "customer.phone"),
    ("POST", "/orders", order(status="lost"), 422, "status"),
    ("POST", "/orders", order(id="batch"), 422, "id"),
    ("POST", "/orders", order(id="../o1"), 422, "id"),
    ("POST", "/orders", order(id=-1), 422, "id"),
    ("POST", "/orders/batch", {"orders": []}, 422, "orders"),
    ("POST", "/orders/batch", {"orders": [ORDER] * 101}, 422, "orders"),
    ("POST", "/orders/batch", {"orders": [ORDER, ORDER | {"lines": []}]}, 422, "orders.1.lines"),
    ("PUT", "/orders/o1", CORRECTION | {"discount": "900.01"}, 422, "discount"),
    ("PUT", "/orders/o1", CORRECTION | {"lines": [LINE | {"product_id": "nothing"}]}, 422, "lines.0.product_id"),
    ("PUT", "/orders/o1", CORRECTION | {"customer_id": "c2"}, 422, "customer_id"),
    ("POST", "/cdm/customers", {}, 422, "first_name"),
    ("POST", "/cdm/customers", {"first_name": " "}, 422, "first_name"),
    ("POST", "/cdm/customers", {"phone": "01712345678"}, 422, "first_name"),
    ("POST", "/cdm/customers", CUSTOMER | {"phone": "017"}, 422, "phone"),
    ("POST", "/cdm/customers", CUSTOMER | {"phone": "not a phone"}, 422, "phone"),
    ("POST", "/cdm/customers", CUSTOMER | {"phones": [{"number": "12"}]}, 422, "phones.0.number"),
    ("POST", "/cdm/customers", CUSTOMER | {"phones": [{"number": f"0171234567{n}"} for n in range(6)]}, 422, "phones"),
    ("POST", "/cdm/customers", CUSTOMER | {"email": "rahima"}, 422, "email"),
    ("POST", "/cdm/customers", CUSTOMER | {"email": "a b@example.com"}, 422, "email"),
    ("POST", "/cdm/customers", CUSTOMER | {"date_of_birth": "2026-03-11"}, 422, "date_of_birth"),
    ("POST", "/cdm/customers", CUSTOMER | {"date_of_birth": "1899-12-31"}, 422, "date_of_birth"),
    ("POST", "/cdm/customers", CUSTOMER | {"date_of_birth": "1990-02-30"}, 422, "date_of_birth"),
    ("POST", "/cdm/customers", CUSTOMER | {"date_of_birth": 19900520}, 422, "date_of_birth"),
    ("POST", "/cdm/customers", CUSTOMER | {"date_of_birth": "1990-05-20T10:00:00Z"}, 422, "date_of_birth"),
    ("POST", "/cdm/customers", CUSTOMER | {"anniversary_date": "2026-03-11"}, 422, "anniversary_date"),
    (
        "POST",
        "/cdm/customers",
        CUSTOMER | {"contact_hours": {"start": "24:00", "end": "9"}},
        422,
        "contact_hours.start",
    ),
    ("POST", "/cdm/customers", CUSTOMER | {"custom_fields": {"shoe_size": 42}}, 422, "custom_fields.shoe_size"),
    ("POST", "/cdm/customers", CUSTOMER | {"tags": ["x" * 41]}, 422, "tags.0"),
    ("POST", "/cdm/customers", CUSTOMER | {"tags": ["x"] * 31}, 422, "tags"),
    ("POST", "/cdm/customers", CUSTOMER | {"customer_id": "import"}, 422, "customer_id"),
    ("POST", "/cdm/customers", CUSTOMER | {"customer_id": "Orders"}, 422, "customer_id"),
    ("POST", "/cdm/customers", CUSTOMER | {"customer_id": "c1"}, 409, ""),
    ("PATCH", "/cdm/customers/c1", {"first_name": None}, 422, "first_name"),
    ("PUT", "/cdm/customers/c1", {"city": "Dhaka"}, 422, "first_name"),
    ("POST", "/cdm/family-member", MEMBER | {"relationship": "cousin"}, 422, "relationship"),
    ("POST", "/cdm/family-member", MEMBER | {"date_of_birth": "2026-03-11"}, 422, "date_of_birth"),
    ("POST", "/cdm/family-member", MEMBER | {"phone": "123"}, 422, "phone"),
    ("POST", "/cdm/family-member", MEMBER | {"customer_id": "nobody"}, 404, ""),
    ("POST", "/cdm/interaction", CONTACT | {"agent_id": "nobody"}, 422, "agent_id"),
    ("POST", "/cdm/interaction", CONTACT | {"follow_up_date": "2026-03-09"}, 422, "follow_up_date"),
    ("POST", "/cdm/interaction", CONTACT | {"follow_up_date": "2029-03-10"}, 422, "follow_up_date"),
    ("POST", "/cdm/interaction", CONTACT | {"interaction_date": "2026-03-12T06:00:00Z"}, 422, "interaction_date"),
    ("POST", "/cdm/interaction", CONTACT | {"customer_id": "nobody"}, 404, ""),
    ("POST", "/cdm/interaction", CONTACT | {"outcome": "unsuccessful"}, 422, "outcome"),
    *(
        ("POST", path, ENGAGEMENT | spoilt, status, field)
        for path in ("/crm/automation/engagement", "/crm-automation/engagement")
        for spoilt, status, field in (
            ({"agent_id": "nobody"}, 422, "agent_id"),
            ({"customer_id": "nobody"}, 404, ""),
            ({"at": "2026-03-11T06:00:01Z"}, 422, "at"),
            ({"at": "2006-03-15T05:59:59Z"}, 422, "at"),
            ({"at": "0001-01-01T00:00:00Z"}, 422, "at"),
            ({"at": "2026-03-10T05:00:00"}, 422, "at"),
            ({"engagement_type": "Offer sent"}, 422, "engagement_type"),
            ({"engagement_type": "a" * 51}, 422, "engagement_type"),
            ({"channel": "whatsap"}, 422, "channel"),
            ({"status": "opened"}, 422, "status"),
            ({"status": "failed"}, 422, "status"),
            ({"response": "no_response"}, 422, "response"),
            ({"message_content": "15% off honey"}, 422, "message_content"),
        )
    ),
    ("POST", "/catalog/products", PRODUCT | {"price": -1}, 422, "price"),
    ("POST", "/catalog/products", PRODUCT | {"price": "1.999"}, 422, "price"),
    ("POST", "/catalog/products", PRODUCT | {"price": True}, 422, "price"),
    ("POST", "/catalog/products", PRODUCT | {"pack_size": 0}, 422, "pack_size"),
    ("POST", "/catalog/products", PRODUCT | {"unit": "maund"}, 422, "unit"),
    ("POST", "/catalog/products", PRODUCT | {"name": ""}, 422, "name"),
    ("POST", "/catalog/products", PRODUCT | {"product_id": "p1"}, 409, ""),
    ("POST", "/carts/abandoned", CART | {"value": -1}, 422, "value"),
    ("POST", "/carts/abandoned", CART | {"abandoned_at": "2026-03-12T06:00:00Z"}, 422, "abandoned_at"),
    ("POST", "/carts/abandoned", CART | {"items": [LINE] * 61}, 422, "items"),
    ("POST", "/carts/abandoned", CART | {"customer_id": "nobody"}, 404, ""),
    ("POST", "/carts/nothing/recovered", None, 404, ""),
    ("POST", "/crm/automation/agents", AGENT | {"role": "owner"}, 422, "role"),
    ("POST", "/crm/automation/agents", AGENT | {"daily_capacity": 501}, 422, "daily_capacity"),
    ("POST", "/crm/automation/agents", AGENT | {"starts_at": "9"}, 422, "starts_at"),
    ("POST", "/crm/automation/agents", AGENT | {"agent_id": "agt_1"}, 409, ""),
    ("POST", "/crm/automation/agents", AGENT | {"user_id": "user-bad-input"}, 409, ""),
    ("POST", "/crm/automation/tasks", CALL | {"customer_id": "nobody"}, 404, ""),
    ("POST", "/crm/automation/tasks", CALL | {"customer_id": "c2"}, 409, ""),
    ("POST", "/crm/automation/tasks", CALL | {"agent_id": "nobody"}, 422, "agent_id"),
    ("POST", "/crm/automation/tasks", CALL | {"task_date": "2026-03-09"}, 422, "task_date"),
    ("POST", "/crm/automation/tasks", CALL | {"task_date": "2028-03-09"}, 422, "task_date"),
    ("POST", "/crm/automation/tasks", CALL | {"task_type": "visit"}, 422, "task_type"),
    ("POST", "/crm/automation/tasks", CALL | {"priority": "tepid"}, 422, "priority"),
    ("POST", "/crm/automation/tasks", CALL | {"scheduled_time": "24:00"}, 422, "scheduled_time"),
    ("PUT", "/crm/automation/tasks/tsk_nobody/status", CALLED, 404, ""),
    ("PUT", "/crm/automation/tasks/tsk_nobody/assign", {"agent_id": "agt_1"}, 404, ""),
    ("POST", "/crm/automation/tasks/bulk", MANY_CALLS | {"task_date": None}, 422, ""),
    ("POST", "/crm/automation/tasks/bulk", MANY_CALLS | {"task_ids": []}, 422, "task_ids"),
    ("POST", "/crm/automation/tasks/bulk", MANY_CALLS | {"task_ids": ["a/b"]}, 422, "task_ids.0"),
    ("POST", "/crm/automation/tasks/generate", {"task_date": "2026-02-30"}, 422, "task_date"),
    ("POST", "/crm/automation/tasks/generate", {"plan_hash": "plan_of_another_day"}, 409, ""),
    ("PUT", "/ops/providers/nobody/pause", {"paused": True}, 404, ""),
    ("PUT", "/ops/providers/outbox/pause", {"paused": "yes"}, 422, "paused"),
    ("PUT", "/ops/providers/outbox/pause", {"paused": 1}, 422, "paused"),
    ("POST", "/ops/dead-letters/redrive", {}, 422, "ids"),
    ("POST", "/ops/dead-letters/redrive", {"all": False}, 422, "ids"),
    ("POST", "/ops/dead-letters/redrive", {"ids": []}, 422, "ids"),
    ("POST", "/ops/dead-letters/redrive", {"ids": ["a"], "all": True}, 422, "ids"),
    ("POST", "/ops/dead-letters/redrive", {"ids": ["a"] * 51}, 422, "ids"),
    ("POST", f"/ops/messages/{NOBODYS}/resend", None, 404, ""),
    ("POST", f"/ops/messages/{NOBODYS}/mark-sent", None, 404, ""),
    ("POST", "/ops/messages/nobody/resend", None, 422, "message_id"),
    ("PUT", "/api/config/temperature", {"hot_days": 30}, 422, "hot_days"),
    ("PUT", "/api/config/temperature", {"hot_days": "many"}, 422, "hot_days"),
    ("PUT", "/api/config/temperature", {"hot_days": 1.5}, 422, "hot_days"),
    ("PUT", "/api/config/calls", {"recover_the_cold": 1}, 422, "recover_the_cold"),
    ("PUT", "/api/config/calls", {"attempts": True}, 422, "attempts"),
    ("PUT", "/api/config/value", {"vip_spend": -1}, 422, "vip_spend"),
    ("PUT", "/api/config/value", {"vip_spend": "0.005"}, 422, "vip_spend"),
    ("PUT", "/api/config/business", {"holidays": ["2026-02-30"]}, 422, "holidays.0"),
    ("PUT", "/api/config/business", {"weekend": ["Freitag"]}, 422, "weekend.0"),
    ("PUT", "/api/config/horoscopes", {"believed": True}, 404, ""),
    ("PUT", "/cdm/customers/c1/consent", CONSENT | {"channel": "pigeon"}, 422, "channel"),
    ("PUT", "/cdm/customers/c1/consent", {"channel": "sms"}, 422, "allowed"),
    ("PUT", "/orders/o1/status", {"status": "lost"}, 422, "status"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "field"), RULES)
def test_a_rule_that_is_broken_is_named(
    shop: TestShop, method: str, path: str, body: Any, status: int, field: str
) -> None:
    answer = refused(shop, status, method, path, body)

    if field:
        told = answer.body["error"]
        assert any(each.endswith(field) for each in named(answer)) or field in json.dumps(told["details"]), told


@pytest.mark.parametrize("number", ["1e400", "NaN", "1e-400"])
def test_a_quantity_beyond_all_numbers_is_refused(shop: TestShop, number: str) -> None:
    raw = json.dumps(ORDER).replace('"quantity": 2', f'"quantity": {number}')

    refused(shop, 400, "POST", "/orders", raw=raw)


# -- addresses -------------------------------------------------------------------------------------------------

NO_IDS = [
    "a/b",
    "a%2Fb",
    "%",
    "%zz",
    "a%00",
    "..",
    "%2e%2e",
    "ক",
    "a b",
    "a#b",
    "x" * 65,
    "-a",
    "'",
    "c1;",
    "c1\u200b",
    "{id}",
    "*",
]
PAGES = ("/u/<token>", "/s/<token>", "/admin/")
READS = sorted(path for method, path in ROUTES if method == "GET" and "<" in path and not path.startswith(PAGES))
"""Where something is shown as JSON; a page says in its own words that there is nothing behind an address."""


@pytest.mark.parametrize("id_", NO_IDS, ids=ascii)
@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("escaped", [False, True])
def test_an_id_that_could_be_nobodys_is_not_found_or_invalid(
    shop: TestShop, path: str, id_: str, escaped: bool
) -> None:
    start, rest = path.split("<", 1)
    told = quote(id_, safe="") if escaped else id_.replace("#", "%23")

    refused(shop, (404, 422), "GET", start + told + rest.split(">", 1)[1])


@pytest.mark.parametrize("path", [path for path in READS if not path.endswith(("<section>", "<year>", "<message_id>"))])
def test_an_id_that_nobody_has_is_not_found(shop: TestShop, path: str) -> None:
    start, rest = path.split("<", 1)

    asked = "?with=c1" if path.endswith("/merge") else ""
    refused(shop, 404, "GET", start + "nobody" + rest.split(">", 1)[1] + asked)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/cdm/customers/nobody", {"first_name": "A"}),
        ("PATCH", "/cdm/customers/nobody", {"first_name": "A"}),
        ("DELETE", "/cdm/customers/nobody", None),
        ("PUT", "/cdm/customers/nobody/consent", CONSENT),
        ("PUT", "/cdm/family-members/c1/nobody", {"name": "A", "relationship": "child"}),
        ("PUT", "/cdm/family-members/nobody/nobody", {"name": "A", "relationship": "child"}),
        ("DELETE", "/cdm/family-members/c1/nobody", None),
        ("PUT", "/orders/nothing", CORRECTION),
        ("PUT", "/orders/nothing/status", {"status": "delivered"}),
        ("PUT", "/catalog/products/nothing", CHANGED_PRODUCT),
        ("DELETE", "/catalog/products/nothing", None),
        ("PUT", "/crm/automation/agents/nobody", CHANGED_AGENT),
        ("GET", "/cdm/nothing", None),
        ("GET", "/cdm/customers/c1/nothing", None),
        ("DELETE", "/cdm/dropoff", None),
        ("PATCH", "/orders/o1", {}),
        ("POST", "/cdm/customers/c1", {}),
    ],
)
def test_what_is_not_there_cannot_be_changed(shop: TestShop, method: str, path: str, body: Any) -> None:
    refused(shop, 404, method, path, body)


@pytest.mark.parametrize(
    "if_match", ['"abc"', '"-1"', '"1.5"', '"' + "9" * 30 + '"', '"১"', '"1", "2"', "", '"', "W/"], ids=ascii
)
def test_a_version_that_is_none_is_malformed(shop: TestShop, if_match: str) -> None:
    refused(shop, 400, "PATCH", "/cdm/customers/c1", {"city": "Dhaka"}, headers={"If-Match": if_match})


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_without_sense_is_refused_by_name(shop: TestShop, key: str) -> None:
    answer = refused(shop, 422, "PATCH", "/cdm/customers/c1", {"city": "Dhaka"}, headers={"Idempotency-Key": key})

    assert named(answer) == {"Idempotency-Key"}


# -- queries ---------------------------------------------------------------------------------------------------

LISTS = {
    "/cdm/customer360": "customer_type",
    "/cdm/dropoff": "risk_level",
    "/cdm/upcoming-events": "days",
    "/cdm/interactions/c1": None,
    "/cdm/customers/c1/timeline": None,
    "/crm/automation/engagement/c1": None,
    "/cdm/customers/c1/orders": None,
    "/cdm/customers/c1/consent": None,
    "/catalog/products": None,
    "/orders": "status",
    "/audit": None,
    "/ops/runs": None,
    "/ops/messages": "state",
    "/cdm/customers/c1/why": None,
    "/crm/automation/customers/hot": None,
    "/crm/automation/customers/cold": None,
    "/crm/automation/recommendation-rules": None,
    "/crm/automation/templates": None,
}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "", "1.5", "1e2", "৫x", "999999999999999999999", "1,2"])
def test_a_limit_without_sense_is_refused_by_name(shop: TestShop, path: str, limit: str) -> None:
    assert named(refused(shop, 422, "GET", f"{path}?limit={limit}")) == {"limit"}


@pytest.mark.parametrize("path", [path for path in LISTS if path != "/ops/runs"])
@pytest.mark.parametrize("cursor", ["!!!", "YWJ", "a", "%00", "x" * 2900, "x" * 3001, "gICA"])
def test_a_cursor_that_we_never_gave_is_refused_by_name(shop: TestShop, path: str, cursor: str) -> None:
    assert named(refused(shop, 422, "GET", f"{path}?cursor={cursor}")) == {"cursor"}


MADE_UP = [
    "YWJj",
    "MjAyNi0wMy0xMA",
    "I0YyMA",
    "MjAyNi0wMy0xMCM",
    "OTk5OS0xMi0zMVQwMDowMDowMC4wMDAwMDBaIw",
    "MDAwMXwwMS0wMQ",
]


@pytest.mark.parametrize("path", [path for path in LISTS if path != "/ops/runs"])
@pytest.mark.parametrize("cursor", MADE_UP)
def test_a_cursor_that_might_be_ours_goes_on_from_there_or_is_refused(shop: TestShop, path: str, cursor: str) -> None:
    before = shop.table.everything()

    answer = shop.call("GET", f"{path}?cursor={cursor}")

    assert answer.status == 200 or named(answer) == {"cursor"}
    assert shop.table.everything() == before


@pytest.mark.parametrize("path", [*LISTS, "/cdm/customers/c1", "/me", "/cdm/lookup?phone=01712345678"])
@pytest.mark.parametrize("name", ["unknown", "userId", "agentId", "limits", "%E0%A6%95", "__class__"])
def test_an_unknown_parameter_is_refused_by_name(shop: TestShop, path: str, name: str) -> None:
    answer = refused(shop, 422, "GET", f"{path}{'&' if '?' in path else '?'}{name}=1")

    assert len(named(answer)) == 1
    assert "allowed" in answer.body["error"]["details"][0]["problem"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("/cdm/customer360?customerType=best", "customer_type"),
        ("/cdm/customer360?lifecycleStage=zombie", "lifecycle_stage"),
        ("/cdm/customer360?temperature=tepid", "temperature"),
        ("/cdm/customer360?sort=name", "sort"),
        ("/cdm/customer360?offset=-1", "offset"),
        ("/cdm/customer360?offset=1001", "offset"),
        ("/cdm/customer360?search=%20", "search"),
        ("/cdm/customer360?search=x", "search"),
        ("/cdm/customer360?search=%F0%9F%98%80", "search"),
        ("/cdm/customer360?search=12345678901234567890", "search"),
        ("/cdm/customer360?search=" + "x" * 201, "search"),
        ("/cdm/customer360?district=", "district"),
        ("/cdm/dropoff?riskLevel=none", "risk_level"),
        ("/cdm/upcoming-events?days=-1", "days"),
        ("/cdm/upcoming-events?days=366", "days"),
        ("/cdm/segments/summary?day=yesterday", "day"),
        ("/cdm/segments/summary?day=0001-01-01", "day"),
        ("/cdm/segments/summary?day=9999-12-31", "day"),
        ("/crm/insights/sales?by=hour", "by"),
        ("/crm/insights/sales?start_date=2026-03-02&end_date=2026-03-01", "start_date"),
        ("/crm/insights/sales?start_date=2020-03-01&end_date=2026-03-01", "start_date"),
        ("/cdm/lookup", "phone"),
        ("/cdm/lookup?phone=abc", "phone"),
        ("/orders?status=lost", "status"),
        ("/orders?from=2026-02-30", "from"),
        ("/orders?from=0001-01-01", "from"),
        ("/orders?to=9999-12-31", "to"),
        ("/orders?to=1770000000", "to"),
        ("/audit?from=x", "from"),
        ("/ops/messages?state=lost", "state"),
        ("/ops/messages?campaign=a%2Fb", "campaign"),
        ("/ops/messages?customer=a%20b", "customer"),
        ("/audit?to=0001-01-01", "to"),
        ("/audit?record=customer", "record"),
        ("/audit/verify", "record"),
        ("/audit/verify?record=customer:c1&day=2026-03-09", "record"),
    ],
)
def test_a_parameter_without_sense_is_refused_by_name(shop: TestShop, query: str, field: str) -> None:
    assert field in named(refused(shop, 422, "GET", query))


# -- orders that several may know ------------------------------------------------------------------------------


def test_an_order_known_by_this_id_with_another_content_is_a_conflict(shop: TestShop) -> None:
    refused(shop, 409, "POST", "/orders", ORDER | {"id": "o1", "discount": "1"})


@pytest.mark.parametrize("status", ["placed", "cancelled"])
def test_a_returned_order_moves_nowhere(status: str) -> None:
    shop = TestShop()
    shop.call("POST", "/catalog/products", PRODUCT | {"product_id": "p1"})
    shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Rahim"})
    shop.call("POST", "/orders", ORDER | {"status": "returned"})

    refused(shop, 409, "PUT", "/orders/o9/status", {"status": status})
