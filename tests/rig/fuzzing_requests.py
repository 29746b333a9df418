"""Requests to try on a shop: drawn from the document by schemathesis, seasoned with what the shop really holds,
and hostile ones by hand."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from tests.promises.surface import (
    CAMPAIGN,
    CARTS,
    CUSTOMERS,
    MESSAGE,
    ORDERS,
    PAUSED_CAMPAIGN,
    PHONES,
    QUIET,
    RULE,
    TEMPLATE,
    UPLOAD,
)
from tests.rig.fuzzing_document import DOCUMENT, Operation, operations

ROLES = ("admin", "sales_manager", "crm_agent", "support", "delivery_coordinator")
NOT_SIGNED_IN = "nobody"
FIRST_MEMBER = "fam_first"
"""Stands for the first family member of the customer in the same address; the shop makes up the real id."""
THE_CALL, THE_OTHERS_CALL, THE_MISSED_CALL = "tsk_mine", "tsk_theirs", "tsk_missed"
THE_PROFILE, THE_CAMPAIGN, THE_WAY_OUT = "con_oil", "cmp_to_send", "the-way-out"
THE_CASE, THE_OTHERS_CASE, THE_RATING = "case_mine", "case_theirs", "the-rating"
THE_LIST = "req_list"
THE_IMPORT, THE_IMPORT_AT_WORK, THE_IMPORT_DONE = "imp_prices", "imp_at_work", "imp_done"
"""Stand for ids that each shop makes anew."""


@dataclass(frozen=True)
class Asked:
    """One request, whole: enough to send it again."""

    operation: Operation
    kind: str
    role: str = "admin"
    filled: dict[str, str] = field(default_factory=dict)
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    base64: bool = False

    @property
    def path(self) -> str:
        path = self.operation.path
        for name, value in self.filled.items():
            path = path.replace("{" + name + "}", value)
        return path


# -- drawn from the document -----------------------------------------------------------------------------------


def drawn(number: int, how_many: int) -> Iterator[Asked]:
    """For each operation so many that fit the document, and so many that do not; each as drawn and seasoned."""
    schema = schemathesis.openapi.from_dict(DOCUMENT)
    chance = Random(number)
    for operation in operations():
        found = schema[operation.path][operation.method]
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            # The widest body takes a second to draw ten times; it is many orders, and orders are drawn by themselves.
            wanted = max(1, how_many // 5) if operation.path == "/orders/batch" else how_many
            for case in _cases(found.as_strategy(generation_mode=mode), number, wanted):
                asked = _of(operation, mode.name.lower(), case)
                yield replace(asked, role=chance.choice((*ROLES, NOT_SIGNED_IN)))
                yield replace(seasoned(asked, chance), role=_able(operation, chance))
                yield replace(completed(seasoned(asked, chance), chance), role=_able(operation, chance))


def _cases(strategy: Any, number: int, how_many: int) -> list[Any]:
    cases: list[Any] = []

    @seed(number)
    @settings(
        max_examples=how_many,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(case: Any) -> None:
        cases.append(case)

    try:
        draw()
    except Unsatisfiable:
        return cases  # where nothing is asked for, nothing can be asked wrongly
    return cases


def _of(operation: Operation, kind: str, case: Any) -> Asked:
    headers = {name: str(value) for name, value in dict(case.headers or {}).items() if name.lower() != "authorization"}
    body = case.body
    return Asked(
        operation,
        kind,
        filled={name: _text(value) for name, value in (case.path_parameters or {}).items()},
        query=query_of(case.query or {}),
        headers=headers,
        body=None if isinstance(body, type(schemathesis.core.NOT_SET)) else _json(body),
    )


def query_of(values: dict[str, Any]) -> str:
    pairs = [
        (name, _text(each))
        for name, value in values.items()
        for each in (value if isinstance(value, list) else [value])
        if each is not None
    ]
    return urlencode(pairs, errors="replace")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _json(body: Any) -> str:
    return body.decode(errors="replace") if isinstance(body, bytes) else json.dumps(body)


# -- seasoned: names and values that the shop knows ------------------------------------------------------------

SEASONING: dict[str, tuple[Any, ...]] = {
    "customer_id": (*CUSTOMERS.values(), QUIET),
    "order_id": (*ORDERS.values(), "ord_quiet"),
    "cart_id": (*CARTS.values(),),
    "product_id": ("rice", "oil", "no-such"),
    "agent_id": ("agt_mine", "agt_theirs", "agt_spare", "agt_nobody"),
    "assigned_agent_id": ("agt_mine", "agt_theirs", None),
    "task_id": (THE_CALL, THE_CALL, THE_OTHERS_CALL, "tsk_nobody"),
    "rule_id": (RULE, RULE, "rul_nothing"),
    "template_id": (TEMPLATE, TEMPLATE, "birthday", "tpl_nothing"),
    "texts": ({"bn": "ঈদ মোবারক, {first_name|বন্ধু}!"}, {"en": "Hello, {first_name|friend}!"}),
    "subjects": (None,),
    "values": ({"product": "Rice"}, {}),
    "profile_id": (THE_PROFILE, THE_PROFILE, "con_nothing"),
    "trigger_product_id": ("rice", "oil"),
    "recommended_product_id": ("oil", "rice"),
    "task_date": ("2026-03-10", "2026-03-17", None),
    "scheduled_time": ("16:30", None),
    "plan_hash": (None,),
    "outcome": ("interested", "busy", "successful - placed order", None),
    "member_id": (FIRST_MEMBER, FIRST_MEMBER, "fam_nobody"),
    "message_id": (MESSAGE, MESSAGE, MESSAGE.replace("mine", "nobody")),
    "campaign_id": (CAMPAIGN, PAUSED_CAMPAIGN, THE_CAMPAIGN, "cmp_nothing"),
    "year": ("2026", "2027"),
    "case_id": (THE_CASE, THE_CASE, THE_OTHERS_CASE, "case_nothing", None),
    "import_id": (THE_IMPORT, THE_IMPORT_AT_WORK, THE_IMPORT_DONE, "imp_nothing"),
    "upload_id": (UPLOAD, "upl_nothing"),
    "mapping": ({"Product": "name", "Price": "price"}, {"Product": "nonsense"}, None),
    "general_product": ("oil", None),
    "export_id": (THE_LIST, THE_LIST, "req_nothing"),
    "request_id": (THE_LIST, THE_LIST, "req_nothing"),
    "with": (QUIET, CUSTOMERS["foreign"], "cus_nobody"),
    "confirm": (*CUSTOMERS.values(),),
    "assignee": ("agt_mine", "agt_theirs", None),
    "resolution": ("money back",),
    "provider": ("gateway",),
    "token": (THE_WAY_OUT, THE_RATING, "x" * 62),
    "section": ("temperature", "lifecycle", "drop_off", "value", "business", "access", "custom_fields", "nothing"),
    "phone": (*PHONES.values(), "+8801712000077", "০১৭১২০০০০০১"),
    "number": ("01712000011", "+8801812000012"),
    "email": ("rahima@example.com",),
    "address": ("House 4, Road 7, Dhanmondi",),
    "custom_fields": ({"shoe_size": "42"}, {}),
    "date_of_birth": ("1990-03-20", "2000-02-29", None),
    "anniversary_date": ("2015-12-31", None),
    "order_date": ("2026-03-01T10:00:00+06:00", "2025-02-28T23:59:59Z", None),
    "interaction_date": ("2026-03-09T10:00:00Z", None),
    "abandoned_at": ("2026-03-09T10:00:00Z", None),
    "follow_up_date": ("2026-03-12", None),
    "discount": ("0", 0, "0.50"),
    "quantity": (1, "2.5", 0.125),
    "unit_price": (80, "120.25", None),
    "customer": (None,),
    "id": (*ORDERS.values(), "web-1001", 1001, None),
    "user_id": ("user-new", None),
    "record": ("customer:cus_mine", "order:ord_mine", "settings:shop", "nothing"),
    "user": ("user-admin", "user-mine"),
    "from": ("2025-12-01", "2026-03-10"),
    "to": ("2026-03-10", "2026-01-31"),
    "day": ("2026-03-09",),
    "job": ("drop-off",),
    "agent": ("agt_mine",),
    "search": ("Mine", "000001", "01712000001", "mine@example.com", "রহিমা"),
    "cursor": (None,),
    "Idempotency-Key": (None, None, None, "key-1"),
    "If-Match": ('"1"', '"2"', 'W/"1"', "*", None),
    "file": ("page.js", "page.css", "nothing.js"),
}
MOSTLY = 0.8


def seasoned(asked: Asked, chance: Random) -> Asked:
    filled = {name: str(_season(name, value, chance)) for name, value in asked.filled.items()}
    pairs = [(name, _season(name, value, chance)) for name, value in parse_qsl(asked.query, keep_blank_values=True)]
    query = query_of({name: value for name, value in pairs if value is not None})
    headers = {
        name: str(new) for name, value in asked.headers.items() if (new := _season(name, value, chance)) is not None
    }
    return replace(asked, filled=filled, query=query, headers=headers, body=_seasoned_body(asked.body, chance))


def completed(asked: Asked, chance: Random) -> Asked:
    """With everything that a request of its kind needs, so that what was drawn is what decides."""
    plain = example_body(asked.operation)
    try:
        said = json.loads(asked.body or "")
    except ValueError:
        return asked
    if plain is None or not isinstance(said, dict) or not said:
        return asked
    kept = chance.sample(sorted(said), min(len(said), 3))
    return replace(asked, body=json.dumps(json.loads(plain) | {name: said[name] for name in kept}))


def _able(operation: Operation, chance: Random) -> str:
    """Mostly somebody who may: a refusal at the door tries nothing behind it."""
    roles = operation.said["x-roles"]
    return str(chance.choice(roles if roles and chance.random() < MOSTLY else ROLES))


def _seasoned_body(body: str | None, chance: Random) -> str | None:
    if body is None:
        return None
    try:
        content = json.loads(body)
    except ValueError:
        return body
    return json.dumps(_seasoned(content, chance))


def _seasoned(value: Any, chance: Random) -> Any:
    match value:
        case dict():
            return {name: _seasoned(_season(name, each, chance), chance) for name, each in value.items()}
        case list():
            return [_seasoned(each, chance) for each in value]
        case _:
            return value


def _season(name: str, value: Any, chance: Random) -> Any:
    return chance.choice(SEASONING[name]) if name in SEASONING and chance.random() < MOSTLY else value


# -- hostile by hand -------------------------------------------------------------------------------------------

NASTY = (
    "",
    " ",
    "\x00",
    "a/b",
    "../../etc/passwd",
    "%2e%2e%2f",
    "a%2Fb",
    "%",
    "%zz",
    "a#b",
    "CUSTOMER#cus_mine",
    "a?b=c",
    "a;b",
    "x" * 65,
    "x" * 5000,
    "'; DROP TABLE customers; --",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "রহিমা",
    "🛒" * 30,
    "\u202egnp.exe",
    "\ufeff",
    "\ud800",
    "-1",
    "0",
    "1e400",
    "NaN",
    "null",
    "true",
    "undefined",
    "import",
    "__proto__",
    "$ref",
)
BROKEN_BODIES = (
    "",
    "{",
    "[]",
    "[{}]",
    "null",
    "true",
    "0",
    '"text"',
    "{}",
    '{"a": NaN}',
    '{"a": Infinity}',
    '{"a": 1e400}',
    '{"a": 1e99999999999999999999}',
    '{"a": ' + "9" * 5000 + "}",
    '{"a": 0.' + "0" * 5000 + "1}",
    '{"a": "\\ud800"}',
    '{"\\ud800": 1}',
    "[" * 500 + "]" * 500,
    "[" * 100_000,
    '{"a":' * 30 + "1" + "}" * 30,
    '{"a": "' + "x" * (257 * 1024) + '"}',
    "<xml/>",
    "a=b&c=d",
    '{"a": 1,}',
    "\ufeff{}",
    "{'a': 1}",
    '{"__proto__": {"admin": true}}',
)
KEYS = ("", "x", "x" * 255, "x" * 256, "চাবি", "\x00", " ", "a,b", "'")
VERSIONS = ("", "*", "1", '"1"', 'W/"1"', '"abc"', "-1", '"-1"', '"1", "2"', "9" * 15, "9" * 16, "১", "\x00", "W/", '"')
CONTENT_TYPES = (
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    "",
    "*/*",
)


def hostile(chance: Random, rounds: int) -> Iterator[Asked]:
    for operation in operations():
        asked = Asked(operation, "hostile", filled=known_address(operation, chance))
        for each in _spoilt(asked, chance, rounds):
            yield replace(each, role=_able(operation, chance))


def _spoilt(asked: Asked, chance: Random, rounds: int) -> Iterator[Asked]:
    """Each way of spoiling a request, a few of each kind per round."""
    operation = asked.operation
    names = [each["name"] for each in operation.parameters if each["in"] == "query"]
    for _ in range(rounds):
        for nasty in chance.sample(NASTY, 3):
            for name in asked.filled:
                yield replace(asked, filled=asked.filled | {name: nasty}, body=example_body(operation))
            name = chance.choice([*names, "unknown", "customerId"])
            yield replace(asked, query=query_of({name: nasty}), body=example_body(operation))
        yield replace(asked, query=query_of({"q" * chance.choice((10, 5000)): "x" * 8000}))
        if names:
            yield replace(asked, query=query_of({chance.choice(names): ["a", "b"]}))
        if operation.method != "GET":
            yield from _spoilt_write(asked, chance)


def _spoilt_write(asked: Asked, chance: Random) -> Iterator[Asked]:
    operation = asked.operation
    plain = example_body(operation)
    for broken in chance.sample(BROKEN_BODIES, 4):
        yield replace(asked, body=broken)
        yield replace(asked, body=broken, headers={"Idempotency-Key": chance.choice(KEYS)})
    yield replace(asked, body=base64.b64encode(chance.randbytes(40)).decode(), base64=True)
    yield replace(asked, body="not base64 at all!", base64=True)
    yield replace(asked, body=plain, headers={"Content-Type": chance.choice(CONTENT_TYPES)})
    yield replace(asked, body=plain, headers={"Idempotency-Key": chance.choice(KEYS)})
    yield replace(asked, body=plain, headers={"If-Match": chance.choice(VERSIONS)})
    yield from (replace(asked, body=body) for body in _spoilt_bodies(plain, chance))


def _spoilt_bodies(plain: str | None, chance: Random) -> Iterator[str]:
    content = json.loads(plain) if plain else None
    if not isinstance(content, dict) or not content:
        return
    name = chance.choice(list(content))
    for value in chance.sample(NASTY, 3):
        yield json.dumps(content | {name: value})
    odd: tuple[Any, ...] = (None, [], {}, True, -1, 10**30, 1.5, [content], {name: content})
    yield from (json.dumps(content | {name: value}) for value in odd)
    for number in ("1e400", "-0", "1E-400", "0.1e1", "NaN", "-Infinity"):
        yield json.dumps(content | {name: "@"}).replace('"@"', number)
    yield json.dumps(content)[:-1] + f', "{name}": null}}'  # the same name twice
    yield json.dumps(content | {"unknown_field": 1})
    yield json.dumps(content | {name: "\ud800"})
    yield json.dumps({each: value for each, value in content.items() if each != name})


PROVIDERS = ("outbox",)
"""`name` is whose in many a body, and in an address a provider's."""


