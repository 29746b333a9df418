"""Walking an index whose partition is spread over shards, as if it were one.

Each shard is read a little at a time and merged by sort key, so a page costs about its own length. The place to go
on from is the last sort key handed out: it is a place in every shard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from math import ceil

from rapport.kernel.table import Index, Item, Range, Table


def walk(
    table: Table,
    partitions: Sequence[str],
    within: Range,
    *,
    index: Index | None,
    page: int,
    newest_first: bool = False,
    after: str | None = None,
) -> Iterator[tuple[str, Item]]:
    """Sort key and keys of each record, in order. `page` is how many the caller is likely to take."""
    sort_key = index.sk if index else "sk"
    first = max(1, ceil(page / len(partitions)))

    def stretch(partition: str) -> Iterator[tuple[str, Item]]:
        cursor, ask, more = after, first, max(2, first // 4)
        while True:
            found = table.query(partition, within, index=index, newest_first=newest_first, limit=ask, after=cursor)
            for item in found.items:
                yield item[sort_key], item
            cursor = found.after
            if cursor is None:
                return
            # A shard that ran out just before the page was full needs a few more; one that is asked again and again
            # is being searched for what is rare, and few large steps cost less than many small ones.
            ask, more = more, min(more * 2, LARGEST_STEP)

    yield from merge(*map(stretch, partitions), key=_place, reverse=newest_first)


LARGEST_STEP = 250
"""Keys of an index are about a hundred and fifty bytes: so many are ten units at the most."""


def _place(entry: tuple[str, Item]) -> str:
    return entry[0]
