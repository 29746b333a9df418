"""Promise 7: a POST retried five times: one effect, the same answer; another body: 409."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from rapport.kernel.caller import Role
from rapport.kernel.http.roles import PUBLIC, ROUTES
from tests.promises.conftest import Counted, Size
from tests.promises.footprint import counters, footprint
from tests.promises.surface import CHANGES, Ask, Route, ask, outside_world, stand_on, stocked
from tests.rig.faulty_table import Fault, FaultyTable, Moment
from tests.rig.shop import Answer, TestShop

RETRIES = 5
KEY = {"Idempotency-Key": "made-at-the-click"}
DAY = 24 * 60 * 60
MOMENTS: tuple[Moment, ...] = ("before", "after", "throttled")

MAKES_NEW_IDS: list[Route] = [
    ("POST", "/cdm/customers"),
    ("POST", "/cdm/family-member"),
    ("POST", "/cdm/interaction"),
    ("POST", "/crm/automation/engagement"),
    ("POST", "/crm-automation/engagement"),
    ("POST", "/catalog/products"),
    ("POST", "/cases"),
    ("POST", "/surveys/answers"),
    ("POST", "/carts/abandoned"),
    ("POST", "/crm/automation/campaigns"),
    ("POST", "/crm-automation/campaign"),
    ("POST", "/orders"),
    ("POST", "/orders/batch"),
]


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


def routes() -> list[Route]:
    return CHANGES


def routes_with_a_caller() -> list[Route]:
    """A key belongs to whoever is signed in. Where nobody is, one effect is what the route itself sees to: a status
    never goes back, and who has opted out has."""
    return [route for route in CHANGES if ROUTES[route] != PUBLIC]


def named(route: Route) -> str:
    return " ".join(route)


def told(answer: Answer) -> tuple[int, str, str | None]:
    return answer.status, answer.text, answer.headers.get("ETag")


def decided(answer: Answer) -> bool:
    """A batch says of each order or task what became of it; one that found the store busy is still to be decided."""
    body = answer.body if isinstance(answer.body, dict) else {}
    refusals = [row.get("error", {}) for row in body.get("rows", [])]
    if isinstance(body.get("refused"), list):
        refusals += body["refused"]
    return all(each.get("code") != "busy" for each in refusals)


def retried(shop: TestShop, request: Ask, chance: random.Random, calls: int) -> list[Answer]:
    """The same request five times, each but the last possibly broken somewhere; as a caller on a weak line sees it."""
    answers = []
    for attempt in range(RETRIES):
        fault = None
        if attempt < RETRIES - 1 and chance.random() < 0.7:
            fault = Fault(chance.randint(1, calls), chance.choice(MOMENTS))
        stand_on(shop, FaultyTable(shop.table, fault))
        answers.append(request.of(shop, headers=KEY))
        shop.clock.advance(seconds=chance.uniform(0, 40))
    return answers


@pytest.mark.parametrize("route", routes(), ids=named)
def test_a_request_retried_five_times_has_one_effect_and_one_answer(route: Route, size: Size, counted: Counted) -> None:
    """A POST retried five times: one effect, the same answer (faults before and after the commit)."""
    once = stocked()
    counting = FaultyTable(once.table)
    stand_on(once, counting)
    request = ask(route, once)
    assert request.of(once, headers=KEY).status in (200, 201, 202, 204)
    effect, figures = footprint(once.table), counters(once.table)
    cases = size(-(-500 // len(CHANGES)), 300, 12)
    lost_answers = 0
    for case in range(cases):
        shop = stocked()
        request = ask(route, shop)
        chance = random.Random(f"{route} {case}")
        answers = retried(shop, request, chance, len(counting.calls))
        good = [answer for answer in answers if answer.status < 400 and decided(answer)]
        lost_answers += len(answers) - len(good)
        seed = f"case {case} of {named(route)}"
        assert good, seed
        assert {told(answer) for answer in good} == {told(good[-1])}, seed
        assert {answer.status for answer in answers} <= {good[-1].status, 429, 500}, seed
        assert footprint(shop.table) == effect, seed
        assert counters(shop.table) == figures, seed
    said = "{requests} requests to {routes} routes sent five times each, {lost} answers lost, {requests} effects"
    counted(7, said, requests=cases, routes=1, lost=lost_answers)


@pytest.mark.parametrize("route", routes_with_a_caller(), ids=named)
def test_the_same_key_with_another_body_is_a_conflict_and_changes_nothing(route: Route) -> None:
    """Another body: 409."""
    shop = stocked()
    request = ask(route, shop)
    assert request.of(shop, headers=KEY).status < 300
    before = shop.table.everything()
    answer = _otherwise(request).of(shop, headers=KEY)
    assert (answer.status, answer.body["error"]["code"]) == (409, "idempotency_key_reused")
    assert shop.table.everything() == before


def test_a_batch_broken_halfway_and_repeated_with_another_body_is_a_conflict_too() -> None:
    """Another body: 409, also when the first one got only halfway."""
    shop = stocked()
    request = ask(("POST", "/orders/batch"), shop)
    counting = FaultyTable(shop.table)
    stand_on(shop, counting)
    assert request.of(shop, headers=KEY).status == 200
    refused, before = 0, stocked().table.everything().keys()
    for call in range(1, len(counting.calls) + 1):
        shop = stocked()
        stand_on(shop, FaultyTable(shop.table, Fault(call, "after")))
        request.of(shop, headers=KEY)
        if any(key.pk.startswith(("ANSWER#", "OUTBOX#")) for key in shop.table.everything().keys() - before):
            refused += 1
            other = Ask("POST", request.path, {"orders": request.body["orders"][:1]})
            assert other.of(shop, headers=KEY).status == 409, call
    assert refused > 2


@pytest.mark.parametrize("route", routes_with_a_caller(), ids=named)
def test_the_same_key_of_another_caller_gets_no_answer_of_the_first(route: Route) -> None:
    """The same key by another caller: not the other's answer."""
    shop = stocked()
    request = ask(route, shop)
    first = request.of(shop, headers=KEY)
    nobody = request.of(shop, headers=KEY, role="delivery_coordinator", user="user-curious")
    if Role.DELIVERY_COORDINATOR not in ROUTES[route]:
        assert nobody.status == 403
    second = request.of(shop, headers=KEY, user="user-second-admin")
    if route in MAKES_NEW_IDS:
        assert second.status == first.status
        assert second.text != first.text
    remembered = {key.pk for key in shop.table.everything() if key.pk.startswith("ANSWER#")}
    assert "ANSWER#user-admin" in remembered
    if second.status < 300:
        assert "ANSWER#user-second-admin" in remembered


