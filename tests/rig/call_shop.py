"""A small shop whose calls are planned, and beside it the oracle: whatever happens, happens to both."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from copy import copy, deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from functions.desk_worker import app as desk_worker
from functions.replenishment_worker import app as replenishment_worker
from rapport.activity import interactions
from rapport.activity.model import InteractionAsked
from rapport.calls.daytime import hearing
from rapport.calls.morning import generating
from rapport.calls.morning.generating import Generated
from rapport.calls.tasks import closing
from rapport.calls.tasks.model import CallStatusAsked
from rapport.catalog.model import NewProduct
from rapport.catalog.store import create as create_product
from rapport.customers import consent, editing
from rapport.customers.asked import ConsentAsked, CustomerFields, NewCustomer
from rapport.kernel import keys
from rapport.kernel.caller import system
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Item, Key, Table
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work, perform
from rapport.orders import accepting, correcting, status
from rapport.orders.model import NewOrder, OrderFields
from rapport.oversight import decided
from rapport.replenishment.recomputing import recompute
from rapport.team import store as team
from rapport.team.model import AgentFields, NewAgent
from tests.promises.surface import SignInsInMind, in_the_environment
from tests.rig.call_oracle import Call, Caller, CallOracle, Edges, NoCall, Person, RunsOut, Sold
from tests.rig.shop import ADMIN, LambdaContext, PlainDataKeys, TestShop

MONDAY = date(2026, 3, 9)
ORDERS = {"OrderPlaced", "OrderCorrected", "OrderStatusChanged"}
HEARD_AT_THE_DESK = ORDERS | {"InteractionLogged", "EngagementLogged", "CustomerArrived", "CustomerChanged"}
GOODS = (("basket", "Basket", "Gifts", "pcs", 1), ("rice", "Miniket Rice 5 kg", "Rice", "kg", 5))

type Told = tuple[Any, ...]
"""A task, as far as both sides know it."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), DHAKA.zone).astimezone(UTC)


def in_process(shop: CallShop, detail: dict[str, Any]) -> None:
    """What the workers do, without what a Lambda says and logs around it."""
    here = shop.shop.shop
    if detail["type"] in ORDERS:
        perform(here, system("replenishment"), partial(recompute, customer_id=detail["customer_id"]))
    if detail["type"] in HEARD_AT_THE_DESK:
        perform(here, system("desk"), partial(hearing.heard, detail=detail))


def through_functions(shop: CallShop, detail: dict[str, Any]) -> None:
    """As the rules of the bus have it."""
    with in_the_environment(shop.shop):
        if detail["type"] in ORDERS:
            replenishment_worker.lambda_handler({"detail": detail}, LambdaContext())
        if detail["type"] in HEARD_AT_THE_DESK:
            desk_worker.lambda_handler({"detail": detail}, LambdaContext())


