"""What a task served: each of its reasons, and the needs that a reminder spoke of."""

from __future__ import annotations

from rapport.calls.plan.rules import BESIDE
from rapport.calls.tasks.task import Task

REMINDER = "repeat_reminder:"


def served(task: Task) -> dict[str, str]:
    """Per rule what it was served for; reminders need by need."""
    found: dict[str, str] = {}
    for reason in task.reasons:
        if reason["rule"] == "repeat_reminder":
            for each in reason["occurrence"].split(BESIDE):
                need, _, bought = each.rpartition("=")
                found[REMINDER + need] = bought
        else:
            found[reason["rule"]] = reason["occurrence"]
    return found


def needs(task: Task) -> list[str]:
    return [name.removeprefix(REMINDER) for name in served(task) if name.startswith(REMINDER)]
