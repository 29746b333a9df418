"""Promise 19: no personal data in logs or errors; ciphertext in the store: canary values through every route and job,
then a raw scan."""

from __future__ import annotations

import hashlib
import importlib
import io
import json
import logging
import random
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from rapport.kernel.backroom import Backroom, Doing
from rapport.kernel.clock import stamp
from rapport.kernel.http.roles import ROUTES
from rapport.kernel.log import Log
from rapport.kernel.masking import masked
from rapport.kernel.objects import MemoryObjects
from rapport.kernel.table import Item
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import perform
from rapport.privacy import clearing, erasing, listing
from rapport.privacy.model import EraseAsked, ListAsked
from tests.promises.bus import BucketInMind, BusDown, BusInMind, hear, publish, running, sweep, waiting
from tests.promises.conftest import Counted, Size
from tests.promises.surface import (
    CHANGES,
    CUSTOMERS,
    MESSAGE,
    MINE,
    UPLOAD,
    Ask,
    Route,
    ask,
    outside_world,
    stand_on,
    stocked,
)
from tests.rig.faulty_table import Broken, Fault, FaultyTable, Moment
from tests.rig.shop import ADMIN, NOON, Answer, LambdaContext, TestShop
from tests.rig.traces import raw

CANARY = CUSTOMERS["foreign"]
"""Whose data are canaries: another agent's customer, silent for seventy days."""

PHONES = ("01798765431", "01798765432", "01798765433", "01798765434")
EMAIL = "canary.person@secret-bird.example"
ADDRESS = "House 77, Canary Lane, Feather Town"
BANGLA = "গোপন ঠিকানা: হলুদ পাখির বাসা"
NOTES = "sings at dawn, canary note"
BORN, MARRIED, CHILD_BORN = "1987-06-05", "2011-09-08", "2016-11-12"
SHOE = "canary-shoe-44"
SAID, DETAILS = "canary subject line", "canary told us in confidence, পাখি বলেছে"

PERSON: dict[str, Any] = {
    "first_name": "Theirs",
    "phone": PHONES[0],
    "phones": [{"number": PHONES[1], "type": "home"}],
    "email": EMAIL,
    "address": ADDRESS,
    "addresses": [{"address": BANGLA, "type": "work", "city": "Featherpur", "district": "Birdganj"}],
    "date_of_birth": BORN,
    "anniversary_date": MARRIED,
    "notes": NOTES,
    "custom_fields": {"shoe_size": SHOE},
    "assigned_agent_id": "agt_theirs",
}
CHILD = {
    "name": "Rahim",
    "relationship": "child",
    "phone": PHONES[2],
    "address": BANGLA,
    "date_of_birth": CHILD_BORN,
    "notes": NOTES,
}
BUYER = {"first_name": "Jamil", "phone": PHONES[3], "address": ADDRESS}
ENGAGED = {"customer_id": CANARY, "engagement_type": "call", "channel": "call", "content": DETAILS}
TOLD = {"interaction_type": "call", "subject": SAID, "details": DETAILS}


def traces() -> dict[str, bytes]:
    """Every spelling in which a canary would give itself away."""
    found: dict[str, bytes] = {}
    texts = (EMAIL, "canary.person", ADDRESS, BANGLA, NOTES, BORN, MARRIED, CHILD_BORN, SHOE, SAID, DETAILS)
    for text in (*texts, "Featherpur", "Birdganj", "secret-bird"):
        found[text] = text.encode()
        found[f"{text}, escaped"] = json.dumps(text)[1:-1].encode()
        found[f"{text}, in a URL"] = quote(text).encode()
    for phone in PHONES:
        found[phone] = phone[1:].encode()
        for spelled in (phone, f"+88{phone}", f"88{phone}"):
            found[f"{spelled}, hashed without a key"] = hashlib.sha256(spelled.encode()).hexdigest()[:24].encode()
    for text in (EMAIL, EMAIL.casefold()):
        found[f"{text}, hashed without a key"] = hashlib.sha256(text.encode()).hexdigest()[:24].encode()
    return found


TRACES = traces()


def seen_in(content: bytes) -> list[str]:
    return [name for name, trace in TRACES.items() if trace in content]


