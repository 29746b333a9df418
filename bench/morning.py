"""The morning's cost follows who is due, not how many there are.

Five hundred customers are due today; around them lie as many quiet ones as a size asks for, whose last orders are too
old for any window. Counted at the client: requests, records and capacity units of the whole run. Beside it what reading
every profile would cost, and the same question put the way shops usually put it: SQL over all orders.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from bench.tables import Table
from demo.shop import NobodyInvited
from rapport.calls.morning import candidates, generating
from rapport.calls.morning.generating import Generated
from rapport.calls.plan import assignment, planning
from rapport.calls.plan.assignment import Team
from rapport.calls.plan.known import known
from rapport.calls.plan.looking_ahead import edges
from rapport.catalog import store as catalog
from rapport.catalog.model import NewProduct
from rapport.customers import editing
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.kernel import keys
from rapport.kernel.ids import shard_of
from rapport.kernel.runs import Run
from rapport.kernel.table import Item, Key
from rapport.kernel.table.meter import item_size, read_units
from rapport.kernel.work import perform
from rapport.orders import accepting
from rapport.orders.model import NewOrder
from rapport.team import store as team
from rapport.team.model import NewAgent
from tests.rig.shop import ADMIN, TestShop

SIZES = (1_000, 10_000, 100_000, 1_000_000)
DUE = 500
AGENTS = 20
READS_PER_DUE = 3
FLAT = 1.2

DUE_AFTER = (
    # Days since the last order, orders, spend of each: one share of the due for each window.
    (7, 1, 1500),
    (15, 2, 300),
    (60, 2, 400),
    (90, 1, 300),
)


def measured(sizes: list[int]) -> Table:
    table = Table(
        f"The morning: {DUE} due among ever more customers (memory table)",
        ("customers", "made", "requests", "records read", "RCU", "records written", "WCU", "plan ms", "RCU, everyone"),
    )
    reads: list[int] = []
    for size in sizes:
        shop = _shop(size)
        everyone = _everyone(shop, size)
        planner = _planner_time(shop)
        shop.table.meter.reset()
        generated = _generate(shop)
        meter = shop.table.meter
        made = sum(generated.made.values())
        reads.append(meter.items_read)
        holds = made == DUE and meter.items_read <= READS_PER_DUE * DUE and max(reads) <= FLAT * min(reads)
        table.add(
            f"{size:,}",
            made,
            meter.total_requests,
            meter.items_read,
            meter.read_units,
            meter.items_written,
            meter.write_units,
            f"{planner * 1000:.0f}",
            f"{everyone:,.0f}",
            holds=holds,
        )
    return table


def by_sql(sizes: list[int]) -> Table:
    """Grouping all orders every morning, as SQL over orders does; three orders a customer, in memory, with an index."""
    table = Table("The same day by SQL over orders (SQLite)", ("customers", "orders read", "seconds", "due"))
    for size in sizes:
        seconds, orders, due = _sql(size)
        table.add(f"{size:,}", orders, f"{seconds:.2f}", due)
    return table


# -- the shop ------------------------------------------------------------------------------------------------


def _shop(size: int) -> TestShop:
    shop = TestShop()
    for number in range(10):
        asked = NewProduct(
            product_id=f"p{number}", name=f"Product {number}", category=f"Kind {number % 3}", price=Decimal(300)
        )
        perform(shop.shop, ADMIN, partial(catalog.create, asked=asked))
    for number in range(AGENTS):
        agent = NewAgent(agent_id=f"agent{number}", name=f"Agent {number}", daily_capacity=40)
        perform(shop.shop, ADMIN, partial(team.add, asked=agent, sign_ins=NobodyInvited()))
    for number in range(DUE):
        _due(shop, number)
    shop.table.load(_quiet(shop, size - DUE))
    table = shop.table
    table.delete_many([key for key in table.all_keys() if key.pk.startswith(("OUTBOX#", "DUE#"))])
    work = shop.work()
    yesterday = work.today - timedelta(days=1)
    last = Run(generating.JOB, "run_yesterday", yesterday, work.now - timedelta(days=1))
    last.finished, last.facts = last.started, {"edges": edges(work.settings)}
    last.save(table)
    return shop


def _due(shop: TestShop, number: int) -> None:
    silent, orders, worth = DUE_AFTER[number % len(DUE_AFTER)]
    new = NewCustomer(
        customer_id=f"due{number}",
        first_name="Rahima",
        phone=f"017{number:08d}",
        district="Dhaka",
        assigned_agent_id=f"agent{number % AGENTS}",
    )
    perform(shop.shop, ADMIN, lambda work: editing.create(work, new))
    for order in range(orders):
        asked = NewOrder.model_validate(
            {
                "id": f"o{number}-{order}",
                "customer_id": f"due{number}",
                "order_date": (shop.clock.now() - timedelta(days=silent + order * 30)).isoformat(),
                "lines": [{"product_id": f"p{number % 10}", "quantity": 1, "unit_price": worth}],
            }
        )
        perform(shop.shop, ADMIN, partial(accepting.accept, asked=asked))


def _quiet(shop: TestShop, many: int) -> Iterator[tuple[Key, Item]]:
    """Copies of a real profile, each with its own keys; silent for so long that no window means them."""
    model = shop.table.get(keys.customer("due1"))
    assert model is not None, "the due are there first"
    oldest = shop.shop.today() - timedelta(days=730)
    for number in range(many):
        customer_id = f"quiet{number:07d}"
        last = oldest + timedelta(days=number * 500 // max(many, 1))
        yield keys.customer(customer_id), model | _placed(customer_id, last, Decimal(number))


def _placed(customer_id: str, last: date, spend: Decimal) -> dict[str, Any]:
    recency, value = keys.recency(customer_id, last, spend, 2), keys.value(customer_id, last, spend, 2)
    return {
        "customer_id": customer_id,
        keys.RECENCY.pk: recency[0],
        keys.RECENCY.sk: recency[1],
        keys.VALUE.pk: value[0],
        keys.VALUE.sk: value[1],
        keys.AGENT.pk: keys.agents_customers(f"agent{shard_of(customer_id, AGENTS)}"),
        keys.AGENT.sk: recency[1],
    }


# -- measuring -----------------------------------------------------------------------------------------------


def _generate(shop: TestShop) -> Generated:
    work = shop.work()
    return generating.run(work, work.today, lambda: True)


def _planner_time(shop: TestShop) -> float:
    """Planning alone, from facts that are read already."""
    work = shop.work()
    agents = team.everyone(work)
    since = generating.since(None, work.today, work)
    ids = candidates.ids(work, work.today, since)
    facts = [known(each, work.settings) for each in customers.anyone(work, ids)]
    seats = [assignment.seat(agent, work.today, work.settings.business) for agent in agents]
    start = time.process_time()
    planning.plan(work.today, facts, Team(seats), work.settings, work.today)
    return time.process_time() - start


def _everyone(shop: TestShop, size: int) -> float:
    """Read units of looking at every profile once, eventually consistent: by the size of one."""
    profile = shop.table.get(keys.customer("due1"))
    return size * read_units(item_size(profile), consistent=False)


def _sql(size: int) -> tuple[float, int, int]:
    today = date(2026, 3, 10)
    store = sqlite3.connect(":memory:")
    store.execute("create table orders (customer integer, day text, total integer)")
    store.executemany(
        "insert into orders values (?, ?, ?)",
        (
            (customer, (today - timedelta(days=_sql_days(customer) + 30 * order)).isoformat(), 300)
            for customer in range(size)
            for order in range(3)
        ),
    )
    store.execute("create index by_customer on orders (customer, day)")
    start = time.process_time()
    due = store.execute(
        """select count(*) from (
               select customer, max(day) as last, sum(total) as spend, count(*) as orders
               from orders group by customer
           ) where julianday(?) - julianday(last) in (7, 15, 60, 90)""",
        (today.isoformat(),),
    ).fetchone()[0]
    return time.process_time() - start, size * 3, due


def _sql_days(customer: int) -> int:
    return DUE_AFTER[customer % len(DUE_AFTER)][0] if customer < DUE else 230 + customer % 500
