"""A task as the store holds it."""

from __future__ import annotations

from datetime import date
from typing import Any

from rapport.calls.tasks.task import Task
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.decisions import Point
from rapport.kernel.shop import Place
from rapport.kernel.table import Item

DAYS = ("task_date", "last_day", "last_contact", "follow_up_date", "first_day")
MOMENTS = ("created_at", "started_at", "closed_at")
PLAIN = (
    "task_id",
    "customer_id",
    "agent_id",
    "task_type",
    "priority",
    "status",
    "score",
    "source",
    "version",
    "scheduled_time",
    "attempt",
    "retry_of",
    "first_agent",
    "rolled_from",
    "outcome",
    "closed_by",
    "talked_seconds",
    "sealed",
    "before_closing",
    "audit_head",
)


def encode(task: Task, place: Place) -> Item:
    item: dict[str, Any] = {name: value for name in PLAIN if (value := getattr(task, name)) is not None}
    item |= {name: day.isoformat() for name in DAYS if (day := getattr(task, name)) is not None}
    item |= {name: stamp(moment) for name in MOMENTS if (moment := getattr(task, name)) is not None}
    item["reasons"] = [dict(reason) for reason in task.reasons]
    item["arithmetic"] = [[point.what, point.points] for point in task.arithmetic]
    item["facts"] = dict(task.facts)
    item["products"] = [dict(product) for product in task.products]
    item[keys.DESK.pk] = keys.desk_partition(task.agent_id)
    item[keys.DESK.sk] = on_desk(task, place)
    return item


def on_desk(task: Task, place: Place) -> str:
    """Open tasks lie in the order they are worked, closed ones by the day they were closed."""
    if task.status == "expired":
        # Time closed it at the end of its last day: the morning that says so has all its seats free.
        return keys.closed_on_desk(task.last_day, task.task_id)
    if task.closed_at is not None:
        return keys.closed_on_desk(place.day(task.closed_at), task.task_id)
    return keys.open_on_desk(task.priority, task.score, task.last_contact, task.task_date, task.last_day, task.task_id)


def decode(item: Item) -> Task:
    said: dict[str, Any] = {name: item[name] for name in PLAIN if name in item}
    said |= {name: date.fromisoformat(item[name]) for name in DAYS if name in item}
    said |= {name: from_stamp(item[name]) for name in MOMENTS if name in item}
    said.setdefault("agent_id", None)
    return Task(
        **said,
        reasons=item["reasons"],
        arithmetic=[Point(what, int(points)) for what, points in item["arithmetic"]],
        facts=item["facts"],
        products=item["products"],
    )