def scanned(shop: TestShop) -> bytes:
    """All that is kept, but for what somebody has just put there to be read, and the list that somebody asked for and
    fetches as it is; what it is made of on the way is sealed."""
    kept = [content for key, content in shop.files.kept.items() if not key.startswith("uploads/") and not is_list(key)]
    proven = _proven()
    news = ((key, item) for key, item in shop.table.kept().items() if proven.get(id(item)) is not item)
    return b"\n".join([*kept, *(part for entry in news for part in raw(entry))])


@cache
def _proven() -> dict[int, Item]:
    """The records that all shops here share were looked through once."""
    stock, _ = _canary_stock()
    kept = stock.kept()
    assert seen_in(b"\n".join(part for entry in kept.items() for part in raw(entry))) == []
    return {id(item): item for item in kept.values()}


def is_list(key: str) -> bool:
    return key.startswith("exports/") and key.endswith(".csv")


def with_canaries(route: Route, request: Ask) -> Ask:
    """The request with canaries in every personal field that it can carry."""
    bodies: dict[Route, Any] = {
        ("POST", "/webhooks/<provider>"): {
            "events": [
                {"type": "replied", "from": PHONES[0], "text": f"yes, {DETAILS}", "at": stamp(NOON)},
                {"type": "replied", "from": PHONES[3], "text": "STOP", "at": stamp(NOON)},
                {"type": "failed", "reference": MESSAGE, "reason": f"{PHONES[1]}: {NOTES}", "at": stamp(NOON)},
            ]
        },
        ("POST", "/cdm/customers"): PERSON,
        ("PUT", "/cdm/customers/<customer_id>"): PERSON,
        ("PATCH", "/cdm/customers/<customer_id>"): PERSON,
        ("PUT", "/cdm/customers/<customer_id>/hold"): {"on": True, "reason": NOTES},
        ("POST", "/cdm/customers/exports"): {"search": EMAIL},
        ("POST", "/cdm/family-member"): CHILD | {"customer_id": CANARY},
        ("PUT", "/cdm/family-members/<customer_id>/<member_id>"): CHILD,
        ("POST", "/cdm/interaction"): TOLD | {"customer_id": CANARY},
        ("POST", "/cases"): {"customer_id": CANARY, "kind": "complaint", "what_happened": f"{DETAILS} {PHONES[0]}"},
        ("PUT", "/cases/<case_id>"): {"what_happened": f"{NOTES} {EMAIL}"},
        ("PUT", "/cases/<case_id>/status"): {"status": "resolved", "resolution": DETAILS},
        ("POST", "/cases/<case_id>/notes"): {"text": f"{NOTES} {ADDRESS}"},
        ("POST", "/cases/<case_id>/return"): {"resolution": DETAILS},
        ("POST", "/surveys/answers"): {"customer_id": CANARY, "nps": 3, "comment": DETAILS},
        ("POST", "/s/<token>"): urlencode({"satisfaction": "2", "comment": f"{DETAILS} {PHONES[0]}"}),
        ("POST", "/crm/automation/engagement"): ENGAGED,
        ("POST", "/crm-automation/engagement"): ENGAGED,
        ("POST", "/orders"): {"customer": BUYER, "lines": [{"product_id": "rice", "quantity": 1}]},
        ("POST", "/orders/batch"): {
            "orders": [{"customer": BUYER, "lines": [{"product_id": "rice", "quantity": 1}]}] * 2
        },
    }
    return Ask(request.method, request.path, bodies.get(route, request.body))


def canary_shop() -> TestShop:
    """A shop whose foreign customer, their child and their calls are all canaries."""
    stock, files = _canary_stock()
    shop = TestShop(table=stock.copy(), files=MemoryObjects(dict(files)))
    # What was uploaded lies open until it is read: a file of persons, whatever its kind is said to be.
    shop.files.put(f"uploads/{UPLOAD}", f"Product,Price,Note\nOil,120,{PHONES[0]} {EMAIL}\n".encode())
    return shop