@pytest.mark.parametrize("route", MAKES_NEW_IDS, ids=named)
def test_after_a_day_a_key_is_forgotten(route: Route) -> None:
    """Expired memory is forgotten, though the store has not swept it yet."""
    shop = stocked()
    request = ask(route, shop)
    first = request.of(shop, headers=KEY)
    shop.clock.advance(seconds=DAY - 1)
    assert told(request.of(shop, headers=KEY)) == told(first)
    shop.clock.advance(seconds=2)
    if route == ("POST", "/orders/batch"):
        # Its orders have ids computed from key and body: the very same batch is still the very same orders.
        request = _otherwise(request)
    anew = request.of(shop, headers=KEY)
    assert anew.status == first.status
    assert anew.text != first.text
    assert told(request.of(shop, headers=KEY)) == told(anew)


def test_a_request_that_was_refused_may_be_put_right_under_its_key() -> None:
    """A refusal had no effect, so nothing is remembered of it."""
    shop = stocked()
    wrong = Ask("POST", "/cdm/customers", {"first_name": "Jamil", "phone": "12"})
    right = Ask("POST", "/cdm/customers", {"first_name": "Jamil", "phone": "01712000004"})
    assert wrong.of(shop, headers=KEY).status == 422
    assert right.of(shop, headers=KEY).status == 201


def test_without_a_key_two_requests_are_two() -> None:
    """Only the caller can say that two requests are one."""
    shop = stocked()
    request = ask(("POST", "/cdm/interaction"), shop)
    assert request.of(shop).body["id"] != request.of(shop).body["id"]


def _otherwise(request: Ask) -> Ask:
    """The same request with another value in one of its fields."""
    others = {
        "reason": "kept_by_mistake",
        "upload_id": "upl_another",
        "size": 1001,
        "options": {"on_match": "fill"},
        "plan_hash": "0" * 32,
        "agent": "agt_theirs",
        "name": "Another",
        "campaign_name": "Another",
        "offers": [{"month": 5, "theme": "Another", "segment": "vip", "kpi": "Revenue"}],
        "first_name": "Another",
        "notes": "another",
        "details": "another",
        "content": "another",
        "what_happened": "another",
        "resolution": "another",
        "text": "another",
        "nps": 1,
        "value": 451,
        "at_risk_days": 51,
        "allowed": False,
        "all": False,
        "paused": False,
        "status": "delivered",
        "lines": [{"product_id": "oil", "quantity": 4}],
        "rule_name": "Another",
        "avg_consumption_days": 31,
        "call_reason": "another",
        "outcome": "no_answer",
        "task_date": "2026-03-16",
        "taskDate": "2026-03-16",
        "task_ids": ["tsk_another"],
        "task_id": "tsk_another",
        "template_id": "birthday",
        "agent_id": "agt_spare",
        "orders": (request.body or {}).get("orders", [])[:1],
    }
    if request.path.endswith("/toggle"):
        return Ask(request.method, request.path, {"is_active": True})
    if request.path.startswith("/cases/") and request.path.endswith("/status"):
        return Ask(request.method, request.path, {"status": "resolved", "resolution": "another"})
    if request.path.endswith(("/rebalance", "/send")):
        return Ask(request.method, request.path, {"plan_hash": "plan_another"})
    if request.path.endswith(("/merge", "/unmerge", "/distinct")):
        return Ask(request.method, request.path, {"customer_id": "cus_another"})
    body: dict[str, Any] = request.body or {}
    field = next((name for name in others if name in body), "nothing")
    return Ask(request.method, request.path, body | {field: others.get(field)})
