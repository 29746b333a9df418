"""The counters a task stands in: those of its agent and its day. Subtracted where it was, added where it is.

Performance, leaderboards and distribution are read from these cells; nobody reads history. A cell is one agent's
day: the morning fills it in order, and after that one person clicks at a time, so it needs no shards.
"""

from __future__ import annotations

from decimal import Decimal

from rapport.calls.task import Task
from rapport.kernel import keys
from rapport.kernel.work import Work


def count(work: Work, task: Task, step: int) -> None:
    moved = {name: step * amount for name, amount in counted(task).items()}
    work.add(keys.agents_day(task.agent_id, task.task_date), **moved)


def counted(task: Task) -> dict[str, int | Decimal]:
    """What one task adds to its cell."""
    adds: dict[str, int | Decimal] = {
        "total": 1,
        task.status: 1,
        f"priority_{task.priority}": 1,
        f"type_{task.task_type}": 1,
    }
    if task.outcome == "successful":
        adds["successful"] = 1
    if task.status in ("completed", "failed"):
        adds["calls"] = 1
    if task.talked_seconds:
        adds |= {"talked_seconds": task.talked_seconds, "talks": 1}
    if task.rule == "follow_up":
        adds["follow_ups"] = 1
        if task.status == "completed":
            adds["follow_ups_kept"] = 1
    return adds
