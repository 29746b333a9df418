"""The counters a task stands in: those of its agent and its day. Subtracted where it was, added where it is.

Performance, leaderboards and distribution are read from these cells; nobody reads history. A cell is one agent's
day: the morning fills it in order, and after that one person clicks at a time, so it needs no shards.

A follow-up and its further attempts are one follow-up, kept when any of them reaches the customer. It counts, and is
kept, in the cell of its first attempt, whoever makes the last one and whenever: so that over any days, and for any
agent, no more are kept than there were.
"""

from __future__ import annotations

from decimal import Decimal

from rapport.calls.tasks.task import Task
from rapport.kernel import keys
from rapport.kernel.table import Key
from rapport.kernel.work import Work


def count(work: Work, task: Task, step: int) -> None:
    moved = {name: step * amount for name, amount in counted(task).items()}
    work.add(keys.agents_day(task.agent_id, task.task_date), **moved)
    if task.rule == "follow_up" and task.status == "completed" and (began := _began(task)) is not None:
        work.add(began, follow_ups_kept=step)


def _began(task: Task) -> Key | None:
    """The cell in which the follow-up was counted."""
    if task.attempt == 1:
        return keys.agents_day(task.agent_id, task.task_date)
    return keys.agents_day(task.first_agent, task.first_day) if task.first_day is not None else None


def counted(task: Task) -> dict[str, int | Decimal]:
    """What one task adds to its cell."""
    adds: dict[str, int | Decimal] = {
        "total": 1,
        task.status: 1,
        f"priority_{task.priority}": 1,
        f"type_{task.task_type}": 1,
    }
    if task.is_open:
        adds[f"open_{task.priority}"] = 1
    if task.outcome == "successful":
        adds["successful"] = 1
    if task.status in ("completed", "failed"):
        adds["calls"] = 1
    if task.talked_seconds:
        adds |= {"talked_seconds": task.talked_seconds, "talks": 1}
    if task.rule == "follow_up" and task.attempt == 1:
        adds["follow_ups"] = 1
    return adds
