"""Handing tasks around: to an agent or into the pool, to another day, or out of the way. One, or many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from rapport.calls.plan import assignment, summary
from rapport.calls.plan.summary import OpenTask
from rapport.calls.tasks import closing, store, told
from rapport.calls.tasks.model import BulkAsked, CallStatusAsked
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.kernel.errors import Busy, Conflict, NotAllowed, Refusal, invalid
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work, perform
from rapport.team import store as team

FURTHEST = timedelta(days=31)
"""An open task holds back every other call to its customer: nobody is put off for longer than a month."""


class TaskIsClosed(Conflict):
    code = "task_is_closed"


class HandedOn(Told):
    id: str
    version: int


class NotHandedOn(Told):
    id: str
    code: str
    message: str


class BulkTold(Told):
    done: list[HandedOn]
    refused: list[NotHandedOn]


def assign(work: Work, task_id: str, agent_id: str | None, expected: int | None) -> Task:
    task = store.get(work, task_id)
    store.as_expected(task, expected, lambda: told.told(work, task))
    _still_open(task)
    if task.agent_id == agent_id:
        return task
    if not work.caller.manages and {task.agent_id, agent_id} - {None, work.caller.agent_id}:
        raise NotAllowed("agents take from the pool and give back; a manager hands to others")
    if agent_id is not None:
        makes_calls(work, agent_id)
    return store.change(work, task, replace(task, agent_id=agent_id), "assigned")


def reschedule(work: Work, task_id: str, day: date, expected: int | None = None) -> Task:
    """To another day: it is due then, and as long as it was after that."""
    task = store.get(work, task_id)
    store.as_expected(task, expected, lambda: told.told(work, task))
    _still_open(task)
    if not work.today <= day <= work.today + FURTHEST:
        raise invalid("task_date", "must be today or later, within a month")
    if (task.task_date, task.status, task.scheduled_time) == (day, "pending", None):
        return task
    found = customers.anyone(work, [task.customer_id])
    lasts = max(task.last_day - task.task_date, timedelta(0))
    after = replace(task, task_date=day, last_day=day + lasts, scheduled_time=None, status="pending")
    # A call that was under way is not under way on another day: its length is measured from then.
    after = replace(after, started_at=None)
    if found:
        kept = summary.from_item(found[0].rooms.get("calls", {}))
        moved = replace(kept, open=OpenTask(task.task_id, after.task_date, after.last_day))
        customers.keep(work, found[0], "calls", summary.to_item(moved))
    return store.change(work, task, after, "rescheduled")


def in_bulk(look: Work, asked: BulkAsked) -> BulkTold:
    """Each by itself: one that is refused harms no other."""
    done, refused = [], []
    for task_id in dict.fromkeys(asked.task_ids):
        try:
            task = perform(look.shop, look.caller, partial(_one, task_id=task_id, asked=asked))
        except Refusal as refusal:
            refused.append(NotHandedOn(id=task_id, code=refusal.code, message=refusal.message))
        else:
            done.append(HandedOn(id=task.task_id, version=task.version))
    return BulkTold(done=done, refused=refused)


def decided(told: BulkTold) -> bool:
    """What found the store busy is still to be done: the same request under the same key does it."""
    return all(each.code != Busy.code for each in told.refused)


def _one(work: Work, task_id: str, asked: BulkAsked) -> Task:
    match asked.action:
        case "assign":
            return assign(work, task_id, asked.agent_id, None)
        case "reschedule":
            assert asked.task_date is not None, "the model asks for it"
            return reschedule(work, task_id, asked.task_date)
        case "skip":
            return closing.change_status(work, task_id, CallStatusAsked(status="skipped", notes=asked.notes), None)


def _still_open(task: Task) -> None:
    if not task.is_open:
        raise TaskIsClosed(f"this task is {task.status}")


def makes_calls(work: Work, agent_id: str) -> None:
    """Managers, support and delivery have a sign-in, and no desk that anybody looks at for calls."""
    found = team.find(work, agent_id)
    if found is None or not assignment.callers([found]):
        raise invalid("agent_id", f"names nobody who makes calls here: {agent_id}")