@dataclass
class CallShop:
    today: date = MONDAY
    twice: bool = False
    """Every event reaches its workers twice."""
    hear: Callable[[CallShop, dict[str, Any]], None] = in_process
    table: MemoryTable = field(default_factory=lambda: MemoryTable(keys.INDEXES))
    shop: TestShop = field(init=False)
    oracle: CallOracle = field(init=False)
    imported: set[str] = field(default_factory=set)
    number: int = 0

    def __post_init__(self) -> None:
        self.shop = TestShop(clock=SetClock(at(self.today, 5)), table=self.table)
        self.oracle = CallOracle(runs_out=self._runs_out)
        for product_id, name, category, unit, size in GOODS:
            asked = NewProduct(
                product_id=product_id, name=name, category=category, price=Decimal(100), unit=unit, pack_size=size
            )
            self.do(partial(create_product, asked=asked))

    def copied(self) -> CallShop:
        """The same shop at the same moment, on a table of its own; without its audit, which nobody here reads."""
        other = copy(self)
        other.shop = TestShop(clock=SetClock(self.now))
        records = self.shop.table.everything().items()
        other.shop.table.load((key, item) for key, item in records if key.area == "records")
        people, callers, edges, tasks = deepcopy(
            (self.oracle.people, self.oracle.team, self.oracle.edges, self.oracle.tasks)
        )
        other.oracle = CallOracle(people, callers, edges, runs_out=other._runs_out)
        for task in tasks:
            other.oracle.add(task)
        return other

    # -- what happens ------------------------------------------------------------------------------------

    def agent(self, agent: Caller) -> None:
        said = NewAgent.model_validate(
            of_agent(agent) | {"agent_id": agent.agent_id, "user_id": f"user-{agent.agent_id}"}
        )
        self.do(partial(team.add, asked=said, sign_ins=SignInsInMind()))
        self.oracle.team.append(agent)

    def absent(self, agent: Caller, start: date, end: date) -> None:
        agent.absent.append((start, end))
        self._agent(agent)

    def arrives(self, person: Person, agents: bool = True) -> None:
        said: dict[str, Any] = {
            "customer_id": person.customer_id,
            "first_name": f"Customer {person.customer_id}",
            "phone": "01712345678",
        }
        said |= {"district": person.district} if person.district else {}
        said |= {"city": person.city} if person.city else {}
        said |= {"assigned_agent_id": person.agent} if person.agent and agents else {}
        said |= {"date_of_birth": _born(person.birthday)} if person.birthday else {}
        said |= {"anniversary_date": _born(person.anniversary)} if person.anniversary else {}
        self.do(partial(editing.create, asked=NewCustomer(**said)))
        self.oracle.people[person.customer_id] = person

    def orders(
        self,
        customer_id: str,
        day: date,
        amount: int = 500,
        *,
        order_id: str | None = None,
        product: str = "basket",
        imported: bool = False,
        state: str = "placed",
    ) -> str:
        self.number += 1
        order_id = order_id or f"order{self.number}"
        placed = min(at(day, 11, self.number % 60), self.now)
        said = {
            "id": order_id,
            "customer_id": customer_id,
            "order_date": placed.isoformat(),
            "lines": [{"product_id": product, "quantity": 1, "unit_price": amount}],
            "imported": imported,
            "status": state,
        }
        self._accept(said)
        self.imported |= {order_id} if imported else set()
        sold = Sold(day, amount, state)
        self.oracle.people[customer_id].set_order(order_id, sold, self.today, imported=imported)
        return order_id

    def order_becomes(self, customer_id: str, order_id: str, state: Any) -> None:
        person = self.oracle.people[customer_id]
        before = person.orders[order_id]
        self._order_status(order_id, state)
        person.set_order(order_id, Sold(before.day, before.amount, state), self.today)

    def corrects(self, customer_id: str, order_id: str, day: date, amount: int) -> None:
        person = self.oracle.people[customer_id]
        before = person.orders[order_id]
        placed = min(at(day, 11, self.number % 60), self.now)
        said = {
            "order_date": placed.isoformat(),
            "lines": [{"product_id": "basket", "quantity": 1, "unit_price": amount}],
        }
        self.do(partial(correcting.correct, order_id=order_id, asked=OrderFields.model_validate(said), expected=None))
        person.set_order(order_id, Sold(day, amount, before.state), self.today)

    def contact(self, customer_id: str, follow_up: date | None = None) -> None:
        said = {
            "customer_id": customer_id,
            "interaction_type": "call",
            "direction": "outbound",
            "subject": "Spoke",
            "outcome": "successful",
            "interaction_date": self.now.isoformat(),
        }
        self._log(said | ({"follow_up_date": follow_up.isoformat()} if follow_up else {}))
        self.oracle.people[customer_id].contacts.append(self.today)
        if follow_up:
            self._agreed(customer_id, follow_up)

    def says(self, customer_id: str, allowed: bool) -> None:
        self._consent(customer_id, {"channel": "call", "allowed": allowed})
        self.oracle.people[customer_id].allows_calls = allowed

    def edited(self, customer_id: str) -> None:
        """Somebody sees to the profile: the number is right again."""
        self.number += 1
        said = CustomerFields(notes=f"looked at {self.number} times")
        self.do(partial(editing.change, customer_id=customer_id, asked=said, expected=None))
        self.oracle.people[customer_id].wrong_number = False
        self.delivered()  # Heard before anything else is done: whether the number is right, the latest word decides.

    def decides(self, section: str, **said: Any) -> None:
        self.do(partial(decided.change, name=section, said=said, expected=None))
        self.shop.shop.settings.refresh()

    def completes(self, customer_id: str, outcome: str = "successful", follow_up: date | None = None) -> None:
        task = self._open(customer_id)
        self._status(task, {"outcome": outcome} | ({"follow_up_date": follow_up.isoformat()} if follow_up else {}))
        self.oracle.completed(task, self.today, follow_up=follow_up, no_more=outcome == "do_not_contact")
        if follow_up:
            self._agreed(customer_id, follow_up)

    def skips(self, customer_id: str) -> None:
        task = self._open(customer_id)
        self._status(task, {"status": "skipped"})
        self.oracle.skipped(task, self.today)

    def fails(self, customer_id: str, outcome: str) -> None:
        task = self._open(customer_id)
        self._status(task, {"outcome": outcome})
        self.oracle.failed(task, outcome, self.today, late=self._home_in_two_hours())

    def _home_in_two_hours(self) -> bool:
        """Agents of this shop go home at six."""
        return self.shop.clock.now().astimezone(DHAKA.zone) + timedelta(hours=2) >= datetime.combine(
            self.today, time(18), DHAKA.zone
        )

    # -- time --------------------------------------------------------------------------------------------

    @property
    def now(self) -> datetime:
        return self.shop.clock.now()

    def it_is(self, day: date, hour: int, minute: int = 0) -> None:
        self.today = day
        self.shop.clock.set(at(day, hour, minute))

    def delivered(self) -> int:
        """What waits in the outbox reaches its workers; what they say in turn, too."""
        count = 0
        while rows := _outbox(self.shop.shop.table):
            self.shop.table.delete_many([key for key, _ in rows])
            details = [json.loads(item["detail"]) for _, item in rows]
            for detail in sorted(details, key=lambda each: (each["occurred_at"], each["event_id"])):
                count += 1
                for _ in range(1 + self.twice):
                    self.hear(self, detail)
        return count

    def morning(self) -> Generated:
        """The job runs; both sides know its tasks now."""
        ran = self.run()
        self.oracle.morning(self.today)
        return ran

    def run(self, table: Table | None = None, quoted: str | None = None) -> Generated:
        return generating.run(self.look(table), self.today, lambda: True, quoted=quoted)

    def look(self, table: Table | None = None) -> Work:
        shop = self.shop
        here = shop.shop if table is None else Shop(table, shop.clock, DHAKA, PlainDataKeys())
        return Work(here, system("call-tasks"))

    # -- what must hold ----------------------------------------------------------------------------------

    def compare(self) -> None:
        """Every task ever made, on both sides; one open task of a customer, and their profile knows which."""
        everything = self.shop.table.everything()
        tasks = [item for key, item in everything.items() if key.pk.startswith("TASK#") and key.sk == "TASK"]
        found = Counter(map(_stored_told, tasks))
        expected = Counter(map(_call_told, self.oracle.tasks))
        assert found == expected, _difference(self.today, found - expected, expected - found)
        waiting = [item for item in tasks if item["status"] in ("pending", "in_progress")]
        assert max(Counter(item["customer_id"] for item in waiting).values(), default=1) == 1
        told = {
            key.pk.removeprefix("CUSTOMER#"): item["calls"]["open"][0]
            for key, item in everything.items()
            if key.sk == "PROFILE" and item.get("calls", {}).get("open")
        }
        assert told == {item["customer_id"]: item["task_id"] for item in waiting}

    def decided_as_the_oracle(self, ran: Generated, said: dict[str, Call | NoCall]) -> int:
        """Whoever the plan named and did not call: for the very reason that the oracle has. Gives how many."""
        count = 0
        for decision in ran.plan:
            if decision.outcome == "done":
                continue
            other = said.get(decision.customer_id)
            assert isinstance(other, NoCall), (decision, other)
            assert (decision.outcome, decision.why, decision.until) == tuple(other), (decision, other)
            count += 1
        return count

    def _agreed(self, customer_id: str, day: date) -> None:
        if day == self.today:
            self.delivered()  # What was agreed for today is heard before anything else is done.
        self.oracle.agreed(customer_id, day, self.today)

    # -- doing -------------------------------------------------------------------------------------------

    def do(self, doing: Callable[[Work], Any]) -> None:
        perform(self.shop.shop, ADMIN, doing)

    def _accept(self, said: dict[str, Any]) -> None:
        self.do(partial(accepting.accept, asked=NewOrder.model_validate(said)))

    def _order_status(self, order_id: str, state: Any) -> None:
        self.do(partial(status.change_status, order_id=order_id, status=state, expected=None))

    def _log(self, said: dict[str, Any]) -> None:
        self.do(partial(interactions.log, asked=InteractionAsked.model_validate(said)))

    def _consent(self, customer_id: str, said: dict[str, Any]) -> None:
        asked = ConsentAsked.model_validate(said)
        self.do(partial(consent.record, customer_id=customer_id, asked=asked, expected=None))

    def _status(self, task: Call, said: dict[str, Any]) -> None:
        task_id, asked = self.task_id(task.customer_id), CallStatusAsked.model_validate(said)
        self.do(partial(closing.change_status, task_id=task_id, asked=asked, expected=None))

    def _agent(self, agent: Caller) -> None:
        said = AgentFields.model_validate(of_agent(agent))
        self.do(partial(team.change, agent_id=agent.agent_id, asked=said, expected=None, sign_ins=SignInsInMind()))

    def task_id(self, customer_id: str) -> str:
        item = self.shop.table.get(keys.customer(customer_id))
        assert item is not None
        return str(item["calls"]["open"][0])

    def _open(self, customer_id: str) -> Call:
        task = self.oracle.open_task(customer_id)
        assert task is not None, f"{customer_id} has no open task"
        return task

    def _runs_out(self, customer_id: str) -> list[RunsOut]:
        item = self.shop.table.get(keys.customer(customer_id)) or {}
        day = date.fromisoformat
        return [
            RunsOut(each["need"], day(each["last_bought"]), day(each["reminder_date"]))
            for each in item.get("reminders", {}).get("due", ())
        ]


