"""The day whose tasks a manager asks for."""

from __future__ import annotations

from datetime import date

from rapport.kernel.errors import invalid
from rapport.kernel.work import Work


def which_day(work: Work, asked: date | None, *, dry_run: bool) -> date:
    """Today, if none is said. What is over can be looked at, but nobody can be called in it any more."""
    day = asked or work.today
    if day < work.today and not dry_run:
        raise invalid("task_date", "is over: today or later, or a preview with dry_run=true")
    return day
