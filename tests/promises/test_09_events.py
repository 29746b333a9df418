"""Promise 9: record and event are both there or both not; events out within 2 minutes even with the stream dead."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.table.memory import MemoryTable
from tests.promises.bus import BusDown, BusInMind, hear, publish, running, sweep, waiting
from tests.promises.conftest import Counted, Size
from tests.promises.footprint import counters, footprint
from tests.promises.surface import CUSTOMERS, ORDERS, QUIET, Ask, ask, outside_world, stand_on, stocked
from tests.rig.faulty_table import Broken, Fault, FaultyTable, Moment
from tests.rig.shop import NOON, TestShop

PROMISED = timedelta(minutes=2)
MOMENTS: tuple[Moment, ...] = ("before", "after", "throttled")
RICE = [{"product_id": "rice", "quantity": 1}]
BUYER = {"first_name": "Jamil", "phone": "01712000004"}

TELLING: dict[str, Callable[[TestShop], Ask]] = {
    "an order": lambda _: Ask("POST", "/orders", {"customer_id": CUSTOMERS["own"], "lines": RICE}),
    "an order of a new customer": lambda _: Ask("POST", "/orders", {"customer": BUYER, "lines": RICE}),
    "an order brought again with another status": lambda _: Ask(
        "POST",
        "/orders",
        {
            "id": ORDERS["own"],
            "customer_id": CUSTOMERS["own"],
            "status": "delivered",
            "lines": [{"product_id": "rice", "quantity": 2}],
        },
    ),
    "a cancellation": lambda shop: ask(("PUT", "/orders/<order_id>/status"), shop),
    "a correction": lambda shop: ask(("PUT", "/orders/<order_id>"), shop),
    "a correction of the date": lambda _: Ask(
        "PUT", f"/orders/{ORDERS['own']}", {"lines": RICE, "order_date": "2026-01-05T08:00:00Z"}
    ),
    "an interaction": lambda shop: ask(("POST", "/cdm/interaction"), shop),
    "an engagement": lambda shop: ask(("POST", "/crm/automation/engagement"), shop),
    "a call to make": lambda shop: ask(("POST", "/crm/automation/tasks"), shop),
    "a call that was made": lambda shop: ask(("PUT", "/crm/automation/tasks/<task_id>/status"), shop),
    "a line that was busy": lambda shop: ask(("PUT", "/crm-automation/call-task/<task_id>/status"), shop),
    "a case": lambda shop: ask(("POST", "/cases"), shop),
    "a case that waits": lambda shop: ask(("PUT", "/cases/<case_id>/status"), shop),
    "a note on a case": lambda shop: ask(("POST", "/cases/<case_id>/notes"), shop),
    "a return": lambda shop: ask(("POST", "/cases/<case_id>/return"), shop),
    "an answer": lambda shop: ask(("POST", "/surveys/answers"), shop),
    "an answer by link": lambda shop: ask(("POST", "/s/<token>"), shop),
    "a cart": lambda shop: ask(("POST", "/carts/abandoned"), shop),
    "a cart that came back": lambda shop: ask(("POST", "/carts/<cart_id>/recovered"), shop),
    "a word on consumption": lambda shop: ask(("POST", "/crm/automation/consumption-profiles"), shop),
    "a changed word on it": lambda shop: ask(("PUT", "/crm/automation/consumption-profiles/<profile_id>"), shop),
    "a campaign": lambda shop: ask(("POST", "/crm/automation/campaigns"), shop),
    "a campaign switched on": lambda shop: ask(("PUT", "/crm/automation/campaigns/<campaign_id>/toggle"), shop),
    "a campaign that pauses": lambda shop: ask(("PUT", "/crm/automation/campaigns/<campaign_id>/pause"), shop),
    "the offers of a year": lambda shop: ask(("PUT", "/crm/automation/offer-calendar/<year>"), shop),
    "a setting": lambda shop: ask(("PUT", "/api/config/<section>"), shop),
    "a batch": lambda _: Ask(
        "POST",
        "/orders/batch",
        {"orders": [{"customer_id": each, "lines": RICE} for each in (CUSTOMERS["own"], QUIET)]},
    ),
}


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


def untold(table: MemoryTable) -> set[tuple[str, int]]:
    """Versions of records that no event tells, and events that tell no version of a record."""
    told, there = [], set()
    for key, item in table.everything().items():
        if key.pk.startswith("OUTBOX#"):
            detail = json.loads(item["detail"])
            told.append((detail["record"], detail["record_version"]))
        kinds: tuple[tuple[str, str], ...] = (
            ("task_id", "task"),
            ("order_id", "order"),
            ("cart_id", "cart"),
            ("id", item.get("kind", "interaction")),
        )
        if key.sk.startswith(("CASE#", "SURVEY#")):  # they name an order, a case: whose version is not theirs
            kinds = (("case_id", "case"),) if key.sk.startswith("CASE#") else (("answer_id", "survey"),)
        for name, kind in (*kinds, ("customer_id", "customer")) if key.sk == "PROFILE" else kinds:
            telling = name in item and "audit_head" in item and key.area == "records"
            if telling:
                there |= {(f"{kind}:{item[name]}", version) for version in range(1, item["version"] + 1)}
        if key.pk == keys.IMPORTS:
            there |= {(f"import:{item['import_id']}", version) for version in range(1, item["version"] + 1)}
        if key.pk == keys.REQUESTS and item["kind"] == "list":
            there |= {(f"data_request:{item['request_id']}", version) for version in range(1, item["version"] + 1)}
        if key.pk == keys.CONSUMPTION:
            profile = f"consumption:{key.sk.removeprefix('PROFILE#')}"
            there |= {(profile, version) for version in range(1, item["version"] + 1)}
        if key.pk == keys.CAMPAIGNS:
            there |= {(f"campaign:{item['campaign_id']}", version) for version in range(1, item["version"] + 1)}
        if key.pk == keys.offer_calendar(0).pk:
            there |= {(f"offer_calendar:{item['year']}", version) for version in range(1, item["version"] + 1)}
        if key.pk == "SETTINGS" and key.sk == "CURRENT":
            there |= {("settings:shop", version) for version in range(1, item["version"] + 1)}
    assert len(told) == len(set(told)), "an event was written twice"
    return there ^ set(told)


@pytest.mark.parametrize("what", TELLING)
def test_record_and_event_are_both_there_or_both_not(what: str, counted: Counted) -> None:
    """Record and event are both there or both not, whichever call to the store breaks, before or after."""
    whole = stocked()
    before = footprint(whole.table), counters(whole.table)
    calls = FaultyTable(whole.table)
    stand_on(whole, calls)
    assert TELLING[what](whole).of(whole).status in (200, 201)
    after = footprint(whole.table), counters(whole.table)
    assert after != before
    assert untold(whole.table) == set()
    broken = done = 0
    for call in range(1, len(calls.calls) + 1):
        for moment in MOMENTS:
            shop = stocked()
            stand_on(shop, FaultyTable(shop.table, Fault(call, moment)))
            TELLING[what](shop).of(shop)
            assert untold(shop.table) == set(), (call, moment)
            now = footprint(shop.table), counters(shop.table)
            if what != "a batch":  # whose orders are each a transaction of their own
                assert now in (before, after), (call, moment)
            broken += 1
            done += now == after
    assert 0 < done < broken
    said = "{changes} kinds of changes broken {broken} times at {calls} calls: {done} done, the others not, none half"
    counted(9, said, changes=1, broken=broken, calls=len(calls.calls), done=done)


def sells(shop: TestShop, chance: random.Random) -> None:
    """Something happens in the shop."""
    customer = chance.choice([CUSTOMERS["own"], CUSTOMERS["foreign"], QUIET])
    lines = [{"product_id": "rice", "quantity": chance.randint(1, 9)}]
    asked = chance.choice(
        [
            Ask("POST", "/orders", {"customer_id": customer, "lines": lines}),
            Ask("POST", "/orders", {"customer_id": customer, "lines": lines}),
            Ask("POST", "/cdm/interaction", {"customer_id": customer, "interaction_type": "call"}),
            Ask("POST", "/carts/abandoned", {"customer_id": customer, "value": chance.randint(1, 999)}),
        ]
    )
    assert asked.of(shop).status == 201


def days_work(shop: TestShop, bus: BusInMind, chance: random.Random, minutes: int, events: int) -> dict[str, Any]:
    """A stretch of time with a dead stream: things happen at any second, the sweeper comes every minute."""
    moments = sorted(chance.uniform(0, minutes * 60) for _ in range(events))
    recorded = {json.loads(row["detail"])["event_id"]: from_stamp(row["recorded_at"]) for row in waiting(shop)}
    for minute in range(1, minutes + 4):
        while moments and moments[0] < minute * 60:
            shop.clock.set(NOON + timedelta(seconds=moments.pop(0)))
            sells(shop, chance)
        recorded |= {json.loads(row["detail"])["event_id"]: from_stamp(row["recorded_at"]) for row in waiting(shop)}
        shop.clock.set(NOON + timedelta(minutes=minute))
        with suppress(BusDown):
            sweep()
    return recorded


def test_with_the_stream_dead_every_event_is_out_within_two_minutes(size: Size, counted: Counted) -> None:
    """Events out within 2 minutes even with the stream dead."""
    shop = stocked()
    bus = BusInMind(shop.clock)
    with running(shop, bus):
        recorded = days_work(shop, bus, random.Random(9), 30, size(400, 10_000, 40))
    assert [taken.event_id for taken in bus.taken if taken.at - recorded[taken.event_id] > PROMISED] == []
    assert {taken.event_id for taken in bus.taken} == recorded.keys()
    assert len(bus.taken) == len(recorded)
    assert waiting(shop) == []
    slowest = max((taken.at - recorded[taken.event_id]).total_seconds() for taken in bus.taken)
    counted(
        9, f"stream dead for 30 minutes: {len(recorded)} events, {len(recorded)} out, the slowest in {slowest:.0f} s"
    )


def test_a_bus_that_refuses_some_entries_for_a_while_loses_none(size: Size, counted: Counted) -> None:
    """PutEvents answers 200 with some entries refused, or fails whole: no event is lost, none waits for ever."""
    shop = stocked()
    chance = random.Random(10)
    refused = 0
    well_again = NOON + timedelta(minutes=20)

    def unwell() -> bool:
        return NOON + timedelta(minutes=5) <= shop.clock.now() < well_again

    def refuses(_: dict[str, Any]) -> bool:
        nonlocal refused
        no = unwell() and chance.random() < 0.5
        refused += no
        return no

    bus = BusInMind(shop.clock, refuses, lambda: unwell() and chance.random() < 0.1)
    with running(shop, bus):
        recorded = days_work(shop, bus, chance, 30, size(400, 10_000, 60))
    assert {taken.event_id for taken in bus.taken} == recorded.keys()
    assert waiting(shop) == []
    late = [
        taken.event_id
        for taken in bus.taken
        if taken.at - max(recorded[taken.event_id], well_again) > PROMISED and taken.at > well_again
    ]
    assert late == []
    assert refused > len(recorded) / 20
    counted(9, f"a bus unwell for 15 minutes: {refused} entries refused, {len(recorded)} events, 0 lost")


def test_a_publisher_killed_between_sending_and_deleting_sends_twice_and_reactors_act_once(
    size: Size, counted: Counted
) -> None:
    """Said twice, the computed ids of its effects make it once."""
    shop = stocked()
    chance = random.Random(11)
    bus = BusInMind(shop.clock)
    orders = size(100, 2000, 12)
    for _ in range(orders):
        sells(shop, chance)
        shop.clock.advance(seconds=1)
    told = {json.loads(row["detail"])["event_id"]: json.loads(row["detail"]) for row in waiting(shop)}
    with running(shop, bus):
        for row in waiting(shop):
            stand_on(shop, FaultyTable(shop.table, Fault(1, "before") if chance.random() < 0.5 else None))
            with suppress(Broken):
                publish([row])
        twice = len(waiting(shop))
        stand_on(shop, shop.table)
        shop.clock.advance(minutes=1)
        sweep()
        assert waiting(shop) == []
        assert len(bus.taken) == len(told) + twice
        delivered = [taken.detail for taken in bus.taken if taken.detail["type"].startswith("Order")]
        chance.shuffle(delivered)
        for detail in delivered:
            hear(detail)
    heard = [key.sk for key in shop.table.everything() if key.sk.startswith("ACTIVITY#")]
    assert len(heard) == sum(detail["type"].startswith("Order") for detail in told.values())
    assert len(delivered) > len(heard)
    counted(9, f"a publisher killed {twice} times: {len(delivered)} order events delivered, {len(heard)} written down")


def test_a_sweeper_killed_at_any_call_loses_nothing(counted: Counted) -> None:
    """Whatever the sweeper was doing when it died, the next one finishes."""
    shop = stocked()
    shop.clock.advance(minutes=1)
    calls = FaultyTable(shop.table)
    stand_on(shop, calls)
    with running(shop, BusInMind(shop.clock)):
        sweep()
    for call in range(1, len(calls.calls) + 1):
        shop = stocked()
        told = {json.loads(row["detail"])["event_id"] for row in waiting(shop)}
        shop.clock.advance(minutes=1)
        bus = BusInMind(shop.clock)
        with running(shop, bus):
            stand_on(shop, FaultyTable(shop.table, Fault(call, random.Random(call).choice(["before", "after"]))))
            with suppress(Broken):
                sweep()
            stand_on(shop, shop.table)
            sweep()
        assert {taken.event_id for taken in bus.taken} == told, call
        assert waiting(shop) == [], call
    counted(9, f"a sweeper killed at each of its {len(calls.calls)} calls: 0 events lost")


def test_the_publisher_reports_exactly_the_rows_that_the_bus_refused(size: Size, counted: Counted) -> None:
    """The stream brings again what is reported, and nothing else."""
    chance = random.Random(12)
    batches = size(100, 2000, 10)
    refused = 0
    for _ in range(batches):
        shop = stocked()
        for _ in range(chance.randint(0, 10)):
            sells(shop, chance)
        rows = waiting(shop)
        no = set(chance.sample([row["detail"] for row in rows], chance.randint(0, len(rows))))
        bus = BusInMind(shop.clock, lambda entry, no=no: entry["Detail"] in no)  # type: ignore[misc]
        with running(shop, bus):
            reported = publish(rows)
        assert {rows[int(number)]["detail"] for number in reported} == no
        assert len(reported) == len(no)
        assert {row["detail"] for row in waiting(shop)} == no
        assert {taken.event_id for taken in bus.taken}.isdisjoint(json.loads(detail)["event_id"] for detail in no)
        refused += len(no)
    counted(9, f"{batches} batches of the stream: {refused} rows refused by the bus, {refused} reported")


def test_a_young_event_is_left_to_the_stream() -> None:
    """So that events usually go out once, not twice; yet never so long that two minutes pass."""
    shop = stocked()
    bus = BusInMind(shop.clock)
    with running(shop, bus):
        sweep()
        assert bus.taken == []
        shop.clock.advance(seconds=31)
        sweep()
    assert waiting(shop) == []
