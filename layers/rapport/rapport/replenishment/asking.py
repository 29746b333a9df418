"""Noting that a household was reminded: whoever never answers is asked less often, so asking has to be known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from rapport.kernel import keys
from rapport.kernel.table import Equal, Update
from rapport.kernel.work import Work

KEPT = 40
"""Days of asking remembered for each need: enough to see a run of silence under any setting that makes sense."""


def asked(work: Work, customer_id: str, needs: Iterable[str], day: date) -> None:
    """Joins the transaction that does the asking. One call for all the needs that one contact speaks of."""
    household = work.table.get(keys.reminders(customer_id))
    if household is None:
        return  # Nothing of theirs is known to run out (any more): there is nothing to answer to.
    before: dict[str, Any] = household["asked"]
    after = before | {need: with_day(before.get(need, ()), day) for need in needs}
    if after == before:
        return
    work.write(
        Update(
            keys.reminders(customer_id),
            set={"asked": after, "version": household["version"] + 1},
            when=(Equal("version", household["version"]),),
            label="reminders",
        )
    )


def with_day(days: Iterable[str], day: date) -> list[str]:
    return sorted({*days, day.isoformat()})[-KEPT:]
