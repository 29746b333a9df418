"""A customer about whom the house holds a record of every kind, made as people and time make them: through the doors,
by the jobs, and by what hears of it. All that is personal about them is a canary."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from rapport.activity import messages as timeline
from rapport.activity import noting
from rapport.activity.events import OrderHeard as HeardByTimeline
from rapport.calls.daytime import influence
from rapport.campaigns.heard import OrderHeard as HeardByCampaigns
from rapport.campaigns.results import attribution
from rapport.customers import store as customers
from rapport.insight import dropoff
from rapport.kernel import keys, ledger
from rapport.kernel.caller import system
from rapport.kernel.clock import stamp
from rapport.kernel.decisions import Decision
from rapport.kernel.table import Absent, Put
from rapport.kernel.work import perform
from rapport.merging import candidates
from rapport.messaging.dispatch.composing import Composed
from rapport.messaging.gate import suppression
from rapport.messaging.ledger import record
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message, new_message_id
from rapport.recommendations import accepting, showing
from rapport.recommendations.events import OrderHeard as HeardByOffers
from rapport.recommendations.recommendation import Recommendation
from rapport.replenishment.recomputing import recompute
from tests.rig.shop import TestShop

SOMEBODY = "cus_everything"
PHONES = ("+8801798765431", "+8801798765432")
EMAIL = "canary.person@secret-bird.example"
"""Of theirs; of the family a phone more."""
CHILD_PHONE = "+8801798765433"
NAMES = ("Golapjan", "Canarypur", "গোলাপজান", "Tuntuni", "টুনটুনি", "Canary & Sons")
WORDS = (
    "House 77, Canary Lane",
    "গোপন ঠিকানা: হলুদ পাখির বাসা",
    "sings at dawn",
    "1987-06-05",
    "2011-09-08",
    "2016-11-12",
    "canary-shoe-44",
    "asked for seed in confidence",
    "পাখি বলেছে",
    "rings at the third ring",
    "the bag was torn",
    "spoke of the torn bag",
    "never saw so kind a shop",
)
"""What is said about them anywhere."""
CANARIES = (*(phone[3:] for phone in (*PHONES, CHILD_PHONE)), EMAIL, *NAMES, *WORDS)

PERSON: dict[str, Any] = {
    "customer_id": SOMEBODY,
    "first_name": "Golapjan গোলাপজান",
    "last_name": "Canarypur",
    "phones": [{"number": PHONES[0], "primary": True}, {"number": PHONES[1], "type": "home"}],
    "email": EMAIL,
    "addresses": [{"address": WORDS[0]}, {"address": WORDS[1], "type": "work"}],
    "date_of_birth": "1987-06-05",
    "anniversary_date": "2011-09-08",
    "notes": WORDS[2],
    "custom_fields": {"shoe_size": "canary-shoe-44"},
    "assigned_agent_id": "agt_mine",
}
CHILD = {
    "customer_id": SOMEBODY,
    "name": "Tuntuni টুনটুনি",
    "relationship": "child",
    "phone": CHILD_PHONE,
    "date_of_birth": "2016-11-12",
}
SHELF = 104
"""Products of theirs: the profile keeps a hundred, the older ones lie beside it."""


def somebody(shop: TestShop) -> str:
    """Into a shop that is stocked already."""
    _does(shop, "POST", "/cdm/customers", PERSON)
    _does(shop, "POST", "/cdm/family-member", CHILD)
    _does(shop, "PUT", f"/cdm/customers/{SOMEBODY}/consent", {"channel": "sms", "allowed": True})
    _buys(shop)
    _talks(shop)
    _is_written_to(shop)
    suppression.suppress(shop.work(), "sms", PHONES[1], "stop")
    _is_offered_something(shop)
    _buys_after_that(shop)
    _complains(shop)
    _is_decided_about(shop)
    _is_in_a_file(shop)
    _looks_like_another(shop)
    perform(shop.shop, system("reminders"), lambda work: recompute(work, SOMEBODY))
    return SOMEBODY


def _buys(shop: TestShop) -> None:
    """Long ago, and more things than a profile keeps."""
    for number in range(SHELF):
        _does(
            shop,
            "POST",
            "/catalog/products",
            {"product_id": f"shelf-{number}", "name": f"Shelf {number}", "category": "Grocery", "price": 10},
        )
    for first in range(0, SHELF, 52):
        lines = [{"product_id": f"shelf-{number}", "quantity": 1} for number in range(first, first + 52)]
        _orders(shop, f"ord_shelf_{first}", timedelta(days=90), lines)
    _orders(shop, "ord_given_back", timedelta(days=80), RICE_AND_OIL)
    _does(shop, "PUT", "/orders/ord_given_back/status", {"status": "returned"})
    _does(shop, "POST", "/carts/abandoned", {"cart_id": "crt_everything", "customer_id": SOMEBODY, "value": 300})


RICE_AND_OIL = [{"product_id": "rice", "quantity": 2}, {"product_id": "oil", "quantity": 1}]


def _talks(shop: TestShop) -> None:
    told = {"interaction_type": "visit", "subject": WORDS[7], "details": WORDS[8]}
    _does(shop, "POST", "/cdm/interaction", told | {"customer_id": SOMEBODY})
    engaged = {"engagement_type": "offer_sent", "response": "positive", "content": WORDS[7]}
    _does(shop, "POST", "/crm/automation/engagement", engaged | {"customer_id": SOMEBODY})
    asked = {"customer_id": SOMEBODY, "agent_id": "agt_mine", "notes": WORDS[9]}
    task = _does(shop, "POST", "/crm/automation/tasks", asked)["id"]
    done = {"status": "completed", "outcome": "successful", "notes": WORDS[9]}
    _does(shop, "PUT", f"/crm/automation/tasks/{task}/status", done)


def _is_written_to(shop: TestShop) -> None:
    """On the birthday of their child, whom the message names."""
    work = shop.work()
    (customer,) = customers.anyone(work, [SOMEBODY])
    message_id = new_message_id("cmp_birthday", "send", "sms", "birthday#2026", SOMEBODY, work.today)
    words = Composed(PHONES[0], f"{NAMES[3]}, {WORDS[2]}").kept()
    message = Message(
        message_id=message_id,
        customer_id=SOMEBODY,
        campaign_id="cmp_birthday",
        occurrence="birthday#2026",
        channel="sms",
        purpose="marketing",
        state="sent",
        planned_at=work.now,
        since=work.now,
        due=work.now,
        valid_until=work.now + timedelta(days=1),
        said={"family_member": CHILD["name"]},
        provider="outbox",
        times={"sent": work.now},
        sealed=customers.seal_of(work, customer).close(words, record.context(message_id)),
    )
    messages.plan(work, message)
    timeline.note_sent(
        work,
        customer,
        message_id=message_id,
        campaign_id="cmp_birthday",
        channel="sms",
        purpose="marketing",
        title="",
        text=words["text"],
        at=work.now,
    )
    work.write(Put(keys.reason(SOMEBODY, "cmp_birthday", "birthday#2026"), {"message_id": message_id}))
    work.commit()


def _is_offered_something(shop: TestShop) -> None:
    price = Decimal(80)
    offered = Recommendation("rice", "Rice", price, price, Decimal(0), "popular", "জনপ্রিয়", "popular", None)
    work = shop.work()
    showing.shown(work, SOMEBODY, [offered], work.today)
    work.commit()


def _buys_after_that(shop: TestShop) -> None:
    """An order that followed a call, a message and a recommendation."""
    shop.clock.advance(minutes=5)
    _orders(shop, "ord_after_all", timedelta(0), RICE_AND_OIL)
    for detail in _heard(shop, "OrderPlaced"):
        told, offered = HeardByCampaigns.read(detail), HeardByOffers.read(detail)
        perform(shop.shop, system("desk"), partial(influence.heard, detail=detail))
        perform(shop.shop, system("campaigns"), partial(attribution.heard, event=told))
        perform(shop.shop, system("offers"), partial(accepting.order_heard, heard=offered))
        noting.order_event(shop.table, HeardByTimeline.read(detail), shop.clock.now())


def _complains(shop: TestShop) -> None:
    opened = {"customer_id": SOMEBODY, "kind": "complaint", "order_id": "ord_after_all", "what_happened": WORDS[10]}
    case = _does(shop, "POST", "/cases", opened)["case_id"]
    _does(shop, "POST", f"/cases/{case}/notes", {"text": WORDS[11]})
    _does(shop, "PUT", f"/cases/{case}/status", {"status": "resolved", "resolution": WORDS[11]})
    answer = {"customer_id": SOMEBODY, "case_id": case, "nps": 9, "satisfaction": 5, "comment": WORDS[12]}
    _does(shop, "POST", "/surveys/answers", answer)


def _is_decided_about(shop: TestShop) -> None:
    work = shop.work()
    last = work.today - timedelta(days=70)
    entry = dropoff.Entry(SOMEBODY, "dropoff.medium", last)
    fell = Put(keys.drop_off(SOMEBODY, last, "medium"), dropoff.record_item(entry, work.today), when=(Absent(),))
    decision = Decision(SOMEBODY, "calls", "at_risk#1", "suppressed", why="gap", arithmetic=(), facts={"silent": 70})
    work.write(fell, ledger.entry(decision, work.today, work.now, "run_1"))
    work.commit()


def _is_in_a_file(shop: TestShop) -> None:
    """Which says something of them that nobody knew."""
    content = f"Mobile,Company\n{PHONES[0]},Canary & Sons\n".encode()
    told = shop.call("POST", "/cdm/customers/import?kind=customers&file_name=c.csv&start=true", file=content)
    assert told.status == 202, told.text
    shop.worked_off()
    assert not shop.queue.failed


def _looks_like_another(shop: TestShop) -> None:
    _does(shop, "POST", "/cdm/customers", {"customer_id": "cus_alike", "first_name": "Rina", "phone": PHONES[1]})
    perform(shop.shop, system("duplicates"), lambda work: candidates.noted(work, SOMEBODY))


def _orders(shop: TestShop, order_id: str, ago: timedelta, lines: list[dict[str, Any]]) -> None:
    placed = stamp(shop.clock.now() - ago)
    _does(shop, "POST", "/orders", {"id": order_id, "customer_id": SOMEBODY, "order_date": placed, "lines": lines})


def _does(shop: TestShop, method: str, path: str, body: Any) -> Any:
    answer = shop.call(method, path, body)
    assert answer.status in (200, 201, 202), (method, path, answer.text)
    return answer.body


def _heard(shop: TestShop, kind: str) -> list[dict[str, Any]]:
    rows = [item for key, item in shop.table.everything().items() if key.pk.startswith("OUTBOX#")]
    details = [json.loads(item["detail"]) for item in rows if item["type"] == kind]
    return [each for each in details if each["customer_id"] == SOMEBODY]
