"""Who has a reminder due: a stretch of the reminders' own calendar, whatever the size of the shop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rapport.kernel import keys
from rapport.kernel.table import Item, Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

STEP = 400


def due_between(work: Work, since: date, day: date) -> Iterator[str]:
    """Each customer once, both days included. Read a day twice, and nobody is missed between two runs."""
    told: set[str] = set()
    for number in range((day - since).days + 1):
        for _, item in due_on(work, since + timedelta(days=number), STEP, None):
            if item["customer_id"] not in told:
                told.add(item["customer_id"])
                yield item["customer_id"]


def due_on(work: Work, day: date, page: int, after: str | None) -> Iterator[tuple[str, Item]]:
    """The entries of one day, each with the place to go on from."""
    partitions = [keys.reminder_partition(day, shard) for shard in range(keys.WALK_SHARDS)]
    return walk(work.table, partitions, Range(), index=None, page=page, after=after)
