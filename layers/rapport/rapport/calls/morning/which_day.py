"""The day whose tasks a manager asks for."""

from __future__ import annotations

from datetime import date, timedelta

from rapport.kernel.errors import invalid
from rapport.kernel.work import Work

FURTHEST_AHEAD = timedelta(days=7)
"""What is planned too early is planned on old facts, and keeps its customers from every other call."""


def which_day(work: Work, asked: date | None, *, dry_run: bool) -> date:
    """Today, if none is said. What is over can be looked at, but nobody can be called in it any more."""
    day = asked or work.today
    if day < work.today and not dry_run:
        raise invalid("task_date", "is over: today or later, or a preview with dry_run=true")
    if day > work.today + FURTHEST_AHEAD:
        raise invalid("task_date", f"is too far ahead: at most {FURTHEST_AHEAD.days} days")
    return day
