"""Promise 25, of call tasks: planned = done. What a preview listed is what the run does, under a fixed clock; and who
quotes a preview whose facts have moved is refused, with nothing written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rapport.kernel.table import Item, Key
from tests.promises.conftest import Counted, Size
from tests.rig.call_days import LAST_ORDERS, PLACES, team
from tests.rig.call_oracle import Person
from tests.rig.call_shop import CallShop, tasks_of

SUNDAY = date(2026, 3, 15)
GENERATE = "/crm/automation/tasks/generate"


@dataclass(frozen=True)
class Drawn:
    last: int | None
    orders: int
    amount: int
    agent: str | None
    district: str
    contact: int | None
    promised: int | None
    birthday: int | None
    allows: bool


people = st.builds(
    Drawn,
    last=st.none() | st.sampled_from(LAST_ORDERS) | st.integers(0, 120),
    orders=st.integers(1, 7),
    amount=st.sampled_from([300, 999, 1000, 9000]),
    agent=st.sampled_from([None, "anika", "babul", "chitra"]),
    district=st.sampled_from(["", *PLACES]),
    contact=st.none() | st.integers(0, 10),
    promised=st.none() | st.none() | st.integers(0, 2),
    birthday=st.none() | st.none() | st.integers(-1, 2),
    allows=st.sampled_from([True, True, True, False]),
)
populations = st.lists(people, min_size=1, max_size=9)


def drawn(size: Size) -> settings:
    """For a planted fault, red is all that is asked: no search for the smallest example."""
    phases = (Phase.generate,) if size.small else tuple(Phase)
    return settings(
        max_examples=size(40, 1500, 8), phases=phases, suppress_health_check=list(HealthCheck), derandomize=True
    )


def opened(population: list[Drawn]) -> CallShop:
    """A shop in which just this is known, on a Sunday morning."""
    shop = CallShop()
    for agent in team():
        shop.agent(agent)
    for number, drawn in enumerate(population):
        _arrives(shop, f"c{number}", drawn)
    shop.it_is(SUNDAY, 6)
    shop.delivered()
    return shop


def _arrives(shop: CallShop, customer_id: str, drawn: Drawn) -> None:
    shop.it_is(SUNDAY - timedelta(days=11), 9)
    born = SUNDAY + timedelta(days=drawn.birthday or 0)
    birthday = (born.month, born.day) if drawn.birthday is not None else None
    shop.arrives(Person(customer_id, agent=drawn.agent, district=drawn.district, birthday=birthday))
    if drawn.contact is not None:
        shop.it_is(SUNDAY - timedelta(days=drawn.contact + 1), 12)
        promised = SUNDAY + timedelta(days=drawn.promised) if drawn.promised is not None else None
        shop.contact(customer_id, promised)
        shop.delivered()
    if not drawn.allows:
        shop.says(customer_id, False)
    shop.it_is(SUNDAY, 5)
    for each in range(drawn.orders if drawn.last is not None else 0):
        shop.orders(customer_id, SUNDAY - timedelta(days=(drawn.last or 0) + 9 * each), drawn.amount)


def asked(shop: CallShop, *, dry: bool = False, quoted: str | None = None) -> Any:
    body = {"plan_hash": quoted} if quoted else None
    return shop.shop.call("POST", GENERATE + ("?dryRun=true" if dry else ""), body)


def everything(shop: CallShop) -> dict[Key, Item]:
    return shop.shop.table.everything()


def test_what_was_planned_is_what_is_done(size: Size, counted: Counted) -> None:
    seen = {"cases": 0, "tasks": 0}

    @settings(drawn(size))
    @given(populations)
    def planned_is_done(population: list[Drawn]) -> None:
        shop = opened(population)
        before = everything(shop)
        preview = asked(shop, dry=True).body
        assert everything(shop) == before, "a preview writes nothing"
        again = asked(shop, dry=True).body
        assert again == preview, "and says the same twice"
        done = asked(shop, quoted=preview["plan_hash"])
        assert done.status == 200, done.text
        told = ("plan_hash", "breakdown", "unassigned", "candidates", "done", "deferred", "suppressed", "reasons")
        assert {name: done.body[name] for name in told} == {name: preview[name] for name in told}
        listed = [each for each in preview["plan"] if each["outcome"] == "done"]
        rows = ("customer_id", "task_type", "priority", "score", "agent_id")
        assert sorted(str([each.get(name) for name in rows]) for each in listed) == sorted(
            str([item.get(name) for name in rows])
            for item in tasks_of(shop.shop.table)
            if item["source"] == "generation"
        )
        shop.oracle.morning(shop.today)
        shop.compare()
        seen["cases"] += 1
        seen["tasks"] += len(listed)

    planned_is_done()
    counted(25, "call tasks: {cases} previews, each done as listed with its plan_hash: {tasks} tasks", **seen)


def test_a_preview_whose_facts_have_moved_is_refused_and_nothing_is_written(size: Size, counted: Counted) -> None:
    seen = {"refused": 0, "unmoved": 0}

    @settings(drawn(size))
    @given(populations, st.sampled_from(["order", "contact", "consent", "agent"]), st.integers(0, 8))
    def moved(population: list[Drawn], what: str, who: int) -> None:
        shop = opened(population)
        preview = asked(shop, dry=True).body
        _something_happens(shop, what, f"c{who % len(population)}")
        shop.delivered()
        now = asked(shop, dry=True).body
        before = everything(shop)
        answer = asked(shop, quoted=preview["plan_hash"])
        if now["plan_hash"] == preview["plan_hash"]:
            assert answer.status == 200, "what moved concerns nobody who may be called today"
            seen["unmoved"] += 1
            return
        assert answer.status == 409, answer.text
        assert answer.body["error"]["code"] == "plan_has_changed"
        assert answer.body["error"]["current"]["plan_hash"] == now["plan_hash"]
        assert everything(shop) == before
        seen["refused"] += 1

    moved()
    assert seen["refused"] > 0
    counted(25, "call tasks: {refused} previews overtaken by facts, refused with 409, nothing written", **seen)


def _something_happens(shop: CallShop, what: str, who: str) -> None:
    match what:
        case "order":
            shop.orders(who, SUNDAY - timedelta(days=8), 2000)
        case "contact":
            shop.contact(who)
        case "consent":
            shop.says(who, not shop.oracle.people[who].allows_calls)
        case _:
            shop.absent(shop.oracle.team[0], SUNDAY, SUNDAY)