@cache
def _canary_stock() -> tuple[MemoryTable, dict[str, bytes]]:
    shop = stocked()
    for route in (
        ("PUT", "/cdm/customers/<customer_id>"),
        ("PUT", "/cdm/family-members/<customer_id>/<member_id>"),
        ("POST", "/cdm/interaction"),
        ("POST", "/crm/automation/engagement"),
        ("POST", "/cases"),
        ("PUT", "/cases/<case_id>"),
        ("POST", "/cases/<case_id>/notes"),
        ("POST", "/surveys/answers"),
    ):
        answer = with_canaries(route, ask(route, shop, "foreign")).of(shop)
        assert answer.status < 300, answer.text
    return shop.table, shop.files.kept


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Callable[[], bytes]:
    """Everything that came out on any way: standard output, standard error, every logger."""
    caplog.set_level(logging.DEBUG)

    def read() -> bytes:
        out = capfd.readouterr()
        return (out.out + out.err + caplog.text).encode()

    return read


def test_the_canaries_are_there_to_be_seen() -> None:
    """The tests below would see them: whoever may read this customer does, and names are readable by design."""
    shop = canary_shop()
    told = shop.call("GET", f"/cdm/customers/{CANARY}").text + shop.call("GET", f"/cdm/family-members/{CANARY}").text
    told += shop.call("GET", f"/cdm/interactions/{CANARY}").text
    for canary in (PHONES[0], PHONES[1], PHONES[2], EMAIL, ADDRESS, BANGLA, NOTES, BORN, MARRIED, SHOE, SAID, DETAILS):
        assert canary in seen_in(told.encode()), canary
    assert b"Rahim" in b"\n".join(part for entry in shop.table.kept().items() for part in raw(entry))
    assert seen_in(json.dumps({"x": BANGLA}).encode()) == [f"{BANGLA}, escaped"]


@pytest.mark.parametrize("route", sorted(ROUTES), ids=" ".join)
def test_no_route_leaves_a_person_in_the_store_or_in_the_log(
    route: Route, said: Callable[[], bytes], counted: Counted
) -> None:
    """Canary values through every route: done, repeated under a key, refused, and broken at every call to the store."""
    shop = canary_shop()
    calls = FaultyTable(shop.table)
    stand_on(shop, calls)
    request = with_canaries(route, ask(route, shop, "foreign"))
    assert request.of(shop, headers={"Idempotency-Key": "click"}).status in (200, 201, 202, 204, 500)
    assert seen_in(scanned(shop)) == []
    moments: tuple[Moment, ...] = ("before", "after", "throttled")
    for call in range(1, len(calls.calls) + 1):
        for moment in moments:
            broken = canary_shop()
            stand_on(broken, FaultyTable(broken.table, Fault(call, moment)))
            with_canaries(route, ask(route, broken, "foreign")).of(broken)
            assert seen_in(scanned(broken)) == [], (call, moment)
    wrong = spoiled(request)
    for each in wrong:
        each(shop)
    assert seen_in(scanned(shop)) == []
    assert seen_in(said()) == []
    tried = 1 + len(moments) * len(calls.calls) + len(wrong)
    counted(19, "{routes} routes, {tried} requests with canaries: 0 in the store, 0 in the log", routes=1, tried=tried)


def spoiled(request: Ask) -> list[Callable[[TestShop], Answer]]:
    """The request as it should not be: stale, misspelt, broken, of the wrong kind, by nobody."""
    method, path, body = request.method, request.path, request.body
    bad_phone = {"phone": PHONES[0] + "99999999"}
    fields = body if isinstance(body, dict) else {}
    other_kinds = [
        {EMAIL: NOTES},
        [PERSON],
        {**fields, "unknown": NOTES},
        {**fields, **bad_phone},
        {**fields, "email": EMAIL.replace("@", " at ")},
        {name: [value] for name, value in fields.items()},
    ]
    found: list[Callable[[TestShop], Answer]] = [
        lambda shop: shop.call(method, path, body, headers={"If-Match": '"999"'}),
        lambda shop: shop.call(method, path, raw=json.dumps(PERSON)[:-1]),
        lambda shop: shop.call(method, path, body, role=None),
        lambda shop: shop.call(method, path, body, role="delivery_coordinator"),
        lambda shop: shop.call(method, f"{path}{'&' if '?' in path else '?'}search={quote(EMAIL)}", body),
        lambda shop: shop.call(method, f"{path}{'&' if '?' in path else '?'}phone={PHONES[0]}&limit=x", body),
    ]
    # Signed as the first one was, where a signature is what lets it in.
    return found + [Ask(method, path, each).of for each in other_kinds]


