"""Words written by hand about a person: notes, and a reason given for a manual task. Sealed with that person's key."""

from __future__ import annotations

from typing import Any

from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.errors import invalid
from rapport.kernel.work import Work

MOST_NOTED = 20_000
"""A record has its limit, and so has what anybody reads before they dial."""


def sealed(work: Work, customer: Customer, task: Task, **words: str | None) -> bytes | None:
    """With what was said before, unless it is said anew."""
    said = opened(work, customer, task) | {name: each for name, each in words.items() if each}
    if not said:
        return None
    return customers.seal_of(work, customer, task.customer_id).close(said, _context(task.task_id))


def added(work: Work, customer: Customer, task: Task, notes: str | None) -> str | None:
    """What was noted and what is noted now, each on its line; None if this adds nothing."""
    before = opened(work, customer, task).get("notes")
    if not notes or (before and f"\n{notes}\n" in f"\n{before}\n"):
        return None
    together = f"{before}\n{notes}" if before else notes
    if len(together) > MOST_NOTED:
        raise invalid("notes", f"with what is noted already, are longer than {MOST_NOTED} characters")
    return together


def opened(work: Work, customer: Customer, task: Task) -> dict[str, Any]:
    if task.sealed is None:
        return {}
    said: dict[str, Any] = customers.seal_of(work, customer, task.customer_id).open(task.sealed, _context(task.task_id))
    return said


def _context(task_id: str) -> str:
    return f"task:{task_id}"
