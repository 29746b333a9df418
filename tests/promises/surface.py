"""The whole surface as requests that succeed: for every route of the table of roles, asked about a record that is
the asking agent's own, another agent's, or not there at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import functions.console.app as console
import functions.house_api.app as house_api
import functions.team_api.app as team_api
import functions.webhooks_api.app as webhooks_api
from rapport.campaigns import defaults
from rapport.cases.surveys import link as rating
from rapport.customers import store as customers
from rapport.kernel import dead_letters, functions, keys, sqs
from rapport.kernel.clock import SetClock, stamp
from rapport.kernel.dead_letters import Letter
from rapport.kernel.http.roles import ROUTES
from rapport.kernel.objects import MemoryObjects
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Item, Table
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import Composed
from rapport.messaging.ledger import record
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message, new_message_id
from rapport.messaging.receipts import links
from rapport.messaging.receipts.signatures import SIGNATURE
from tests.rig.shop import NOON, Answer, PlainDataKeys, TestShop
from tests.rig.webhooks import SECRET, signature

type Route = tuple[str, str]
Whose = Literal["own", "foreign", "absent"]

MINE, THEIRS = "user-mine", "user-theirs"
"""Sign-ins of two agents: what is `own` belongs to the first, what is `foreign` to the second."""

CUSTOMERS = {"own": "cus_mine", "foreign": "cus_theirs", "absent": "cus_nobody"}
ORDERS = {"own": "ord_mine", "foreign": "ord_theirs", "absent": "ord_nothing"}
CARTS = {"own": "crt_mine", "foreign": "crt_theirs", "absent": "crt_nothing"}
QUIET = "cus_quiet"
"""The first agent's too, but silent for seventy days."""
CALLED = {"own": "cus_to_call", "foreign": "cus_to_ring", "absent": "cus_nobody"}
"""Each agent has a call to make to one of them."""
MISSED = {"own": "cus_missed", "foreign": "cus_not_met", "absent": "cus_nobody"}
"""Each agent has rung up one who did not answer."""
AGENTS = {"own": "agt_mine", "foreign": "agt_theirs", "absent": "agt_nobody"}
RULE = "rul_oil"
TEMPLATE = "tpl_eid"
CAMPAIGN, PAUSED_CAMPAIGN = "cmp_birthday", "cmp_anniversary"
"""Of those that come with the house."""
MESSAGE = new_message_id(PAUSED_CAMPAIGN, "send", "sms", "once", CUSTOMERS["own"], NOON.date())
GATEWAY = "/webhooks/gateway"
TWO_ARE_DUE = "2026-03-17"
"""A week after the contact of today, the two who have been silent for seventy days are at risk."""
PHONES = {"own": "01712000001", "foreign": "01712000002", "absent": "01712000009"}
UPLOAD = "upl_prices"
PRICE_LIST = b"SKU,Product,Category,Price\noil,Oil,Grocery,120.25\n"
"""Says what the shop knows already: taking it in changes nothing."""
SITE = Path(__file__).parents[1] / "rig" / "site"
"""A console, as far as its door minds: a page, and a file that it loads."""
CHANGES = sorted(route for route in ROUTES if route[0] != "GET")
READS = sorted(route for route in ROUTES if route[0] == "GET")


@dataclass(frozen=True)
class Ask:
    method: str
    path: str
    body: Any = None

    def of(self, shop: TestShop, **how: Any) -> Answer:
        if isinstance(self.body, str):
            return shop.call(self.method, self.path, raw=self.body, **how)  # a form, as browsers send it
        if self.path == GATEWAY:
            how["headers"] = signed(json.dumps(self.body), shop) | how.get("headers", {})
        return shop.call(self.method, self.path, self.body, **how)


def signed(body: str, shop: TestShop) -> dict[str, str]:
    """As a gateway does it, each time anew."""
    return {SIGNATURE: signature(body.encode(errors="replace"), at=shop.clock.now())}


@dataclass
class SignInsInMind:
    """Stands in for the user pool."""

    groups: dict[str, set[str]] = field(default_factory=dict)
    enabled: dict[str, bool] = field(default_factory=dict)

    def invite(self, email: str, role: str) -> str:
        user_id = f"invited-{len(email)}-{email.split('@')[0]}"
        self.groups.setdefault(user_id, set()).add(role)
        return user_id

    def follow(self, user_id: str, role: str, enabled: bool) -> None:
        self.groups[user_id] = {role}
        self.enabled[user_id] = enabled


