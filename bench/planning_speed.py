"""How long the planner thinks: ten thousand due planned, scored and assigned, and the next action of an agent."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime

import demo.shop
from bench.tables import Table
from bench.warm import Stopwatch
from rapport.calls.morning import generating
from rapport.calls.plan import planning
from rapport.calls.plan.assignment import Seat, Team
from rapport.calls.plan.known import Known
from rapport.calls.plan.summary import EMPTY
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.statistics import Statistics
from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.recommendations.recommending import Buyer, recommended
from rapport.recommendations.shelf import loaded_whole
from tests.rig.shop import TestShop

DUE = 10_000
AGENTS = 50
SECONDS = 2.0
NEXT_ACTION_MS = 5.0
ROUNDS = 200


def measured() -> Table:
    table = Table("Planning speed, one process, processor time", ("what", "measured", "target"))
    shop = _demo_shop()
    planned = _planned(shop)
    table.add(
        f"{DUE:,} due planned, scored, assigned, with products", f"{planned:.2f} s", f"< {SECONDS} s", holds=planned < 2
    )
    middle = _next_action(shop)
    table.add(
        "next-action, p50 outside the store",
        f"{middle:.2f} ms",
        f"< {NEXT_ACTION_MS} ms",
        holds=middle < NEXT_ACTION_MS,
    )
    return table


def _demo_shop() -> TestShop:
    shop = TestShop(clock=SetClock(datetime(2026, 11, 21, 4, tzinfo=UTC)))
    demo.shop.build(shop.shop, shop.shop.today(), size=150)
    shop.clock.advance(days=1)
    work = shop.work()
    generating.run(work, work.today, lambda: True)
    return shop


def _planned(shop: TestShop) -> float:
    work = shop.work()
    settings, day = work.settings, work.today
    shelf = loaded_whole(work)
    # Ten thousand who all have a reason: customers of the made-up shop that the rules would call today.
    models = [each.statistics for each in _customers(shop)]
    bought = [each for each in models if planning.considered(_known(0, each), day, settings) is not None]
    due = [_known(number, bought[number % len(bought)]) for number in range(DUE)]
    seats = [
        Seat(f"agent{number}", f"Agent {number}", number % 5 == 0, frozenset({"dhaka"}), 150, works=True)
        for number in range(AGENTS)
    ]
    start = time.process_time()
    plan = planning.plan(day, due, Team(seats), settings, day)
    for decision, facts in zip(plan, due, strict=False):
        if decision.outcome == "done":
            recommended(Buyer.known(facts.statistics, day, settings), shelf, day, settings.offers)
    seconds = time.process_time() - start
    assert len(plan) == DUE, len(plan)
    return seconds


def _known(number: int, statistics: Statistics) -> Known:
    return Known(
        customer_id=f"c{number}",
        statistics=statistics,
        orders=statistics.orders,
        spend=statistics.spend,
        average=statistics.average_order,
        first=statistics.first,
        last=statistics.last,
        last_contact=None,
        quiet_until=None,
        calls=EMPTY,
        reminders=(),
        occasions=(),
        may_be_called=True,
        agent_id=f"agent{number % (AGENTS * 2)}",
        district="Dhaka",
        city="",
    )


def _customers(shop: TestShop) -> list[Customer]:
    """Those with orders, of the made-up shop."""
    work = shop.work()
    ids = [keys.customer_of(key.pk) for key in shop.table.all_keys() if key == keys.customer(keys.customer_of(key.pk))]
    return [each for each in customers.anyone(work, ids) if each.statistics.last is not None]


def _next_action(shop: TestShop) -> float:
    store = Stopwatch(shop)
    times = []
    for _ in range(ROUNDS):
        store.seconds = 0.0
        start = time.process_time()
        answer = shop.call("GET", "/crm/automation/agent/1/next-action")
        times.append((time.process_time() - start - store.seconds) * 1000)
        assert answer.status == 200, answer.text
        assert answer.body["action"].startswith("call_"), answer.body
    return statistics.median(times)