def test_no_answer_to_others_shows_a_person_they_may_not_see(said: Callable[[], bytes], counted: Counted) -> None:
    """Error bodies to other callers: an agent of others, a delivery without a delivery, nobody."""
    strangers: list[Mapping[str, Any]] = [
        {"role": "crm_agent", "user": MINE},
        {"role": "delivery_coordinator"},
        {"role": None},
    ]
    heard = 0
    for route in sorted(ROUTES):
        if route == ("GET", "/cdm/lookup"):
            continue  # who knows the full number may know whose it is: somebody is on the line
        for stranger in strangers:
            shop = canary_shop()
            plain = ask(route, shop, "foreign")
            taken = {"customer_id": CANARY, "first_name": "Mine"}
            asked = [plain, Ask(plain.method, plain.path, taken)]
            for request in asked:
                answer = request.of(shop, **stranger)
                content = (answer.text + str(answer.headers)).encode()
                assert seen_in(content) == [], (route, stranger, answer.text)
                heard += 1
    assert seen_in(said()) == []
    counted(19, f"{heard} answers to strangers about a person they may not see, 0 canaries in them")


def test_no_job_leaves_a_person_in_the_store_in_the_log_or_in_its_failure(
    said: Callable[[], bytes], counted: Counted
) -> None:
    """Canary values through every job, and through every way it can break."""
    failures: list[str] = []
    runs = 0
    for job in JOBS:
        shop = canary_shop()
        calls = FaultyTable(shop.table)
        stand_on(shop, calls)
        _run(job, shop, failures)
        assert failures == [], (job, failures)
        moments: tuple[Moment, ...] = ("before", "after", "throttled")
        for call in range(1, len(calls.calls) + 1):
            for moment in moments:
                broken = canary_shop()
                stand_on(broken, FaultyTable(broken.table, Fault(call, moment)))
                _run(job, broken, failures)
                assert seen_in(scanned(broken)) == [], (job, call)
                runs += 1
        assert failures, job
        assert seen_in("\n".join(failures).encode()) == [], job
        failures.clear()
        assert seen_in(scanned(shop)) == [], job
    assert seen_in(said()) == []
    counted(19, f"{len(JOBS)} jobs broken {runs} times, 0 canaries in store, log or failure")


def _drop_off(shop: TestShop, _: BusInMind) -> None:
    counts = importlib.import_module("functions.dropoff_job.app").lambda_handler({}, LambdaContext())
    assert counts


def _seal(shop: TestShop, _: BusInMind) -> None:
    shop.clock.advance(days=1)
    importlib.import_module("functions.audit_seal_job.app").lambda_handler({}, LambdaContext())


def _sweep(shop: TestShop, _: BusInMind) -> None:
    shop.clock.advance(minutes=1)
    sweep()


def _publish(shop: TestShop, _: BusInMind) -> None:
    publish(waiting(shop))


def _hear(shop: TestShop, _: BusInMind) -> None:
    for row in waiting(shop):
        if row["type"].startswith("Order"):
            hear(json.loads(row["detail"]))


def _retier(shop: TestShop, _: BusInMind) -> None:
    app = importlib.import_module("functions.retier_worker.app")
    # Changed long ago: every door knows, and nothing is waited for.
    told = {"type": "SettingsChanged", "section": "value", "occurred_at": "2026-01-01T00:00:00Z"}
    app.lambda_handler({"detail": told}, _PatientContext())


