"""Reading and writing call tasks. Whoever reads here is asked who they are: a task is its agent's or a manager's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rapport.calls.tasks import counting, record
from rapport.calls.tasks.events import CallTaskChanged, CallTaskPlanned
from rapport.calls.tasks.task import Task
from rapport.kernel import keys
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.table import Absent, Equal, Put
from rapport.kernel.work import Work

if TYPE_CHECKING:
    # A type alone: the morning writes tasks, and tells nobody of them.
    from rapport.calls.tasks.model import TaskTold


class NoSuchTask(NotFound):
    """Absent and another agent's read the same: an id cannot be probed."""

    code = "no_such_task"


def get(work: Work, task_id: str) -> Task:
    item = work.table.get(keys.call_task(task_id))
    task = record.decode(item) if item is not None else None
    if task is None or not reaches(work, task):
        raise NoSuchTask(f"there is no call task {task_id} here for you")
    return task


def reaches(work: Work, task: Task) -> bool:
    """Agents work on their own desk, and may look into the pool."""
    return work.caller.manages or task.agent_id in (None, work.caller.agent_id)


def get_many(work: Work, task_ids: Iterable[str], *, to_look: bool = False) -> list[Task]:
    """In the order asked for; whoever reads here was asked already. What is only looked at may lag a moment behind;
    what is decided by may not."""
    wanted = list(task_ids)
    items = work.table.get_many([keys.call_task(each) for each in wanted], consistent=not to_look)
    return [record.decode(items[keys.call_task(each)]) for each in wanted if keys.call_task(each) in items]


def as_expected(task: Task, expected: int | None, shown: Callable[[], TaskTold]) -> None:
    if expected is not None and expected != task.version:
        raise StaleVersion("this task has changed", current=shown().model_dump(mode="json"))


def make(work: Work, task: Task) -> Task:
    """A new task: it, its place on the desk, its counters, its event and its first audit entry."""
    task = replace(task, version=1, audit_head=_audited(work, None, task, "made"))
    work.write(Put(keys.call_task(task.task_id), record.encode(task, work.shop.place), when=(Absent(),), label="task"))
    # A desk does not say of whom its tasks are: it stands beside the customer, for whoever asks what is held of them.
    work.write(Put(keys.called_mark(task.customer_id, task.task_id), {"task_date": task.task_date.isoformat()}))
    counting.count(work, task, +1)
    work.emit(CallTaskPlanned(occurred_at=work.now, record_version=1, **_told(task)))
    return task


def change(work: Work, before: Task, after: Task, what: str) -> Task:
    after = replace(after, version=before.version + 1)
    after = replace(after, audit_head=_audited(work, before, after, what))
    work.write(
        Put(
            keys.call_task(after.task_id),
            record.encode(after, work.shop.place),
            when=(Equal("version", before.version),),
            label="task",
        )
    )
    counting.count(work, before, -1)
    counting.count(work, after, +1)
    work.emit(CallTaskChanged(occurred_at=work.now, record_version=after.version, what=what, **_told(after)))
    return after


def _told(task: Task) -> dict[str, Any]:
    return {
        "task_id": task.task_id,
        "customer_id": task.customer_id,
        "agent_id": task.agent_id,
        "task_type": task.task_type,
        "task_date": task.task_date,
        "status": task.status,
        "outcome": task.outcome,
    }


def _audited(work: Work, before: Task | None, after: Task, what: str) -> str:
    return work.audit(
        "task",
        after.task_id,
        after.version if before else 1,
        what,
        place=keys.call_task(after.task_id),
        before=_shown(before) if before else None,
        after=_shown(after),
        previous=before.audit_head if before else "",
    )


def _shown(task: Task) -> dict[str, Any]:
    """Nothing personal: who is called is an id, and notes stay sealed in the task."""
    said = _told(task) | {
        "priority": task.priority,
        "score": task.score,
        "last_day": task.last_day,
        "scheduled_time": task.scheduled_time,
        "follow_up_date": task.follow_up_date,
        "why": task.rule or task.source,
    }
    return {name: str(value) for name, value in said.items() if value is not None}
