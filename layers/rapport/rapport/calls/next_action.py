"""What to do next, and why this one: the arithmetic, the runner-up, and what would change the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapport.calls import candidates, desk, store, told
from rapport.calls.model import PointTold, ScriptTold, TaskTold
from rapport.calls.rules import HOTTEST_FIRST, Priority
from rapport.calls.task import Task
from rapport.calls.words import Language
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, silent_days
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work

Urgency = Literal["HIGH", "MEDIUM", "LOW", "NONE"]
URGENCY: dict[Priority, Urgency] = {"hot": "HIGH", "warm": "MEDIUM", "cold": "LOW"}


class CustomerIntel(Told):
    customer_id: str
    name: str
    phone: str | None = None
    last_purchase_date: date | None = None
    days_since_last_order: int | None = None
    lifetime_value: Money
    avg_order_value: Money
    total_orders: int


class RunnerUp(Told):
    task_id: str
    customer_name: str | None = None
    priority: Priority
    score: int
    behind_by: int


class WhyThisOne(Told):
    score: int
    points: list[PointTold]
    runner_up: RunnerUp | None = None
    would_change: list[str]


class NextActionTold(Told):
    action: str
    priority: Urgency
    message: str
    customer_intel: CustomerIntel | None = None
    products_to_push: list[str]
    task: TaskTold | None = None
    script: ScriptTold | None = None
    why: WhyThisOne | None = None
    waiting: int
    """Tasks left for today, this one included."""


@dataclass(frozen=True)
class Choice:
    first: Task
    second: Task | None
    later: Task | None
    """Planned for a time that has not come, and above this one when it does."""


def choose(tasks: Sequence[Task], now: str) -> Choice | None:
    """The hottest, then the highest score; who is already on the line stays first. Pure."""
    ready = [task for task in tasks if not _waits(task, now)]
    ranked = sorted(ready, key=_rank)
    if not ranked:
        return None
    later = sorted((task for task in tasks if _waits(task, now) and _rank(task) < _rank(ranked[0])), key=_rank)
    return Choice(ranked[0], ranked[1] if len(ranked) > 1 else None, later[0] if later else None)


def _waits(task: Task, now: str) -> bool:
    """`now` is a day and a time of the business; a busy line is tried again after its time, not before."""
    return task.scheduled_time is not None and f"{task.task_date.isoformat()} {task.scheduled_time}" > now


def _rank(task: Task) -> tuple[bool, int, int, date, str]:
    return (
        task.status != "in_progress",
        HOTTEST_FIRST.index(task.priority),
        -task.score,
        task.last_contact or date.min,
        task.task_id,
    )


def would_change(choice: Choice, second_name: str | None) -> list[str]:
    """What would put another task first. Pure."""
    first, second = choice.first, choice.second
    found = []
    if choice.later is not None:
        found.append(f"At {choice.later.scheduled_time} a call that ranks higher comes due")
    if second is None:
        found.append("Any other task: this is the only one that can be done now")
        return found
    name = second_name or "the runner-up"
    if (first.status == "in_progress") != (second.status == "in_progress"):
        found.append(f"This call is on the line: {name} comes when it is over")
        return found
    if first.priority != second.priority:
        found.append(f"{name} would have to be {first.priority}, not {second.priority}")
        return found
    gap = first.score - second.score
    if gap == 0:
        if first.last_contact == second.last_contact:
            found.append(f"Equal in everything: between this one and {name} only their ids decide")
        else:
            found.append(f"Equal points: {name} was contacted more recently")
        return found
    found += [
        f"Without '{point.what.replace('_', ' ')}' ({point.points}) {name} comes first"
        for point in first.arithmetic
        if point.points > gap
    ]
    return found or [f"{name} needs {gap + 1} more points"]


def next_action(work: Work, agent_id: str, language: Language | None) -> NextActionTold:
    """Never a 404: with nothing left it says so, and offers what would help most."""
    desk.agent(work, agent_id)
    waiting = desk.desk(work, agent_id).waiting
    local = work.now.astimezone(work.shop.place.zone)
    choice = choose(waiting, f"{local:%Y-%m-%d %H:%M}")
    known = _customers(work, choice)
    if choice is not None and choice.first.customer_id not in known:
        # Removed since the task was made; rare, so the others are only asked for now.
        there = {each.customer_id for each in customers.anyone(work, (task.customer_id for task in waiting))}
        waiting = [task for task in waiting if task.customer_id in there]
        choice = choose(waiting, f"{local:%Y-%m-%d %H:%M}")
        known = _customers(work, choice)
    if choice is None:
        return _nothing_left(work, waiting)
    task, customer = choice.first, known[choice.first.customer_id]
    card = told.told(work, task, customer, language)
    second = known.get(choice.second.customer_id) if choice.second else None
    return NextActionTold(
        action=f"call_{task.priority}_customer",
        priority=URGENCY[task.priority],
        message=_message(work, task, customer),
        customer_intel=intel(work, customer),
        products_to_push=[each.product_name for each in card.recommended_products],
        task=card,
        script=card.script,
        why=WhyThisOne(
            score=task.score,
            points=card.points,
            runner_up=_runner_up(choice, second),
            would_change=would_change(choice, second.name if second else None),
        ),
        waiting=len(waiting),
    )


def _customers(work: Work, choice: Choice | None) -> dict[str, Customer]:
    if choice is None:
        return {}
    tasks = [choice.first, *([choice.second] if choice.second else [])]
    return {each.customer_id: each for each in customers.anyone(work, (task.customer_id for task in tasks))}


def intel(work: Work, customer: Customer) -> CustomerIntel:
    known = customer.statistics
    return CustomerIntel(
        customer_id=customer.customer_id,
        name=customer.name,
        phone=customer.phone,
        last_purchase_date=known.last,
        days_since_last_order=silent_days(known, work.today),
        lifetime_value=known.spend,
        avg_order_value=known.average_order,
        total_orders=known.orders,
    )


def _message(work: Work, task: Task, customer: Customer) -> str:
    if task.priority == "hot":
        worth = "High-value customer" if is_high_value(customer.statistics, work.settings.value) else "Hot lead"
        return f"Call {customer.name} NOW - {worth}!"
    return f"Call {customer.name} {'today' if task.priority == 'warm' else 'if there is time'}"


def _runner_up(choice: Choice, customer: Customer | None) -> RunnerUp | None:
    second = choice.second
    if second is None:
        return None
    return RunnerUp(
        task_id=second.task_id,
        customer_name=customer.name if customer else None,
        priority=second.priority,
        score=second.score,
        behind_by=choice.first.score - second.score,
    )


def _nothing_left(work: Work, waiting: Sequence[Task]) -> NextActionTold:
    """All done: a call planned for later, the pool, or what tomorrow brings."""
    if waiting:
        soonest = min(waiting, key=lambda task: (task.task_date, task.scheduled_time or ""))
        return _idle("wait_for_callback", "LOW", f"The next call is planned for {soonest.scheduled_time}", len(waiting))
    pool = [each for each in candidates.on_desk(work, None) if each.task_date <= work.today <= each.last_day]
    if pool:
        offered = told.many(work, [task for task in store.get_many(work, [pool[0].task_id]) if task.is_open])
        action = _idle("take_from_pool", "MEDIUM", f"All done. {len(pool)} tasks in the pool have nobody yet", 0)
        return action.model_copy(update={"task": offered[0] if offered else None})
    return _idle(
        "all_done", "NONE", "All done for today. What helps most now: note what you learned, and look at tomorrow", 0
    )


def _idle(action: str, priority: Urgency, message: str, waiting: int) -> NextActionTold:
    return NextActionTold(action=action, priority=priority, message=message, products_to_push=[], waiting=waiting)