def tasks_of(table: MemoryTable) -> list[Item]:
    return [item for key, item in table.everything().items() if key.pk.startswith("TASK#") and key.sk == "TASK"]


def _outbox(table: Table) -> list[tuple[Key, Item]]:
    partitions = [keys.outbox_partition(shard) for shard in range(keys.OUTBOX_SHARDS)]
    rows = [item for each in partitions for item in table.query(each, limit=1000).items]
    return [(Key(item["pk"], item["sk"]), item) for item in rows]


def of_agent(agent: Caller) -> dict[str, Any]:
    return {
        "name": agent.agent_id.title(),
        "seniority": "senior" if agent.senior else "junior",
        "districts": list(agent.districts),
        "daily_capacity": agent.capacity,
        "working_days": list(agent.days) if agent.days is not None else None,
        "absences": [{"start": start.isoformat(), "end": end.isoformat()} for start, end in agent.absent],
    }


def _born(month_and_day: tuple[int, int]) -> str:
    month, day = month_and_day
    return f"1988-{month:02d}-{day:02d}"


def _stored_told(item: Item) -> Told:
    return (
        item["customer_id"],
        item["task_date"],
        item["last_day"],
        item["task_type"],
        item["priority"],
        int(item["score"]),
        tuple(sorted(reason["rule"] for reason in item["reasons"])),
        item.get("agent_id"),
        item["source"],
        item["status"],
        int(item["attempt"]),
    )


def _call_told(call: Call) -> Told:
    return (
        call.customer_id,
        call.day.isoformat(),
        call.last_day.isoformat(),
        call.task_type,
        call.priority,
        call.score,
        call.rules,
        call.agent,
        call.source,
        call.status,
        call.attempt,
    )


def _difference(day: date, extra: Iterable[Told], missing: Iterable[Told]) -> str:
    lines = [f"on {day}, {day:%A}:"]
    lines += [f"  made, and nobody asked for it: {each}" for each in sorted(extra, key=str)]
    lines += [f"  asked for, and not made:       {each}" for each in sorted(missing, key=str)]
    return "\n".join(lines)


__all__ = ["CallShop", "Edges", "at", "tasks_of", "through_functions"]