class _PatientContext(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


def _forget(shop: TestShop, _: BusInMind) -> None:
    asked = partial(erasing.erase, customer_id=CANARY, asked=EraseAsked(confirm=CANARY))
    _in_the_back_room(shop, perform(shop.shop, ADMIN, asked).request_id, clearing.clear)


def _list(shop: TestShop, _: BusInMind) -> None:
    request = perform(shop.shop, ADMIN, partial(listing.ask, asked=ListAsked(search=EMAIL)))
    _in_the_back_room(shop, request.request_id, listing.write)


def _in_the_back_room(shop: TestShop, request_id: str, doing: Doing) -> None:
    doing(Backroom(shop.shop, shop.files, shop.queue), {"request_id": request_id})


JOBS: list[Callable[[TestShop, BusInMind], None]] = [
    _drop_off,
    _seal,
    _sweep,
    _publish,
    _hear,
    _retier,
    _forget,
    _list,
]


def _run(job: Callable[[TestShop, BusInMind], None], shop: TestShop, failures: list[str]) -> None:
    """As Lambda would: a failure is printed with its whole trail."""
    bus = BusInMind(shop.clock)
    with running(shop, bus, BucketInMind()):
        try:
            job(shop, bus)
        except Exception as failure:
            failures.append("".join(traceback.format_exception(failure)))
    for taken in bus.taken:
        assert seen_in(json.dumps(taken.detail, ensure_ascii=False).encode()) == []


def test_a_bus_that_is_down_says_nothing_of_persons(said: Callable[[], bytes]) -> None:
    """Failures of the way out carry no event's content into the log."""
    shop = canary_shop()
    shop.clock.advance(minutes=1)
    with running(shop, BusInMind(shop.clock, down=lambda: True)), pytest.raises(BusDown):
        sweep()
    assert seen_in(said()) == []


def test_every_event_carries_ids_and_facts_only() -> None:
    """No personal data in events, whatever made them: all changes of the surface by turns."""
    shop = canary_shop()
    for route in CHANGES:
        with_canaries(route, ask(route, shop, "foreign")).of(shop)
    details = [row["detail"] for row in waiting(shop)]
    assert len(details) > 15
    assert seen_in("\n".join(details).encode()) == []
    assert not any("Theirs" in detail or "Rahim" in detail for detail in details)


def test_what_is_remembered_of_a_body_cannot_be_tried_out_by_those_who_read_the_store() -> None:
    """A body can be no more than a phone number; a plain hash of it is found by trying all numbers."""
    shop = stocked()
    body = {"phone": PHONES[0]}
    answer = shop.call("PATCH", "/cdm/customers/cus_mine", body, headers={"Idempotency-Key": "k"})
    assert answer.status == 200
    assert hashlib.sha256(json.dumps(body).encode()).hexdigest().encode() not in scanned(shop)


# -- masking -----------------------------------------------------------------------------------------------------


def logged(**facts: Any) -> str:
    out = io.StringIO()
    Log(out).info("something happened", **facts)
    return out.getvalue()


def test_a_line_shows_a_phone_and_an_email_masked() -> None:
    """Logs show `jo***@example.com`, `+8801•••••678` at most."""
    assert masked("+8801712345678") == "+8801•••••678"
    assert masked("john@example.com") == "jo***@example.com"
    line = logged(phone="+8801712345678", local="01712345678", email="john.doe@example.com", note="ring 01712345678!")
    assert "john.doe" not in line
    assert "712345678" not in line
    assert line.count("•••••678") == 3


def test_numbers_of_every_length_are_masked_and_ids_and_stamps_are_not(size: Size, counted: Counted) -> None:
    """Seven digits at most are left of any phone number; what is no phone stays readable."""
    chance = random.Random(19)
    numbers = size(2_000, 100_000, 200)
    for _ in range(numbers):
        digits = "".join(chance.choice("0123456789") for _ in range(chance.randint(9, 15)))
        said = logged(value=chance.choice([f"+{digits}", digits, f"call {digits}, please", f"<{digits}>"]))
        assert digits not in said, digits
        assert max(map(len, _runs_of_digits(said)), default=0) <= 4, said
    for kept in ("cus_01KKB59BR0AQDNA033TNZA4R74", "2026-03-10T06:00:00.000000Z", "evt_2345678901234567890123456"):
        assert kept in logged(value=kept)
    counted(19, f"{numbers} phone numbers in log lines, {numbers} masked")


def _runs_of_digits(text: str) -> list[str]:
    return "".join(sign if sign.isdigit() else " " for sign in text).split()


def test_a_failure_is_logged_by_its_kind_and_place_and_never_by_its_words(said: Callable[[], bytes]) -> None:
    """An error's text can quote what it choked on."""
    out = io.StringIO()
    try:
        raise Broken(f"could not write {NOTES} of {EMAIL}, {BANGLA}")
    except Broken as failure:
        Log(out).error("request failed", failure)
    assert seen_in(out.getvalue().encode()) == []
    assert "Broken" in out.getvalue()
    assert "test_19_no_personal_data" in out.getvalue()
