"""What an import of orders moves on a profile beside the statistics: noted before and after, so that an undo can tell
what is still as it was left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rapport.customers.model import Customer, Facts
from rapport.kernel.table import Key, Put
from rapport.kernel.work import Work

DAYS = ("quiet_until", "imported_on", "recovered_on")


def told(work: Work, customer: Customer) -> dict[str, Any]:
    facts = customer.facts
    days = {name: day.isoformat() for name in DAYS if (day := getattr(facts, name))}
    last = facts.statistics.last
    # An import takes these entries out of the agenda: they are kept whole, to be put back.
    waiting = work.table.get_many(Key(pk, sk) for pk, sk in facts.waiting) if facts.waiting else {}
    entries = [[key.pk, key.sk, _bare(item)] for key, item in waiting.items()]
    return days | {"last": last.isoformat() if last else None, "waiting": entries}


def gone_back_to(work: Work, facts: Facts, before: Mapping[str, Any], left: Mapping[str, Any]) -> Facts:
    """The facts as they were, but for what has moved since the import left them; writes their agenda."""
    now = {name: day.isoformat() if (day := getattr(facts, name)) else None for name in DAYS}
    mine: dict[str, Any] = {name: _day(before.get(name)) for name in DAYS if now[name] == left.get(name)}
    if facts.waiting:
        return replace(facts, **mine)
    work.write(*(Put(Key(pk, sk), item) for pk, sk, item in before["waiting"]))
    return replace(facts, **mine, waiting=tuple((pk, sk) for pk, sk, _ in before["waiting"]))


def _bare(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in ("pk", "sk")}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
