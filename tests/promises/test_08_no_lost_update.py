"""Promise 8: no lost update: of two writers one wins, the other gets 409 with the current state."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from rapport.kernel import keys
from rapport.kernel.table import Key
from tests.promises.conftest import Counted, Size
from tests.promises.footprint import audit_entries, counters, events
from tests.promises.surface import (
    CUSTOMERS,
    ORDERS,
    Ask,
    SignInsInMind,
    case_of,
    in_the_environment,
    member_of,
    outside_world,
    stand_on,
    stocked,
)
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.shop import Answer, TestShop

CUSTOMER = CUSTOMERS["own"]
PROFILE = f"/cdm/customers/{CUSTOMER}"
SUMMARY = "/cdm/segments/summary"


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


@dataclass(frozen=True)
class Contested:
    """A record that several change at once: where it is read, and how it is changed."""

    name: str
    read: Callable[[TestShop], Any]
    changes: Callable[[TestShop], Sequence[Ask]]
    """Each with another outcome, as many as there can be writers."""


def customer(shop: TestShop) -> Any:
    return shop.call("GET", PROFILE).body


def member(shop: TestShop) -> Any:
    (only,) = shop.call("GET", f"/cdm/family-members/{CUSTOMER}").body
    return only


def agent(shop: TestShop) -> Any:
    return next(each for each in shop.call("GET", "/crm/automation/agents").body if each["agent_id"] == "agt_spare")


def without(name: str, body: dict[str, Any]) -> dict[str, Any]:
    return {each: value for each, value in body.items() if each != name}


def edits_of_customer(_: TestShop) -> Sequence[Ask]:
    return [
        Ask("PATCH", PROFILE, {"notes": "first"}),
        Ask("PATCH", PROFILE, {"phone": "01712000077", "notes": "second"}),
        Ask("PUT", PROFILE, {"first_name": "Third", "assigned_agent_id": "agt_theirs"}),
        Ask("PUT", f"{PROFILE}/consent", {"channel": "sms", "allowed": True}),
        Ask("PATCH", PROFILE, {"tags": ["fifth"], "date_of_birth": "1991-01-01"}),
    ]


def edits_of_member(shop: TestShop) -> Sequence[Ask]:
    path = f"/cdm/family-members/{CUSTOMER}/{member_of(shop, CUSTOMER)}"
    return [Ask("PUT", path, {"name": f"Name {n}", "relationship": "child"}) for n in range(5)]


def case(shop: TestShop) -> Any:
    # Notes are told by reading alone: they stand in other records.
    told = shop.call("GET", f"/cases/{case_of(shop, CUSTOMER)}").body
    return without("notes", told)


def edits_of_case(shop: TestShop) -> Sequence[Ask]:
    path = f"/cases/{case_of(shop, CUSTOMER)}"
    return [
        Ask("PUT", path, {"priority": "urgent"}),
        Ask("PUT", f"{path}/status", {"status": "waiting"}),
        Ask("PUT", f"{path}/status", {"status": "resolved", "resolution": "rang back"}),
        Ask("PUT", path, {"what_happened": "nobody opened, twice"}),
        Ask("PUT", path, {"order_id": None}),
    ]


CONTESTED = [
    Contested("a customer", customer, edits_of_customer),
    Contested("a family member", member, edits_of_member),
    Contested(
        "a product",
        lambda shop: shop.call("GET", "/catalog/products/oil").body,
        lambda _: [
            Ask("PUT", "/catalog/products/oil", {"name": "Oil", "category": "G", "price": n}) for n in range(1, 6)
        ],
    ),
    Contested(
        "an agent",
        agent,
        lambda _: [
            Ask("PUT", "/crm/automation/agents/agt_spare", {"name": f"Sara {n}", "daily_capacity": n}) for n in range(5)
        ],
    ),
    Contested(
        "the settings",
        lambda shop: shop.call("GET", "/api/config/lifecycle").body,
        lambda _: [Ask("PUT", "/api/config/lifecycle", {"at_risk_days": 40 + n}) for n in range(5)],
    ),
    Contested("a case", case, edits_of_case),
    Contested(
        "an order",
        # Who bought is told by reading alone: it stands in another record.
        lambda shop: without("customer_name", shop.call("GET", f"/orders/{ORDERS['own']}").body),
        lambda _: [
            *(
                Ask("PUT", f"/orders/{ORDERS['own']}", {"lines": [{"product_id": "oil", "quantity": n}]})
                for n in range(1, 4)
            ),
            Ask("PUT", f"/orders/{ORDERS['own']}/status", {"status": "delivered"}),
            Ask("PUT", f"/orders/{ORDERS['own']}/status", {"status": "cancelled"}),
        ],
    ),
]


def at_once(shop: TestShop, seed: int, requests: Sequence[Ask], headers: dict[str, str] | None = None) -> list[Answer]:
    """All of them at the same time, in the order that the seed decides."""
    workers = Interleaving(seed)
    stand_on(shop, StoppingTable(shop.table, workers))
    try:
        with in_the_environment(shop):
            return workers.run([lambda each=each: each.of(shop, headers=headers) for each in requests])  # type: ignore[misc]
    finally:
        stand_on(shop, shop.table)


@pytest.mark.parametrize("contested", CONTESTED, ids=lambda each: each.name)
def test_of_several_writers_one_wins_and_the_others_are_shown_its_work(
    contested: Contested, size: Size, counted: Counted
) -> None:
    """No lost update: of two writers one wins, the other gets 409 with the current state."""
    interleavings = size(90, 1500, 15)
    refused = 0
    for seed in range(interleavings):
        shop = stocked()
        chance = random.Random(seed)
        before = contested.read(shop)
        chosen = chance.sample(list(contested.changes(shop)), chance.randint(2, 5))
        answers = at_once(shop, seed, chosen, {"If-Match": f'"{before["version"]}"'})
        won = [answer for answer in answers if answer.status == 200]
        lost = [answer for answer in answers if answer.status == 409]
        assert (len(won), len(lost)) == (1, len(chosen) - 1), (seed, [answer.text for answer in answers])
        after = contested.read(shop)
        assert after == won[0].body, seed
        assert after["version"] == before["version"] + 1, seed
        for answer in lost:
            assert answer.body["error"]["code"] == "stale_version", seed
            assert answer.body["error"]["current"] == after, seed
        refused += len(lost)
    said = (
        "{records} kinds of records contested in {n} interleavings: {n} winners, {refused} refused and shown its work"
    )
    counted(8, said, records=1, n=interleavings, refused=refused)


@pytest.mark.parametrize(
    "path",
    [PROFILE, "/catalog/products/oil", "family"],
    ids=["a customer", "a product", "a family member"],
)
def test_a_stale_removal_is_refused_and_shown_what_changed(path: str) -> None:
    """The other gets 409 with the current state: removing is writing too."""
    shop = stocked()
    contested, changed = {
        PROFILE: (customer, Ask("PATCH", PROFILE, {"notes": "new"})),
        "/catalog/products/oil": (CONTESTED[2].read, CONTESTED[2].changes(shop)[0]),
        "family": (member, edits_of_member(shop)[0]),
    }[path]
    removed = f"/cdm/family-members/{CUSTOMER}/{member_of(shop, CUSTOMER)}" if path == "family" else path
    stale = contested(shop)["version"]
    assert changed.of(shop).status == 200
    answer = shop.call("DELETE", removed, headers={"If-Match": f'"{stale}"'})
    assert answer.status == 409
    assert answer.body["error"]["current"] == contested(shop)
    assert shop.call("DELETE", removed, headers={"If-Match": f'"{stale + 1}"'}).status == 204


def test_orders_beside_an_edit_never_spoil_it_and_all_of_them_count(size: Size, counted: Counted) -> None:
    """An order never spoils an agent's edit (`version` beside `facts_version`); concurrent orders all count."""
    interleavings = size(150, 3000, 15)
    orders = 0
    for seed in range(interleavings):
        shop = stocked()
        chance = random.Random(seed)
        before = customer(shop)
        everyone_before = shop.call("GET", SUMMARY).body
        asked = [bought(CUSTOMER, chance.randint(1, 5), chance.randint(0, 100)) for _ in range(chance.randint(1, 4))]
        edit = Ask("PATCH", PROFILE, {"notes": "likes Miniket"})
        answers = at_once(shop, seed, [edit, *asked], {"If-Match": f'"{before["version"]}"'})
        assert [answer.status for answer in answers] == [200] + [201] * len(asked), seed
        after = customer(shop)
        assert after["notes"] == "likes Miniket", seed
        assert after["version"] == before["version"] + 1, seed
        assert after["total_orders"] == before["total_orders"] + len(asked), seed
        sold = sum(answer.body["total_amount"] for answer in answers[1:])
        assert after["lifetime_value"] == before["lifetime_value"] + sold, seed
        assert after["facts_version"] == before["facts_version"] + len(asked), seed
        everyone = shop.call("GET", SUMMARY).body
        assert everyone["customers"] == everyone_before["customers"], seed
        assert everyone["value"] == everyone_before["value"] + sold, seed
        assert_counters_are_a_recount(shop, seed)
        orders += len(asked)
    counted(8, f"orders beside edits: {interleavings} interleavings, {orders} orders counted, no edit spoiled")


