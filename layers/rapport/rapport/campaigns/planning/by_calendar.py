"""Whose birthday, anniversary or family birthday comes into sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found
from rapport.kernel import keys
from rapport.kernel.clock import next_occurrence
from rapport.kernel.table import Range
from rapport.kernel.walk import walk

PAGE = 400


def occasions(looking: Looking, kind: str, days_before: int) -> Iterator[Found]:
    """So many days before, or on the first day on which somebody looks; not once the day is over."""
    first = looking.today if looking.everywhere else looking.since + timedelta(days=days_before)
    last = looking.today + timedelta(days=days_before)
    for number in range((last - first).days + 1):
        falls = first + timedelta(days=number)
        for month, day in kept_on(falls):
            within = Range.beginning(f"{month:02d}-{day:02d}#{kind}#")
            partitions = [keys.yearly_partition(month, shard) for shard in range(keys.WALK_SHARDS)]
            for place, item in walk(looking.work.table, partitions, within, index=None, page=PAGE):
                place = f"{falls.isoformat()}|{place}"
                if place <= looking.after:
                    continue
                member = item["sk"].rpartition("#")[2]
                named = {"family_member": item["name"]} if "name" in item else {}
                occurrence = looking.occurrence(
                    item["customer_id"],
                    f"{kind}#{falls.isoformat()}#{member}",
                    until=looking.end_of(falls),
                    occasion_name=kind,
                    **named,
                )
                yield Found(occurrence, place)


def kept_on(day: date) -> list[tuple[int, int]]:
    """The dates that are celebrated on a day: in common years the 29th of February on the 28th."""
    kept = [(day.month, day.day)]
    if (day.month, day.day) == (2, 28) and next_occurrence(2, 29, day) == day:
        kept.append((2, 29))
    return kept
