"""Every door through the real HTTP API: it answers there as it does in process, on memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rapport.kernel.clock import SetClock
from tests.e2e.house import DECIDED, House
from tests.promises.surface import outside_world
from tests.rig.shop import TestShop

LONG_AGO = "2019-05-05"
MONTHS_AGO = (datetime.now(UTC) - timedelta(days=70)).isoformat()
MINA = "e2e-mina"
SAID_OF_MINA = {
    "customer_id": MINA,
    "first_name": "মিনা",
    "last_name": "Khatun",
    "phone": "01799000001",
    "email": "mina@e2e.example",
    "address": "House 7, Road 3, Dhanmondi",
    "district": "Dhaka",
    "date_of_birth": "1990-03-20",
    "assigned_agent_id": "0-nila",
    "tags": ["organic"],
}
LINES = [{"product_id": "0-honey", "quantity": 2}]


@dataclass(frozen=True)
class Exchange:
    method: str
    path: str
    body: Any = None
    headers: Mapping[str, str] | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"[:80]


# In this order: what is written by one is read by those below it.
SUCCEED = [
    Exchange("GET", "/health"),
    Exchange("GET", "/openapi.json"),
    Exchange("GET", "/docs"),
    Exchange("PUT", "/api/config/business", {"name": "দোকান"}),
    Exchange("GET", "/api/config"),
    Exchange("POST", "/crm/automation/agents", {"agent_id": "0-nila", "name": "Nila", "districts": ["Dhaka"]}),
    Exchange("GET", "/crm/automation/agents"),
    Exchange("POST", "/catalog/categories", {"category_id": "0-sweet", "name": "Sweet"}),
    Exchange("POST", "/catalog/products", {"product_id": "0-honey", "name": "মধু", "category": "Sweet", "price": 450.5}),
    Exchange("GET", "/catalog/products?limit=1"),
    Exchange("POST", "/cdm/customers", SAID_OF_MINA),
    Exchange("PATCH", f"/cdm/customers/{MINA}", {"notes": "বিকেলে ফোন"}, {"If-Match": '"1"'}),
    Exchange("PUT", f"/cdm/customers/{MINA}/consent", {"channel": "sms", "allowed": True}),
    Exchange("GET", f"/cdm/customers/{MINA}"),
    Exchange("GET", "/cdm/lookup?phone=01799000001"),
    Exchange("POST", "/cdm/family-member", {"customer_id": MINA, "name": "Rafi", "relationship": "child"}),
    Exchange("GET", f"/cdm/family-members/{MINA}"),
    Exchange(
        "POST", "/orders", {"id": "e2e-0", "customer_id": MINA, "lines": LINES, "order_date": LONG_AGO + "T10:00:00Z"}
    ),
    Exchange("POST", "/orders", {"id": "e2e-1", "customer_id": MINA, "lines": LINES, "order_date": MONTHS_AGO}),
    Exchange("PUT", "/orders/e2e-1/status", {"status": "delivered"}),
    Exchange("GET", f"/orders?from={LONG_AGO}&to={LONG_AGO}"),
    Exchange("GET", f"/cdm/customers/{MINA}/orders?limit=1"),
    Exchange("POST", "/carts/abandoned", {"cart_id": "e2e-cart", "customer_id": MINA, "value": 300}),
    Exchange("POST", "/cdm/interaction", {"customer_id": MINA, "interaction_type": "call", "details": "ফোন ধরেছেন"}),
    Exchange("GET", f"/cdm/interactions/{MINA}"),
    Exchange("GET", f"/cdm/customer360/{MINA}"),
    Exchange("GET", "/cdm/customer360?search=01799000001&customerType=inactive"),
    Exchange("GET", f"/cdm/behavior/{MINA}"),
    Exchange("GET", "/cdm/upcoming-events?days=365&limit=1"),
    Exchange("GET", "/cdm/segments/summary"),
    Exchange("GET", f"/crm/insights/sales?start_date={LONG_AGO}&end_date={LONG_AGO}&by=month"),
    Exchange("GET", f"/audit?record=customer:{MINA}"),
    Exchange("GET", f"/audit/verify?record=customer:{MINA}"),
]
REFUSED = [
    Exchange("GET", "/orders/nothing/here"),
    Exchange("DELETE", f"/cdm/family-members/{MINA}"),
    Exchange("GET", "/cdm/customers/e2e-nobody"),
    Exchange("GET", "/cdm/customers/a%25b"),
    Exchange("GET", "/orders/%E0%A6%95"),
    Exchange("GET", "/cdm/customer360?limit=many"),
    Exchange("GET", "/cdm/customer360?nonsense=1"),
    Exchange("POST", "/orders", {"customer_id": MINA, "lines": [{"product_id": "0-honey", "quantity": -1}]}),
    Exchange("POST", "/cdm/customers", SAID_OF_MINA),
    Exchange("PATCH", f"/cdm/customers/{MINA}", {"notes": "old news"}, {"If-Match": '"1"'}),
    Exchange("PATCH", f"/cdm/customers/{MINA}", {"notes": "x" * 200_000}),
    Exchange("POST", "/cdm/customers", {"notes": "x" * 300_000}),
]


@dataclass(frozen=True)
class Seen:
    status: int
    headers: dict[str, str]
    body: Any


@pytest.fixture(scope="module")
def in_process() -> dict[int, Seen]:
    """Each answer of the doors on the memory table."""
    shop = TestShop(clock=SetClock(datetime.now(UTC)))
    answers: dict[int, Seen] = {}
    for section, said in DECIDED.items():
        shop.call("PUT", f"/api/config/{section}", said)
    with outside_world():
        for each in [*SUCCEED, *REFUSED]:
            answer = shop.call(each.method, each.path, each.body, headers=each.headers)
            answers[id(each)] = Seen(
                answer.status, telling(answer.headers), answer.text[:20] if answer.body is None else answer.body
            )
    return answers


def telling(headers: Mapping[str, str]) -> dict[str, str]:
    lower = {name.lower(): value for name, value in headers.items()}
    return {name: lower[name] for name in ("content-type", "etag") if name in lower}


def shape(content: Any) -> Any:
    """What there is, and of what kind; not how much."""
    match content:
        case dict():
            return {name: shape(each) for name, each in content.items()}
        case list():
            return [shape(each) for each in content[:1]]
        case bool():
            return "yes or no"
        case int() | float():
            return "number"
        case _:
            return "text"


@pytest.mark.parametrize("exchange", SUCCEED, ids=str)
def test_a_door_answers_over_http_as_it_does_in_process(
    house: House, in_process: dict[int, Seen], exchange: Exchange
) -> None:
    expected = in_process[id(exchange)]
    assert expected.status in (200, 201)
    answer = house.ask(exchange.method, exchange.path, exchange.body, headers=dict(exchange.headers or {}))
    assert answer.status == expected.status, answer.body
    assert telling(answer.headers) == expected.headers
    if expected.headers["content-type"] == "application/json":
        assert shape(answer.json()) == shape(expected.body)
    else:
        assert answer.body.decode().startswith(expected.body)


@pytest.mark.parametrize("exchange", REFUSED, ids=str)
def test_a_door_refuses_over_http_in_the_one_shape_of_errors(
    house: House, in_process: dict[int, Seen], exchange: Exchange
) -> None:
    expected = in_process[id(exchange)]
    assert 400 <= expected.status < 500
    answer = house.ask(exchange.method, exchange.path, exchange.body, headers=dict(exchange.headers or {}))
    assert answer.status == expected.status, answer.body
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].keys() >= {"code", "message", "details"}
    assert {**answer.json()["error"], "current": None} == {**expected.body["error"], "current": None}


def test_what_is_taken_out_is_answered_with_nothing(house: House) -> None:
    house.done("POST", "/catalog/products", {"product_id": "0-gone", "name": "Gone", "category": "Sweet", "price": 1})
    answer = house.ask("DELETE", "/catalog/products/0-gone")
    assert (answer.status, answer.body) == (204, b"")


def test_an_address_that_no_door_has_is_the_gateways_to_refuse(house: House) -> None:
    answer = house.ask("GET", "/nowhere")
    assert (answer.status, answer.json()) == (404, {"message": "Not Found"})


@pytest.mark.parametrize("escaped", ["a%2Fb", "%2F", "a%252Fb", "..%2F..%2Fme", "%00"])
def test_an_id_with_escaped_signs_is_nobodys_and_leads_nowhere_else(house: House, escaped: str) -> None:
    """The gateway may unescape the path before it hands it over, or not: nothing rests on it."""
    answer = house.ask("GET", f"/cdm/customers/{escaped}")
    assert answer.status in (404, 422)
    assert answer.json()["error"]["code"] in ("not_found", "invalid")


def test_the_same_key_gives_the_same_answer_and_one_effect(house: House) -> None:
    order = {"customer_id": MINA, "lines": LINES}
    first = house.ask("POST", "/orders", order, headers={"Idempotency-Key": "e2e-once"})
    again = house.ask("POST", "/orders", order, headers={"Idempotency-Key": "e2e-once"})
    assert first.status == again.status == 201
    assert first.json() == again.json()
    other = house.ask("POST", "/orders", order | {"discount": 1}, headers={"Idempotency-Key": "e2e-once"})
    assert (other.status, other.json()["error"]["code"]) == (409, "idempotency_key_reused")


def test_pages_follow_the_cursor_to_the_end(house: House) -> None:
    path = f"/cdm/customers/{MINA}/orders?limit=2"
    first = house.ask("GET", path)
    rest = house.ask("GET", f"{path}&cursor={first.headers['X-Next-Cursor']}")
    found = [order["order_id"] for order in first.json() + rest.json()]
    assert len(found) == 3
    assert found[1:] == ["e2e-1", "e2e-0"]
    assert "X-Next-Cursor" not in rest.headers
