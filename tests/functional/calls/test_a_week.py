"""A week of a shop's calls, Monday to Sunday, through the doors and the functions: every morning's lists are those of
a plain oracle, whatever happened the day before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from functions.call_tasks_job import app as job
from tests.promises.surface import in_the_environment, outside_world
from tests.rig.call_days import Days
from tests.rig.call_oracle import HEAT, Call, Caller, Person
from tests.rig.call_shop import MONDAY, CallShop, of_agent, through_functions
from tests.rig.shop import Answer, LambdaContext

THURSDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=days) for days in (3, 4, 5, 6))


class AllTheTime(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


@dataclass
class AtTheDoors(CallShop):
    """Whatever people do, they do as the console does it; the job is woken as the scheduler wakes it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.hear = through_functions

    def six_o_clock(self) -> None:
        with in_the_environment(self.shop):
            job.lambda_handler({}, AllTheTime())
        self.oracle.morning(self.today)

    def asks(self, method: str, path: str, body: Any = None, agent: str | None = None) -> Answer:
        role, user = ("crm_agent", f"user-{agent}") if agent else ("admin", None)
        with outside_world():
            answer = self.shop.call(method, path, body, role=role, user=user)
        assert answer.status < 300, answer.text
        return answer

    def _accept(self, said: dict[str, Any]) -> None:
        self.asks("POST", "/orders", said)

    def _order_status(self, order_id: str, state: Any) -> None:
        self.asks("PUT", f"/orders/{order_id}/status", {"status": state})

    def _log(self, said: dict[str, Any]) -> None:
        self.asks("POST", "/cdm/interaction", said)

    def _consent(self, customer_id: str, said: dict[str, Any]) -> None:
        self.asks("PUT", f"/cdm/customers/{customer_id}/consent", said)

    def _status(self, task: Call, said: dict[str, Any]) -> None:
        self.asks("PUT", f"/crm/automation/tasks/{self.task_id(task.customer_id)}/status", said, task.agent)

    def _agent(self, agent: Caller) -> None:
        self.asks("PUT", f"/crm/automation/agents/{agent.agent_id}", of_agent(agent))

    # -- what an agent sees ------------------------------------------------------------------------------

    def list_of(self, agent: str | None) -> list[dict[str, Any]]:
        if agent is None:
            found = self.asks("GET", "/crm/automation/tasks/today?agentId=-").body
        else:
            found = self.asks("GET", "/crm/automation/tasks/today", agent=agent).body
        return [each for each in found if each["status"] in ("pending", "in_progress")]


@pytest.fixture(scope="module")
def week() -> Days:
    days = Days(seed=7, size=120, shop=AtTheDoors())
    days.shop.arrives(Person("eid", birthday=(SUNDAY.month, SUNDAY.day)))
    days.shop.arrives(Person("promised", district="Khulna"))
    for customer_id in ("eid", "promised"):
        days.shop.orders(customer_id, MONDAY - timedelta(days=40), 700)
    days.shop.delivered()
    return days


def the_lists_are_the_oracles(shop: AtTheDoors) -> int:
    waiting = [task for task in shop.oracle.tasks if task.is_open and task.day <= shop.today <= task.last_day]
    told = 0
    for agent in (None, *(each.agent_id for each in shop.oracle.team)):
        listed = shop.list_of(agent)
        expected = {
            (task.customer_id, task.task_type, task.priority, task.score) for task in waiting if task.agent == agent
        }
        assert {
            (each["customer_id"], each["task_type"], each["priority"], each["score"]) for each in listed
        } == expected
        assert len(listed) == len(expected)
        order = [(HEAT.index(each["priority"]), -each["score"]) for each in listed]
        assert order == sorted(order), "hottest first, then most points"
        told += len(listed)
    shop.compare()
    return told


def test_every_morning_of_a_week_has_the_lists_of_the_oracle(week: Days) -> None:
    shop = week.shop
    assert isinstance(shop, AtTheDoors)
    told = {}
    for day in range(8):
        shop.it_is(MONDAY + timedelta(days=day), 6)
        shop.six_o_clock()
        told[shop.today] = the_lists_are_the_oracles(shop)
        shop.delivered()
        _what_was_said_beforehand(week)
        week.day(busy=14)
        the_lists_are_the_oracles(shop)
    made = [task for task in shop.oracle.tasks if task.source == "generation"]
    by_day = {day: sum(task.day == day for task in made) for day in told}
    assert by_day[FRIDAY] == by_day[SATURDAY] == 0, "nobody works at the weekend"
    assert by_day[SUNDAY] > 0
    assert by_day[MONDAY] > by_day[SUNDAY], "the first morning finds the windows full"
    assert {task.status for task in shop.oracle.tasks} == {"pending", "completed", "failed", "skipped", "expired"}
    assert {task.source for task in shop.oracle.tasks} == {"generation", "retry", "follow_up"}
    assert len({task.task_type for task in made}) >= 8
    assert {task.agent for task in made} == {"anika", "babul", "chitra", None}


def _what_was_said_beforehand(week: Days) -> None:
    """What the week must hold, beside what chance brings."""
    shop = week.shop
    match shop.today:
        case day if day == MONDAY:
            shop.it_is(day, 8)
            shop.contact("promised", THURSDAY)
            called = next(task for task in shop.oracle.tasks if task.is_open and task.agent == "babul")
            shop.completes(called.customer_id, "do_not_contact")
        case day if day == MONDAY + timedelta(days=1):
            chitra = next(each for each in shop.oracle.team if each.agent_id == "chitra")
            shop.absent(chitra, day + timedelta(days=1), THURSDAY)
        case day if day == THURSDAY:
            assert shop.oracle.open_task("promised") is not None, "a promise is kept within the contact gap's days too"
            assert not any(task.agent == "chitra" and task.day == day for task in shop.oracle.tasks)
        case day if day == SUNDAY:
            assert shop.oracle.open_task("eid") is not None