def known_address(operation: Operation, chance: Random | None = None) -> dict[str, str]:
    """Of something that the shop may have, as chance will have it; without chance, of something that it has."""
    names = [each["name"] for each in operation.parameters if each["in"] == "path"]
    choices = {name: SEASONING.get(name, PROVIDERS) for name in names}
    known = {name: str(chance.choice(each) if chance else each[0]) for name, each in choices.items()}
    if operation.path.startswith("/s/") and known["token"] == THE_WAY_OUT:
        known["token"] = THE_RATING
    # Of the shop's campaigns one alone waits to be sent by hand.
    return known | {"campaign_id": THE_CAMPAIGN} if operation.path.endswith("/send") else known


def example_body(operation: Operation) -> str | None:
    """The document's own example, about records that the shop has: to spoil one thing at a time."""
    example = operation.example
    if example is None:
        return None
    other = THE_OTHER.get(operation.path.rpartition("/")[2])
    return json.dumps(_at_home(example) | ({"customer_id": other} if other else {}))


def _at_home(value: Any) -> Any:
    match value:
        case dict():
            return {name: AT_HOME.get(name, _at_home(each)) for name, each in value.items()}
        case list():
            return [_at_home(each) for each in value]
        case _:
            return value


THE_OTHER = {"merge": QUIET, "distinct": QUIET, "unmerge": f"{CUSTOMERS['own']}_again"}
"""Of two records: who was merged into the customer of the address, and who was not."""
AT_HOME = {"customer_id": CUSTOMERS["own"], "product_id": "rice", "task_id": THE_MISSED_CALL}
