"""Agenda entries of windows that a changed fact entered, written in the change's own transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rapport.customers.model import Customer, Facts
from rapport.customers.windows import all_windows, entered_by_fact
from rapport.kernel import keys
from rapport.kernel.table import Delete, Key, Put
from rapport.kernel.work import Work

KIND = "window"


def rescheduled(
    work: Work, before: Customer, facts: Facts, *, imported: bool, quiet_until: date | None = None
) -> Facts:
    """The facts with the agenda that their new last-order date asks for. `quiet_until` comes with that date, where it
    was known before under another record of the same person."""
    last = facts.statistics.last
    entered = [] if imported else entered_by_fact(last, work.today, all_windows(work.settings))
    entries: list[tuple[Key, dict[str, str]]] = []
    for window in entered:
        assert last is not None, "nobody enters a window without an order"
        if quiet_until is not None and last + timedelta(days=window.near) <= quiet_until:
            continue
        what = f"{window.name}#{before.customer_id}#{last.isoformat()}"
        entry = {"customer_id": before.customer_id, "window": window.name, "last_order": last.isoformat()}
        entries.append((keys.due(work.now, KIND, what), entry))
    stale = set(before.facts.waiting) - {(key.pk, key.sk) for key, _ in entries}
    work.write(*(Delete(Key(pk, sk)) for pk, sk in sorted(stale)))
    work.write(*(Put(key, entry) for key, entry in entries))
    return replace(
        facts,
        waiting=tuple((key.pk, key.sk) for key, _ in entries),
        quiet_until=work.today if imported and last is not None else quiet_until,
    )
