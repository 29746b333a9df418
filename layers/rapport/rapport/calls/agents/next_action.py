"""What to do next, and why this one: the arithmetic, the runner-up, and what would change the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapport.calls.agents import desk
from rapport.calls.agents.next_words import PRIORITIES, said
from rapport.calls.morning import candidates
from rapport.calls.plan.rules import HOTTEST_FIRST, Priority
from rapport.calls.tasks import store, told, words
from rapport.calls.tasks.model import PointTold, ScriptTold, TaskTold
from rapport.calls.tasks.task import Task
from rapport.cases.model import OpenComplaintTold
from rapport.cases.told import open_complaint
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, silent_days
from rapport.kernel.figures import Language
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work

Urgency = Literal["HIGH", "MEDIUM", "LOW", "NONE"]
NO_TIME = "~"
"""Behind every moment there is."""
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
    open_complaint: OpenComplaintTold | None = None


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
    """Who is on the line stays first, then whoever was promised a time that has come; the hottest, the highest score.

    Pure.
    """
    ready = [task for task in tasks if not _waits(task, now)]
    ranked = sorted(ready, key=_rank)
    if not ranked:
        return None
    later = sorted((task for task in tasks if _waits(task, now) and _rank(task) < _rank(ranked[0])), key=_rank)
    return Choice(ranked[0], ranked[1] if len(ranked) > 1 else None, later[0] if later else None)


def _waits(task: Task, now: str) -> bool:
    """`now` is a day and a time of the business; a busy line is tried again after its time, not before."""
    agreed = _agreed(task)
    return agreed is not None and agreed > now


def _agreed(task: Task) -> str | None:
    """When it was promised: a time stands on a task only if somebody said it, or a busy line is tried again."""
    return f"{task.task_date.isoformat()} {task.scheduled_time}" if task.scheduled_time is not None else None


def _rank(task: Task) -> tuple[bool, str, int, int, date, str]:
    return (
        task.status != "in_progress",
        # A promise comes before the hottest chance, the oldest promise first.
        _agreed(task) or NO_TIME,
        HOTTEST_FIRST.index(task.priority),
        -task.score,
        task.last_contact or date.min,
        task.task_id,
    )


def would_change(choice: Choice, second_name: str | None, language: Language = "en") -> list[str]:
    """What would put another task first. Pure."""
    first, second = choice.first, choice.second
    found = []
    if choice.later is not None:
        found.append(said("later", language, time=choice.later.scheduled_time))
    if second is None:
        return [*found, said("the_only_one", language)]
    return [*found, *_against(first, second, second_name or said("runner_up", language), language)]


def _against(first: Task, second: Task, name: str, language: Language) -> list[str]:
    """Why the one comes before the other, by the first of what they are ranked by in which they differ."""
    if (first.status == "in_progress") != (second.status == "in_progress"):
        return [said("on_the_line", language, name=name)]
    if _agreed(first) != _agreed(second):
        if second.scheduled_time is None:
            return [said("agreed", language, name=name, time=first.scheduled_time)]
        return [said("agreed_earlier", language, name=name)]
    if first.priority != second.priority:
        wanted, is_now = PRIORITIES[first.priority][language], PRIORITIES[second.priority][language]
        return [said("priority", language, name=name, wanted=wanted, is_now=is_now)]
    gap = first.score - second.score
    if gap == 0:
        alike = first.last_contact == second.last_contact
        return [said("equal" if alike else "contacted_later", language, name=name)]
    turns = [
        said("without", language, name=name, what=words.point(point.what, language), points=point.points)
        for point in first.arithmetic
        if point.points > gap
    ]
    return turns or [said("more_points", language, name=name, points=gap + 1)]


def next_action(work: Work, agent_id: str, language: Language | None) -> NextActionTold:
    """Never a 404: with nothing left it says so, and offers what would help most."""
    desk.agent(work, agent_id)
    language = language or work.settings.business.language
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
        return _nothing_left(work, waiting, language)
    task, customer = choice.first, known[choice.first.customer_id]
    card = told.told(work, task, customer, language)
    second = known.get(choice.second.customer_id) if choice.second else None
    return NextActionTold(
        action=f"call_{task.priority}_customer",
        priority=URGENCY[task.priority],
        message=_message(work, task, customer, language),
        customer_intel=intel(work, customer),
        products_to_push=[each.product_name for each in card.recommended_products],
        task=card,
        script=card.script,
        why=WhyThisOne(
            score=task.score,
            points=card.points,
            runner_up=_runner_up(choice, second),
            would_change=would_change(choice, second.name if second else None, language),
        ),
        waiting=len(waiting),
    )


def _customers(work: Work, choice: Choice | None) -> dict[str, Customer]:
    if choice is None:
        return {}
    tasks = [choice.first, *([choice.second] if choice.second else [])]
    return customers.by_id(work, (task.customer_id for task in tasks))


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
        open_complaint=open_complaint(customer),
    )


def _message(work: Work, task: Task, customer: Customer, language: Language) -> str:
    name = customer.name
    if task.scheduled_time is not None:
        return said("call_as_agreed", language, name=name, time=task.scheduled_time)
    if task.priority == "hot":
        high = is_high_value(customer.statistics, work.settings.value)
        return said("call_now_high_value" if high else "call_now", language, name=name)
    return said("call_today" if task.priority == "warm" else "call_if_time", language, name=name)


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


def _nothing_left(work: Work, waiting: Sequence[Task], language: Language) -> NextActionTold:
    """All done: a call planned for later, the pool, or what tomorrow brings."""
    if waiting:
        soonest = min(waiting, key=lambda task: (task.task_date, task.scheduled_time or ""))
        message = said("wait", language, time=soonest.scheduled_time)
        return _idle("wait_for_callback", "LOW", message, len(waiting))
    pool = [each for each in candidates.on_desk(work, None) if each.task_date <= work.today <= each.last_day]
    if pool:
        top = [task for task in store.get_many(work, [pool[0].task_id]) if task.is_open]
        offered = told.many(work, top, language)
        action = _idle("take_from_pool", "MEDIUM", said("take_from_pool", language, count=len(pool)), 0)
        return action.model_copy(update={"task": offered[0] if offered else None})
    return _idle("all_done", "NONE", said("all_done", language), 0)


def _idle(action: str, priority: Urgency, message: str, waiting: int) -> NextActionTold:
    return NextActionTold(action=action, priority=priority, message=message, products_to_push=[], waiting=waiting)