def test_edits_of_different_fields_without_a_version_both_survive(size: Size, counted: Counted) -> None:
    """Nothing is lost: who names only their own field takes nothing from others."""
    interleavings = size(150, 3000, 15)
    fields: dict[str, Any] = {
        "notes": "likes Miniket",
        "district": "Dhaka",
        "tags": ["rice"],
        "email": "new@example.com",
        "anniversary_date": "2012-12-12",
    }
    for seed in range(interleavings):
        shop = stocked()
        before = customer(shop)["version"]
        chosen = random.Random(seed).sample(sorted(fields), 2 + seed % 4)
        answers = at_once(shop, seed, [Ask("PATCH", PROFILE, {name: fields[name]}) for name in chosen])
        assert [answer.status for answer in answers] == [200] * len(chosen), seed
        after = customer(shop)
        assert {name: after[name] for name in chosen} == {name: fields[name] for name in chosen}, seed
        assert after["version"] == before + len(chosen), seed
        assert audit_entries(shop.table)["customer changed"] == len(chosen), seed
    counted(8, f"edits of different fields: {interleavings} interleavings, every field survived")


def test_what_is_counted_on_a_profile_is_counted_whoever_writes_beside(size: Size, counted: Counted) -> None:
    """Nothing is lost: family, interactions and carts are added to, not written over."""
    interleavings = size(60, 1500, 10)
    for seed in range(interleavings):
        shop = stocked()
        before, told_before = customer(shop), events(shop.table)["InteractionLogged"]
        asked = [
            Ask("POST", "/cdm/family-member", {"customer_id": CUSTOMER, "name": "Karim", "relationship": "child"}),
            Ask("POST", "/cdm/interaction", {"customer_id": CUSTOMER, "interaction_type": "call"}),
            Ask("POST", "/cdm/interaction", {"customer_id": CUSTOMER, "interaction_type": "note"}),
            Ask("PATCH", PROFILE, {"notes": "likes Miniket"}),
            bought(CUSTOMER, 1, 0),
        ]
        answers = at_once(shop, seed, asked)
        assert [answer.status for answer in answers] == [201, 201, 201, 200, 201], seed
        after = customer(shop)
        moved = {name: after[name] - before[name] for name in ("family_members_count", "total_interactions")}
        assert moved == {"family_members_count": 1, "total_interactions": 2}, seed
        assert after["notes"] == "likes Miniket", seed
        assert events(shop.table)["InteractionLogged"] == told_before + 2, seed
    counted(8, f"counts beside edits: {interleavings} interleavings, every one counted")


