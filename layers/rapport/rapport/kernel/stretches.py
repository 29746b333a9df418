"""Several stretches read as one, newest first: each stands under a prefix of its own, and what follows the prefix
sorts by time. A place in the order is what follows: it is a place in every stretch, and in every partition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import merge
from itertools import product

from rapport.kernel.table import Item, Range, Table

type Placed = tuple[str, Item]


def newest(
    table: Table, partitions: Iterable[str], ranges: Sequence[tuple[str, Range]], limit: int, after: str | None
) -> tuple[list[Placed], str | None]:
    stretches: list[list[Placed]] = []
    known_from = ""
    for partition, (prefix, within) in product(partitions, ranges):
        cursor = prefix + after if after else None
        found = table.query(partition, within, newest_first=True, limit=limit + 1, after=cursor)
        stretches.append([(item["sk"].removeprefix(prefix), item) for item in found.items])
        if found.after is not None:
            # Long records end a page early: what lies below its end may still be missing from this stretch.
            known_from = max(known_from, found.after.removeprefix(prefix))
    merged = list(merge(*stretches, key=_place, reverse=True))
    shown = [each for each in merged[:limit] if each[0] >= known_from]
    more = known_from != "" or len(merged) > len(shown)
    return shown, shown[-1][0] if more and shown else None


def _place(each: Placed) -> str:
    return each[0]