@dataclass
class SealsInMind:
    """Stands in for the locked bucket."""

    kept: dict[date, str] = field(default_factory=dict)

    def keep(self, day: date, seal: str) -> None:
        self.kept[day] = seal

    def read(self, day: date) -> str | None:
        return self.kept.get(day)


class QueueInMind:
    """Stands in for the queue of messages, which nobody reads here."""

    def put(self, bodies: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        for _ in bodies:
            pass


class LetterBoxInMind:
    """Stands in for a queue of dead letters: one lies there, whoever takes it out."""

    def take(self, most: int, hidden: timedelta) -> Iterator[list[Letter]]:
        call = {"requestContext": {"functionArn": DESK_WORKER, "approximateInvokeCount": 3}}
        event = {"detail-type": "OrderPlaced", "detail": {"order_id": ORDERS["own"]}}
        yield [Letter("a-dead-letter", json.dumps(call | {"requestPayload": event}), NOON, {}, "receipt")]

    def put_back(self, letters: Sequence[Letter]) -> None:
        pass

    def drop(self, letter: Letter) -> None:
        pass


class FunctionsInMind:
    """Stands in for the house's own functions, which do nothing here."""

    def call(self, name: str, event: Any) -> None:
        assert name == DESK_WORKER


DESK_WORKER = "arn:aws:lambda:eu-west-1:000000000000:function:desk-worker"


@contextmanager
def outside_world(sign_ins: SignInsInMind | None = None, seals: SealsInMind | None = None) -> Iterator[None]:
    """The doors with stand-ins for the user pool, the bucket, the queues and the functions behind them."""
    pool, bucket = sign_ins or SignInsInMind(), seals or SealsInMind()
    before = team_api.sign_ins, house_api.seals, webhooks_api.gateway_secrets
    team_api.sign_ins, house_api.seals, webhooks_api.gateway_secrets = lambda: pool, lambda: bucket, lambda: [SECRET]
    try:
        with (
            patch.object(console, "SITE", SITE),
            patch.object(sqs, "named", lambda _: QueueInMind()),
            patch.object(dead_letters, "named", lambda _: LetterBoxInMind()),
            patch.object(functions, "ours", FunctionsInMind),
            patch.dict(os.environ, OUTBOX_SWEEPER="outbox-sweeper"),
        ):
            yield
    finally:
        team_api.sign_ins, house_api.seals, webhooks_api.gateway_secrets = before


@contextmanager
def in_the_environment(shop: TestShop) -> Iterator[None]:
    """For functions that no door opens, and for doors on several threads: this is the shop they find."""
    with shop.open():
        yield


def stocked(visibility: str = "own") -> TestShop:
    """A small shop with two agents and what belongs to each; every call gives a new copy."""
    stock, files = _stock(visibility)
    return TestShop(clock=SetClock(NOON), table=stock.copy(), files=MemoryObjects(dict(files)))


def stand_on(shop: TestShop, table: Table) -> None:
    """The same shop, reached through another table: one that breaks, or one that stops."""
    shop.shop = Shop(table, shop.clock, DHAKA, PlainDataKeys())


@cache
def _stock(visibility: str) -> tuple[MemoryTable, dict[str, bytes]]:
    # Nobody here asks what anything costs.
    shop = TestShop(clock=SetClock(NOON), table=MemoryTable(keys.INDEXES, metered=False))
    defaults.ensure(shop.work())
    with outside_world():
        for request in _opening(visibility):
            answer = request.of(shop)
            assert answer.status in (200, 201, 202), (request, answer.text)
        for whose in ("own", "foreign"):
            task = f"/crm/automation/tasks/{task_of(shop, MISSED[whose])}/status"
            assert Ask("PUT", task, {"outcome": "no_answer"}).of(shop).status == 200
            settled = f"/cases/{case_of(shop, CUSTOMERS[whose], 'request')}/status"
            assert Ask("PUT", settled, {"status": "resolved", "resolution": "rang back"}).of(shop).status == 200
        # Settings are believed for half a minute: a shop that has just opened its eyes knows who carries messages.
        awake = TestShop(clock=SetClock(NOON), table=shop.table)
        made = _campaign_to_send().of(awake)
        assert made.status == 201, made.text
        assert Ask("PUT", "/crm/automation/campaigns/cmp_missed_call/toggle").of(awake).status == 200
    work = shop.work()
    messages.plan(work, _in_doubt(work))
    work.commit()
    _bring_files(shop)
    return shop.table, shop.files.kept


def _bring_files(shop: TestShop) -> None:
    """One that was taken in and changed nothing, one that waits for its worker, and one about which nobody has decided;
    and a file that was uploaded and not read yet."""
    for start in (True, True, False):
        answer = shop.call("POST", f"/cdm/customers/import?kind=products&start={str(start).lower()}", file=PRICE_LIST)
        assert answer.status == 202, answer.text
        if shop.table.query(keys.IMPORTS).items[1:]:
            shop.queue.bodies.clear()
        else:
            shop.worked_off()
    shop.files.put(f"uploads/{UPLOAD}", PRICE_LIST)


def _in_doubt(work: Work) -> Message:
    """Of which nobody knows whether it went: a person may send it again, or say that it did."""
    (customer,) = customers.anyone(work, [CUSTOMERS["own"]])
    words = Composed("+8801712000001", "Eid Mubarak!").kept()
    return Message(
        message_id=MESSAGE,
        customer_id=customer.customer_id,
        campaign_id=PAUSED_CAMPAIGN,
        occurrence="once",
        channel="sms",
        purpose="marketing",
        state="unknown",
        planned_at=NOON,
        since=NOON,
        due=NOON,
        valid_until=NOON + timedelta(days=1),
        reason="no_answer",
        attempt=1,
        provider="outbox",
        sealed=customers.seal_of(work, customer).close(words, record.context(MESSAGE)),
    )


def _opening(visibility: str) -> Sequence[Ask]:
    asked = [
        Ask("PUT", "/api/config/access", {"visibility": visibility}),
        Ask("PUT", "/api/config/custom_fields", {"customer": {"shoe_size": {"type": "text"}}}),
        Ask("POST", "/catalog/products", {"product_id": "rice", "name": "Rice", "category": "Grocery", "price": 80}),
        Ask("POST", "/catalog/products", {"product_id": "oil", "name": "Oil", "category": "Grocery", "price": 120.25}),
        Ask("POST", "/crm/automation/agents", {"agent_id": "agt_mine", "name": "Mina", "user_id": MINE}),
        Ask("POST", "/crm/automation/agents", {"agent_id": "agt_theirs", "name": "Tara", "user_id": THEIRS}),
        Ask("POST", "/crm/automation/agents", {"agent_id": "agt_spare", "name": "Sara", "user_id": "user-spare"}),
        Ask("POST", "/crm/automation/recommendation-rules", _rule("oil") | {"id": RULE}),
        Ask("POST", "/crm/automation/consumption-profiles", _consumption() | {"product_id": "oil"}),
        Ask("POST", "/crm/automation/templates", _template() | {"id": TEMPLATE}),
        Ask("PUT", "/api/config/providers", {"sms": "outbox", "whatsapp": "outbox", "email": "outbox"}),
        Ask("PUT", f"/crm/automation/campaigns/{PAUSED_CAMPAIGN}/pause"),
        Ask("POST", "/cdm/customers/exports", {"agent": "agt_mine"}),
    ]
    for customer, agent, phone, silent in (
        (CUSTOMERS["own"], "agt_mine", PHONES["own"], 5),
        (CUSTOMERS["foreign"], "agt_theirs", PHONES["foreign"], 70),
        (QUIET, "agt_mine", "01712000003", 70),
    ):
        name = customer.removeprefix("cus_")
        sold = {"id": f"ord_{name}", "order_date": stamp(NOON - timedelta(days=silent))}
        asked += [
            Ask("POST", "/cdm/customers", _customer(name, phone, agent) | {"customer_id": customer}),
            Ask("POST", "/cdm/family-member", _member(customer)),
            Ask("POST", "/cdm/interaction", {"customer_id": customer, "interaction_type": "call", "details": "rang"}),
            Ask("POST", "/carts/abandoned", {"cart_id": f"crt_{name}", "customer_id": customer, "value": 300}),
            Ask("POST", "/orders", _order(customer) | sold),
            Ask("POST", "/cases", _case(customer) | {"kind": "return", "order_id": f"ord_{name}"}),
            Ask("POST", "/cases", _case(customer) | {"kind": "request"}),
        ]
    for customer in (CUSTOMERS["own"], CUSTOMERS["foreign"]):
        again = {"customer_id": f"{customer}_again", "first_name": customer[4:].title()}
        asked += [
            Ask("POST", "/cdm/customers", again),
            Ask("POST", f"/cdm/customers/{customer}/merge", {"customer_id": again["customer_id"]}),
        ]
    for who, whose, phone in (
        (CALLED, "own", "01712000006"),
        (CALLED, "foreign", "01712000007"),
        (MISSED, "own", "01712000008"),
        (MISSED, "foreign", "01712000010"),
    ):
        customer, agent = who[whose], AGENTS[whose]
        asked += [
            Ask("POST", "/cdm/customers", _customer(customer[4:], phone, agent) | {"customer_id": customer}),
            Ask("POST", "/crm/automation/tasks", {"customer_id": customer, "agent_id": agent, "notes": "rings at ten"}),
        ]
    return asked


def _campaign_to_send() -> Ask:
    return Ask("POST", "/crm/automation/campaigns", _campaign() | {"target_segment": "all"})


def _customer(name: str, phone: str, agent: str) -> dict[str, Any]:
    return {
        "first_name": name.title(),
        "phone": phone,
        "email": f"{name}@example.com",
        "address": f"{name} road 1",
        "date_of_birth": "1990-03-20",
        "assigned_agent_id": agent,
    }


def _member(customer: str) -> dict[str, Any]:
    return {"customer_id": customer, "name": "Rahim", "relationship": "child", "date_of_birth": "2015-04-02"}


def _engagement(customer: str) -> dict[str, Any]:
    return {"customer_id": customer, "engagement_type": "offer_sent", "response": "positive", "content": "honey"}


def _rule(offered: str) -> dict[str, Any]:
    return {"rule_name": "Rice first", "trigger_product_id": "rice", "recommended_product_id": offered}


def _consumption() -> dict[str, Any]:
    return {"avg_consumption_days": 30, "standard_pack": 5, "unit": "kg"}


def _template() -> dict[str, Any]:
    return {"name": "Eid", "channel": "sms", "texts": {"bn": "ঈদ মোবারক, {first_name|প্রিয় গ্রাহক}!"}}


def _campaign() -> dict[str, Any]:
    return {"campaign_name": "Eid", "channel": "sms", "target_segment": "vip", "message_template": "Eid Mubarak!"}


def _months() -> dict[str, Any]:
    return {"offers": [{"month": 4, "theme": "Ramadan pack", "segment": "all", "kpi": "Order volume"}]}


def _case(customer: str) -> dict[str, Any]:
    return {"customer_id": customer, "kind": "delivery_exception", "what_happened": "nobody opened"}


def _order(customer: str) -> dict[str, Any]:
    return {"customer_id": customer, "lines": [{"product_id": "rice", "quantity": 2}]}


# -- one request per route -------------------------------------------------------------------------------------


def member_of(shop: TestShop, customer: str) -> str:
    """The id of a customer's only family member; one that nobody has if there is none."""
    found = shop.table.query(keys.partition(customer), keys.FAMILY).items
    return str(found[0]["member_id"]) if found else "fam_nobody"


def task_of(shop: TestShop, customer: str) -> str:
    """The id of the call that is to be made to them, or was made first; one that nobody has if there is none."""
    tasks = [item for key, item in shop.table.everything().items() if key.sk == "TASK"]
    found = [item["task_id"] for item in tasks if item["customer_id"] == customer and item["attempt"] == 1]
    return str(found[0]) if found else "tsk_nobody"


def profile_of_oil(shop: TestShop) -> str:
    """Its id follows from what it is for; one that nobody has if it was removed."""
    held = [(key.sk, item) for key, item in shop.table.everything().items() if key.pk == keys.CONSUMPTION]
    return next((place.removeprefix("PROFILE#") for place, item in held if item["product_id"] == "oil"), "con_nothing")


def campaign_to_send(shop: TestShop) -> str:
    """The shop's own, which waits for somebody to say so."""
    items = shop.table.everything().items()
    found = [item for key, item in items if key.pk == keys.CAMPAIGNS and item["starts"] == "once"]
    return str(found[0]["campaign_id"]) if found else "cmp_nothing"


def list_asked(shop: TestShop) -> str:
    """The id of the list that somebody asked for; one that nobody has if there is none."""
    found = shop.table.query(keys.REQUESTS, keys.EACH_REQUEST).items
    return next((str(each["request_id"]) for each in found if each["kind"] == "list"), "req_nothing")


def import_that_is(shop: TestShop, state: str) -> str:
    """The id of an import that stands so; one that nobody has if there is none."""
    found = shop.table.query(keys.IMPORTS).items
    return next((str(each["import_id"]) for each in found if each["state"] == state), "imp_nothing")


def _import_for(route: Route, shop: TestShop) -> str:
    step = route[1].rpartition("/")[2]
    return import_that_is(shop, {"cancel": "running", "undo": "done"}.get(step, "proposed"))


def way_out_of(shop: TestShop) -> str:
    """Of the link in the message; read from the table itself, however the shop reaches it."""
    return links.written(MESSAGE, Shop(shop.table, shop.clock, DHAKA, PlainDataKeys()).keyring.digest)


def case_of(shop: TestShop, customer: str, kind: str = "return") -> str:
    """The id of a customer's case of that kind; one that nobody has if there is none."""
    return str(_case_record(shop, customer, kind).get("case_id", "case_nothing"))


def _case_record(shop: TestShop, customer: str, kind: str) -> Item:
    items = shop.table.query(keys.partition(customer), keys.CASES).items
    return next((item for item in items if item["kind"] == kind), {})


def rating_of(shop: TestShop, customer: str) -> str:
    """Of the link by which they rate the case of theirs that was settled."""
    settled = _case_record(shop, customer, "request")
    digest = Shop(shop.table, shop.clock, DHAKA, PlainDataKeys()).keyring.digest
    return rating.written(settled["case_id"], 1, NOON.date(), digest) if settled else "nobodys"


def token_of(shop: TestShop, path: str, whose: Whose) -> str:
    if whose == "absent":
        return "nobodys"
    return rating_of(shop, CUSTOMERS[whose]) if path.startswith("/s/") else way_out_of(shop)


def ask(route: Route, shop: TestShop, whose: Whose = "own") -> Ask:
    """A request that succeeds, if the record is there and the caller may."""
    method, path = route
    customer = CUSTOMERS[whose]
    task = task_of(shop, (MISSED if path.endswith("/missed-call") else CALLED)[whose])
    desk = "/crm/automation/agent/<agent_id>/"
    names = {
        "<task_id>": task,
        "<export_id>": "req_nothing" if whose == "absent" else list_asked(shop),
        "<request_id>": "req_nothing" if whose == "absent" else list_asked(shop),
        "<import_id>": "imp_nothing" if whose == "absent" else _import_for(route, shop),
        "<rule_id>": "rul_nothing" if whose == "absent" else RULE,
        "<campaign_id>/send": "cmp_nothing/send" if whose == "absent" else f"{campaign_to_send(shop)}/send",
        "<campaign_id>/resume": "cmp_nothing/resume" if whose == "absent" else f"{PAUSED_CAMPAIGN}/resume",
        "<campaign_id>": "cmp_nothing" if whose == "absent" else CAMPAIGN,
        "<message_id>": MESSAGE.replace(CUSTOMERS["own"], CUSTOMERS["absent"]) if whose == "absent" else MESSAGE,
        "<provider>": "nobody" if whose == "absent" else "gateway",
        "<token>": token_of(shop, path, whose) if "<token>" in path else "",
        "<case_id>": case_of(shop, customer) if "<case_id>" in path else "",
        "<name>": "nobody" if whose == "absent" else "outbox",
        "<year>": "2026",
        "<template_id>": "tpl_nothing" if whose == "absent" else TEMPLATE,
        "<profile_id>": "con_nothing" if whose == "absent" else profile_of_oil(shop),
        desk: desk.replace("<agent_id>", AGENTS[whose]),
        "<customer_id>": customer,
        "<member_id>": member_of(shop, customer),
        "<order_id>": ORDERS[whose],
        "<cart_id>": CARTS[whose],
        "<product_id>": "nothing" if whose == "absent" else "oil",
        "<agent_id>": "agt_nobody" if whose == "absent" else "agt_spare",
        "<section>": "nothing" if whose == "absent" else "lifecycle",
        "<file>": "nothing.js" if whose == "absent" else "page.js",
        "<room>/<page>/<record>": "crm/campaigns/cmp_birthday",
        "<room>/<page>": "crm/agent-dashboard",
        "<room>": "crm",
    }
    filled = path
    for name, value in names.items():
        filled = filled.replace(name, value)
    query = QUERIES.get(route, "").format(customer=customer, phone=PHONES[whose], agent=AGENTS[whose])
    return Ask(method, filled + query, _body(route, customer, task))


QUERIES: dict[Route, str] = {
    ("POST", "/cdm/customers/import"): "?kind=products",
    ("GET", "/cdm/lookup"): "?phone={phone}",
    ("GET", "/cdm/customers/<customer_id>/merge"): f"?with={QUIET}",
    ("GET", "/audit"): "?record=customer:{customer}",
    ("GET", "/audit/verify"): "?record=customer:{customer}",
    ("GET", "/orders"): "?from=2025-12-01",
    ("GET", "/crm/automation/agent/performance"): "?agentId={agent}",
    ("GET", "/crm-automation/agent-performance"): "?agentId={agent}&startDate=2026-03-01&endDate=2026-03-10",
}


def _body(route: Route, customer: str, task: str) -> Any:
    bodies: dict[Route, Callable[[], Any]] = {
        ("POST", "/webhooks/<provider>"): lambda: {
            "events": [{"type": "delivered", "reference": MESSAGE, "id": "5500231", "at": stamp(NOON)}]
        },
        ("PUT", "/ops/providers/<name>/pause"): lambda: {"paused": True},
        ("POST", "/ops/dead-letters/redrive"): lambda: {"all": True},
        ("PUT", "/api/config/<section>"): lambda: {"at_risk_days": 50},
        ("POST", "/crm/automation/agents"): lambda: {"name": "Nila", "email": "nila@example.com"},
        ("PUT", "/crm/automation/agents/<agent_id>"): lambda: {"name": "Sara", "role": "support", "active": False},
        ("POST", "/cdm/customers"): lambda: {
            "first_name": "Jamil",
            "phone": "01712000004",
            "email": "jamil@example.com",
            "date_of_birth": "1980-01-02",
        },
        ("PUT", "/cdm/customers/<customer_id>"): lambda: {
            "first_name": "Mine",
            "phone": "01712000005",
            "anniversary_date": "2010-05-05",
            "assigned_agent_id": "agt_mine" if customer == CUSTOMERS["own"] else "agt_theirs",
        },
        ("PATCH", "/cdm/customers/<customer_id>"): lambda: {"notes": "likes Miniket", "tags": ["rice"]},
        ("PUT", "/cdm/customers/<customer_id>/consent"): lambda: {"channel": "sms", "allowed": True},
        ("POST", "/cdm/customers/<customer_id>/merge"): lambda: {"customer_id": QUIET},
        ("POST", "/cdm/customers/<customer_id>/unmerge"): lambda: {"customer_id": f"{customer}_again"},
        ("POST", "/cdm/customers/<customer_id>/distinct"): lambda: {"customer_id": QUIET},
        ("POST", "/cdm/customers/<customer_id>/erase"): lambda: {"confirm": customer, "reason": "no_longer_needed"},
        ("PUT", "/cdm/customers/<customer_id>/hold"): lambda: {"on": True, "reason": "before the court"},
        ("POST", "/cdm/customers/exports"): lambda: {"agent": "agt_mine"},
        ("POST", "/cdm/family-member"): lambda: _member(customer) | {"name": "Karim", "date_of_birth": "2018-07-07"},
        ("PUT", "/cdm/family-members/<customer_id>/<member_id>"): lambda: {"name": "Rahim", "relationship": "sibling"},
        ("POST", "/cdm/interaction"): lambda: {
            "customer_id": customer,
            "interaction_type": "call",
            "subject": "delivery",
            "details": "wants it on Friday",
        },
        ("POST", "/crm/automation/engagement"): lambda: _engagement(customer),
        ("POST", "/crm-automation/engagement"): lambda: _engagement(customer) | {"channel": "phone"},
        ("POST", "/cdm/customers/import"): lambda: {"upload_id": UPLOAD},
        ("POST", "/cdm/imports/uploads"): lambda: {"size": 1000},
        ("POST", "/cdm/imports/<import_id>/start"): lambda: {"plan_hash": None},
        ("PUT", "/cdm/imports/<import_id>"): lambda: {"options": {"on_match": "overwrite"}},
        ("POST", "/catalog/products"): lambda: {"name": "Salt", "category": "Grocery", "price": 30},
        ("PUT", "/catalog/products/<product_id>"): lambda: {"name": "Oil", "category": "Grocery", "price": 125},
        ("POST", "/catalog/categories"): lambda: {"name": "Spices"},
        ("POST", "/orders"): lambda: _order(customer),
        ("POST", "/orders/batch"): lambda: {
            "orders": [_order(customer), _order(customer) | {"lines": [{"product_id": "no-such", "quantity": 1}]}]
        },
        ("PUT", "/orders/<order_id>"): lambda: {"lines": [{"product_id": "oil", "quantity": 3}]},
        ("PUT", "/orders/<order_id>/status"): lambda: {"status": "cancelled"},
        ("POST", "/cases"): lambda: _case(customer),
        ("PUT", "/cases/<case_id>"): lambda: {"priority": "urgent", "what_happened": "nobody opened, twice"},
        ("PUT", "/cases/<case_id>/status"): lambda: {"status": "waiting"},
        ("POST", "/cases/<case_id>/notes"): lambda: {"text": "rang twice"},
        ("POST", "/cases/<case_id>/return"): lambda: {"resolution": "money back"},
        ("POST", "/surveys/answers"): lambda: {"customer_id": customer, "nps": 9, "comment": "always on time"},
        ("POST", "/s/<token>"): lambda: "satisfaction=4&nps=8&comment=quick",
        ("POST", "/carts/abandoned"): lambda: {"customer_id": customer, "value": 450},
        ("POST", "/crm/automation/tasks"): lambda: {"customer_id": customer, "call_reason": "asked for honey"},
        ("PUT", "/crm/automation/tasks/<task_id>/status"): lambda: {
            "status": "completed",
            "outcome": "follow_up_needed",
            "notes": "wants two",
            "follow_up_date": "2026-03-20",
        },
        ("PUT", "/crm-automation/call-task/<task_id>/status"): lambda: {"outcome": "busy"},
        ("PUT", "/crm/automation/tasks/<task_id>/assign"): lambda: {"agent_id": None},
        ("POST", "/crm/automation/tasks/bulk"): lambda: {"action": "skip", "task_ids": [task, "tsk_nobody"]},
        ("POST", "/crm/automation/tasks/generate"): lambda: {"task_date": TWO_ARE_DUE},
        ("POST", "/crm-automation/generate-call-tasks"): lambda: {"taskDate": TWO_ARE_DUE},
        ("POST", "/crm/automation/recommendation-rules"): lambda: _rule("oil"),
        ("PUT", "/crm/automation/recommendation-rules/<rule_id>"): lambda: _rule("oil") | {"min_days_passed": 7},
        ("POST", "/crm/automation/consumption-profiles"): lambda: _consumption() | {"product_id": "rice"},
        ("PUT", "/crm/automation/consumption-profiles/<profile_id>"): lambda: _consumption() | {"buffer_days": 5},
        ("POST", "/crm/automation/campaigns"): lambda: _campaign(),
        ("POST", "/crm-automation/campaign"): lambda: _campaign(),
        ("PUT", "/crm/automation/campaigns/<campaign_id>"): lambda: _campaign() | {"priority": 60},
        ("POST", "/crm/automation/campaigns/missed-call"): lambda: {"task_id": task},
        ("PUT", "/crm/automation/offer-calendar/<year>"): lambda: _months(),
        ("POST", "/crm/automation/templates"): lambda: _template(),
        ("PUT", "/crm/automation/templates/<template_id>"): lambda: _template() | {"name": "Eid Mubarak"},
        ("POST", "/crm/automation/templates/preview"): lambda: {"template_id": TEMPLATE, "customer_id": customer},
    }
    return bodies[route]() if route in bodies else None