def test_the_same_order_sent_by_several_at_once_is_one_order(size: Size, counted: Counted) -> None:
    """The same id again is the same order, also when nobody was first."""
    interleavings = size(60, 1500, 10)
    for seed in range(interleavings):
        shop = stocked()
        before = customer(shop)
        order = bought(CUSTOMER, 2, 1)
        named = Ask("POST", order.path, order.body | {"id": "ord_twice"})
        answers = at_once(shop, seed, [named] * (2 + seed % 4))
        assert {(answer.status, answer.text) for answer in answers} == {(201, answers[0].text)}, seed
        assert customer(shop)["total_orders"] == before["total_orders"] + 1, seed
    counted(8, f"one order sent by two to five at once: {interleavings} interleavings, {interleavings} orders")


def test_the_same_key_sent_by_several_at_once_has_one_effect(size: Size, counted: Counted) -> None:
    """An impatient caller's second request beside the first one: one effect, one answer."""
    interleavings = size(60, 1500, 10)
    for seed in range(interleavings):
        shop = stocked()
        before = customer(shop)
        answers = at_once(shop, seed, [bought(CUSTOMER, 2, 0)] * (2 + seed % 4), {"Idempotency-Key": "click"})
        assert {(answer.status, answer.text) for answer in answers} == {(201, answers[0].text)}, seed
        assert customer(shop)["total_orders"] == before["total_orders"] + 1, seed
    counted(8, f"one key sent by two to five at once: {interleavings} interleavings, {interleavings} effects")


