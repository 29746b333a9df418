"""A task as its agent sees it: with name and phone, the reason in words, what to offer and what to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.calls.tasks import scripts, words, words_kept
from rapport.calls.tasks.hours import best_hour
from rapport.calls.tasks.model import PointTold, ProductToPush, ReasonTold, ScriptTold, TaskTold
from rapport.calls.tasks.task import Task
from rapport.cases.told import open_complaint
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.clock import from_stamp
from rapport.kernel.decisions import Point
from rapport.kernel.figures import Language
from rapport.kernel.money import as_number, money
from rapport.kernel.work import Work


def told(work: Work, task: Task, customer: Customer | None = None, language: Language | None = None) -> TaskTold:
    """Whoever may see the task may see whom it is about: it may be another agent's customer."""
    if customer is None:
        customer = next(iter(customers.anyone(work, [task.customer_id])), None)
    language = language or work.settings.business.language
    said = words_kept.opened(work, customer, task) if customer else {}
    best = best_hour(customer) if customer and task.is_open else None
    since = ordered_since(task, customer)
    undo = task.before_closing or {}
    return TaskTold(
        id=task.task_id,
        customer_id=task.customer_id,
        customer_name=customer.name if customer else None,
        customer_phone=customer.phone if customer else None,
        agent_id=task.agent_id,
        task_date=task.task_date,
        task_type=task.task_type,
        priority=task.priority,
        status=task.status,
        score=task.score,
        call_reason=said.get("call_reason") or reason_of(task, language, since),
        reasons=[
            ReasonTold(
                rule=each["rule"], points=each["points"], text=words.reason(each["rule"], each["said"], language)
            )
            for each in task.reasons
        ],
        points=points(task.arithmetic, language),
        recommended_products=[product(each, language) for each in task.products if not _bought(customer, each, since)],
        ordered_since=since,
        open_complaint=open_complaint(customer) if customer else None,
        script=script(task, language),
        scheduled_time=task.scheduled_time or (best.hour if best else None),
        time_is_agreed=task.scheduled_time is not None,
        best_hour=best.hour if best else None,
        outcome=task.outcome,
        notes=said.get("notes"),
        follow_up_date=task.follow_up_date,
        attempts=task.attempt,
        retry_of=task.retry_of,
        rolled_from=task.rolled_from,
        source=task.source,
        call_minutes=money(Decimal(task.talked_seconds) / 60) if task.talked_seconds is not None else None,
        facts=shown_facts(task.facts),
        last_day=task.last_day,
        undo_until=from_stamp(undo["until"]) if "until" in undo else None,
        created_at=task.created_at,
        completed_at=task.closed_at,
        version=task.version,
    )


def many(work: Work, tasks: Sequence[Task], language: Language | None = None) -> list[TaskTold]:
    """A desk: its customers in one read. Whose customer is gone is not to be called, and not shown."""
    known = customers.by_id(work, (task.customer_id for task in tasks))
    return [told(work, task, known[task.customer_id], language) for task in tasks if task.customer_id in known]


def reason_of(task: Task, language: Language, since: date | None = None) -> str:
    if since is not None:
        return words.ordered_since(since, language)
    if not task.reasons:
        return words.REASONS["manual"][language]
    lead = task.reasons[0]
    return words.reason(lead["rule"], lead["said"], language)


def ordered_since(task: Task, customer: Customer | None) -> date | None:
    """An order that came after an open task was planned: what it was planned for may be done, and is said first."""
    silent = task.facts.get("silent_days")
    last = customer.statistics.last if customer else None
    if not task.is_open or silent is None or last is None:
        return None
    return last if last > task.task_date - timedelta(days=int(silent)) else None


def _bought(customer: Customer | None, item: Any, since: date | None) -> bool:
    """What they have just bought is not offered to them, whatever was planned."""
    bought = customer.statistics.products.get(item["product_id"]) if customer else None
    return since is not None and bought is not None and bought.last >= since


def points(arithmetic: Sequence[Point], language: Language) -> list[PointTold]:
    """The arithmetic behind a score, each term in words."""
    return [PointTold(what=each.what, points=each.points, text=words.point(each.what, language)) for each in arithmetic]


def product(item: Any, language: Language) -> ProductToPush:
    return ProductToPush(
        product_id=item["product_id"],
        product_name=item["product_name"],
        price=money(item["price"]),
        recommended_price=money(item["recommended_price"]),
        discount_percentage=money(item["discount_percentage"]),
        reason=item[f"reason_{language}"],
        source=item["source"],
    )


def script(task: Task, language: Language) -> ScriptTold:
    kind = str(task.facts.get("customer_type", ""))
    lead = task.reasons[0]["said"] if task.reasons else {}
    return scripts.script(scripts.situation(task.task_type, kind), language, lead)


def shown_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the decision rested on, numbers as JSON has them."""
    return {
        name: as_number(money(value)) if isinstance(value, Decimal) or name in AMOUNTS else value
        for name, value in facts.items()
        if value is not None
    }


AMOUNTS = frozenset({"lifetime_value", "average_order"})
