"""Promise 28, of call tasks: a window entered by a changed fact acts once, as if time had passed.

A machine lets days pass, with and without a morning, and changes facts meanwhile: orders placed, dated back, cancelled,
returned and corrected, contacts, consent, edges of windows moved, holidays declared, tasks completed, failed and left
lying. Whenever the job runs, the tasks are those of a plain look at everybody, told by the oracle.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.promises.conftest import Counted, Size
from tests.rig.call_days import LAST_ORDERS, Days
from tests.rig.call_oracle import Call, Caller, Person
from tests.rig.call_shop import MONDAY, CallShop

LONG = os.environ.get("RAPPORT_LONG") == "1"
SEEN: Counter[str] = Counter()

PEOPLE = (
    Person("a", agent="anika"),
    Person("b", district="Dhaka", birthday=(3, 20)),
    Person("c", anniversary=(2, 29)),
    Person("d"),
    Person("e", agent="babul"),
)
EDGES: tuple[tuple[str, str, str, tuple[Any, ...]], ...] = (
    # section, setting, the oracle's name for it, choices
    ("calls", "vip_care_gap_days", "vip_gap", (7, 14)),
    ("calls", "at_risk_gap_days", "at_risk_gap", (2, 7)),
    ("calls", "new_customer_gap_days", "new_gap", (5, 10)),
    ("calls", "repeat_gap_days", "repeat_gap", (20, 30)),
    ("calls", "win_back_weeks", "win_back_weeks", (1, 3, 5)),
    ("calls", "contact_gap_days", "contact_gap", (0, 3, 6)),
    ("calls", "recover_the_cold", "recover_the_cold", (True, False)),
    ("lifecycle", "at_risk_days", "at_risk", (40, 60, 75)),
    ("lifecycle", "churned_days", "churned", (80, 90)),
    ("lifecycle", "inactive_days", "inactive", (90, 100)),
    ("temperature", "warm_days", "warm_days", (20, 30, 45)),
    ("value", "vip_orders", "vip_orders", (3, 6)),
)

who = st.sampled_from([person.customer_id for person in PEOPLE])
ago = st.sampled_from(LAST_ORDERS) | st.integers(0, 120)
amount = st.sampled_from([300, 1000, 4000])
history = st.tuples(ago, st.sampled_from([0, 0, 0, 1, 3, 6]), amount)


class CallsAndDays(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.shop = CallShop()

    @initialize(capacity=st.sampled_from([1, 2, 40]), histories=st.lists(history, min_size=5, max_size=5))
    def open_the_shop(self, capacity: int, histories: list[tuple[int, int, int]]) -> None:
        self.shop.agent(Caller("anika", capacity=capacity))
        self.shop.agent(Caller("babul", capacity=1, senior=True, districts=("Dhaka",)))
        for person, (ago, number, amount) in zip(PEOPLE, histories, strict=True):
            born = person.birthday, person.anniversary
            self.shop.arrives(Person(person.customer_id, person.agent, person.district, "", *born))
            self._orders(person.customer_id, ago, number, amount)
        self._morning()

    # -- what happens ------------------------------------------------------------------------------------

    @rule(who=who, ago=ago, amount=amount, product=st.sampled_from(["basket", "rice"]), imported=st.booleans())
    def an_order(self, who: str, ago: int, amount: int, product: str, imported: bool) -> None:
        self.shop.orders(who, self.shop.today - timedelta(days=ago), amount, product=product, imported=imported)

    @rule(who=who, number=st.integers(2, 6), ago=ago, amount=amount)
    def many_orders(self, who: str, number: int, ago: int, amount: int) -> None:
        self._orders(who, ago, number, amount)

    @precondition(lambda self: self._placed())
    @rule(data=st.data(), state=st.sampled_from(["cancelled", "returned", "delivered"]))
    def an_order_is_over(self, data: Any, state: str) -> None:
        who, order_id = data.draw(st.sampled_from(self._placed()))
        self.shop.order_becomes(who, order_id, state)

    @precondition(lambda self: self._placed())
    @rule(data=st.data(), ago=ago, amount=amount)
    def an_order_is_corrected(self, data: Any, ago: int, amount: int) -> None:
        who, order_id = data.draw(st.sampled_from(self._placed()))
        self.shop.corrects(who, order_id, self.shop.today - timedelta(days=ago), amount)

    @rule(who=who, ahead=st.none() | st.sampled_from([0, 1, 3, 9]))
    def somebody_speaks_with_them(self, who: str, ahead: int | None) -> None:
        self.shop.contact(who, None if ahead is None else self.shop.today + timedelta(days=ahead))

    @rule(who=who, allowed=st.booleans())
    def they_allow_calls_or_not(self, who: str, allowed: bool) -> None:
        self.shop.says(who, allowed)

    @rule(who=who)
    def somebody_sees_to_the_profile(self, who: str) -> None:
        self.shop.edited(who)

    @rule(data=st.data(), edge=st.sampled_from(EDGES))
    def an_edge_moves(self, data: Any, edge: tuple[str, str, str, tuple[Any, ...]]) -> None:
        section, setting, name, choices = edge
        value = data.draw(st.sampled_from(choices))
        self.shop.decides(section, **{setting: value})
        setattr(self.shop.oracle.edges, name, value)

    @rule(upsell=st.sampled_from([(5, 10), (7, 15), (9, 20)]), buyer=st.sampled_from([(12, 20), (15, 30)]))
    def windows_move(self, upsell: tuple[int, int], buyer: tuple[int, int]) -> None:
        said = {"upsell_from_days": upsell[0], "upsell_to_days": upsell[1]}
        said |= {"repeat_buyer_from_days": buyer[0], "repeat_buyer_to_days": buyer[1]}
        self.shop.decides("calls", **said)
        self.shop.oracle.edges.upsell, self.shop.oracle.edges.repeat_buyer = upsell, buyer

    @rule(ahead=st.integers(0, 3))
    def a_holiday_is_declared(self, ahead: int) -> None:
        edges = self.shop.oracle.edges
        edges.holidays = (*edges.holidays, self.shop.today + timedelta(days=ahead))
        self.shop.decides("business", holidays=[day.isoformat() for day in edges.holidays])

    @precondition(lambda self: self._on_a_desk())
    @rule(data=st.data(), became=st.sampled_from(["successful", "no_answer", "busy", "wrong_number", "skipped"]))
    def a_task_is_closed(self, data: Any, became: str) -> None:
        who = data.draw(st.sampled_from(self._on_a_desk()))
        match became:
            case "successful":
                self.shop.completes(who)
            case "skipped":
                self.shop.skips(who)
            case _:
                self.shop.fails(who, became)

    @rule(became=st.sampled_from(["successful", "skipped"]))
    def every_task_is_closed(self, became: str) -> None:
        for who in self._on_a_desk():
            self.shop.completes(who) if became == "successful" else self.shop.skips(who)

    # -- time --------------------------------------------------------------------------------------------

    @rule(days=st.integers(1, 4))
    def mornings_pass(self, days: int) -> None:
        for _ in range(days):
            self.shop.delivered()
            self._next(1)
            self._morning()

    @rule(days=st.integers(1, 34))
    def the_job_does_not_run_for_days(self, days: int) -> None:
        self.shop.delivered()
        self._next(days)
        self._morning()

    # -- doing -------------------------------------------------------------------------------------------

    def _orders(self, who: str, ago: int, number: int, amount: int) -> None:
        for each in range(number):
            self.shop.orders(who, self.shop.today - timedelta(days=ago + 5 * each), amount)

    def _next(self, days: int) -> None:
        self.shop.it_is(self.shop.today + timedelta(days=days), 6)

    def _morning(self) -> None:
        shop = self.shop
        said = shop.oracle.expected(shop.today)
        ran = shop.morning()
        shop.compare()
        shop.decided_as_the_oracle(ran, said)
        shop.delivered()
        shop.it_is(shop.today, 9)
        SEEN["mornings"] += 1
        SEEN["tasks"] += sum(isinstance(each, Call) for each in said.values())

    def _placed(self) -> list[tuple[str, str]]:
        people = self.shop.oracle.people.values()
        return [
            (each.customer_id, name) for each in people for name, sold in each.orders.items() if _placed(sold.state)
        ]

    def _on_a_desk(self) -> list[str]:
        return [task.customer_id for task in self.shop.oracle.tasks if task.is_open]


def _placed(state: str) -> bool:
    return state == "placed"


MACHINE = settings(
    max_examples=1500 if LONG else 30,
    stateful_step_count=40 if LONG else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

TestCallsAndDays = CallsAndDays.TestCase
TestCallsAndDays.settings = MACHINE


SATURDAY = MONDAY + timedelta(days=5)
"""Five days of work lie ahead."""
MOVED: dict[str, tuple[int, int, int, str, dict[str, Any], dict[str, Any]]] = {
    # which edge moves: how long they were silent, how many orders of what amount; section, settings, the oracle's word
    "at risk from 40 days": (42, 1, 300, "lifecycle", {"at_risk_days": 40}, {"at_risk": 40}),
    "gone from 80 days": (82, 1, 300, "lifecycle", {"inactive_days": 80}, {"inactive": 80}),
    "upsell up to 20 days": (16, 1, 3000, "calls", {"upsell_to_days": 20}, {"upsell": (7, 20)}),
    "vip with three orders": (35, 3, 300, "value", {"vip_orders": 3}, {"vip_orders": 3}),
    "a high average from 300": (9, 1, 300, "value", {"high_average_order": "300.00"}, {"high_average": 300}),
    "warm up to 45 days": (40, 2, 300, "temperature", {"warm_days": 45}, {"warm_days": 45}),
}


@pytest.mark.parametrize("edge", MOVED)
def test_whom_a_moved_edge_puts_inside_is_called_once(edge: str, counted: Counted) -> None:
    silent, number, amount, section, said, known = MOVED[edge]
    shop = CallShop(today=SATURDAY)
    shop.agent(Caller("anika"))
    shop.arrives(Person("a"))
    for each in range(number):
        shop.orders("a", shop.today - timedelta(days=silent + 40 * each), amount)
    for day in range(6):
        # Nothing but the edge has moved.
        if day == 3:
            shop.decides(section, **said)
            for name, value in known.items():
                setattr(shop.oracle.edges, name, value)
            if shop.oracle.open_task("a"):
                shop.skips("a")
        shop.it_is(shop.today + timedelta(days=1), 6)
        shop.morning()
        shop.compare()
        shop.delivered()
        if day == 3:
            assert [task.status for task in shop.oracle.tasks if task.day == shop.today] == ["pending"]
    counted(28, "calls: {edges} edges moved overnight, whoever came inside called once", edges=1)


def test_two_weeks_of_a_shop_are_those_of_a_plain_daily_look(size: Size, counted: Counted) -> None:
    """The same for forty customers and three agents, day by day, weekends among them."""
    tasks = mornings = 0
    for seed in range(2, 2 + size(1, 60, 1)):
        days = Days(seed, 40)
        for _ in range(14):
            days.shop.it_is(days.shop.today, 6)
            days.morning()
            days.day()
            days.next_day()
        tasks += days.done["tasks"]
        mornings += days.done["mornings"]
    counted(28, "calls of a small shop: {mornings} mornings, {tasks} tasks", mornings=mornings, tasks=tasks)


def test_the_machine_saw_mornings_with_tasks(counted: Counted) -> None:
    assert SEEN["tasks"] > 0
    counted(
        28,
        "calls: {mornings} mornings after changed facts, days without a run and moved edges: {tasks} tasks, each once",
        **{name: SEEN[name] for name in ("mornings", "tasks")},
    )