def test_a_seed_gives_the_same_interleaving_again() -> None:
    """A failure prints its seed; the seed must bring it back."""
    edits = [Ask("PATCH", PROFILE, {"notes": str(number)}) for number in range(3)]
    notes = {seed: [at_once(stocked(), seed, edits) for _ in range(2)] for seed in range(20)}
    for first, second in notes.values():
        assert [answer.body["version"] for answer in first] == [answer.body["version"] for answer in second]
    assert len({tuple(answer.body["version"] for answer in first) for first, _ in notes.values()}) > 3


def bought(customer_id: str, quantity: int, days_ago: int) -> Ask:
    body: dict[str, Any] = {"customer_id": customer_id, "lines": [{"product_id": "rice", "quantity": quantity}]}
    if days_ago:
        month, day = divmod(days_ago, 28)
        body["order_date"] = f"2026-{2 - month % 2:02d}-{1 + day:02d}T05:00:00Z"
    return Ask("POST", "/orders", body)


def assert_counters_are_a_recount(shop: TestShop, seed: int) -> None:
    cells = counters(shop.table)
    days: dict[str, int] = {}
    for key, item in shop.table.everything().items():
        if _is_profile(key) and "alias_of" not in item:
            last = item["facts"]["statistics"]["last"] or keys.NEVER
            name = f"{last} {item['facts']['counted_as']}_n"
            days[name] = days.get(name, 0) + 1
    kept = {name: cells[name] for name in cells if name.endswith("_n") and not name.startswith("ALL ")}
    assert kept == days, seed


def _is_profile(key: Key) -> bool:
    return key.pk.startswith("CUSTOMER#") and key.sk == "PROFILE"


def test_of_two_role_changes_at_once_the_user_pool_follows_the_winner() -> None:
    for seed in range(30):
        pool = SignInsInMind()
        with outside_world(pool):
            shop = stocked()
            asked = [
                Ask("PUT", "/crm/automation/agents/agt_spare", {"name": "Sara", "role": role})
                for role in ("support", "sales_manager")
            ]
            answers = at_once(shop, seed, asked, {"If-Match": '"1"'})
            (won,) = [answer for answer in answers if answer.status == 200]
            assert pool.groups["user-spare"] == {won.body["role"]}, seed
