"""Carries a shop that was made in memory to the store it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import batched

from rapport.kernel import keys
from rapport.kernel.table import Item, Key, Table

BATCH = 250
"""Ten requests of 25 records each: a thread is told often enough, and not too often."""
THREADS = 2
"""While one waits for the store, the other writes its request; more only wait for each other."""
TOLD_AT = (25, 50, 75, 100)


def is_empty(table: Table) -> bool:
    """Whether nobody has begun to use this shop: no team, no wares, no customer. A data key is nobody's work."""
    partitions = [(keys.TEAM, None), (keys.CATALOG, None)]
    walks = [(keys.recency_partition(shard), keys.RECENCY) for shard in range(keys.WALK_SHARDS)]
    return not any(table.query(partition, index=index, limit=1).items for partition, index in [*partitions, *walks])


def carried(records: Iterable[tuple[Key, Item]], there: Table, told: Callable[[str], None]) -> int:
    batches = list(batched(records, BATCH, strict=False))
    total = sum(map(len, batches))
    with ThreadPoolExecutor(THREADS) as threads:
        _tell(threads.map(there.load, batches), batches, total, told)
    return total


def _tell(
    done: Iterator[None], batches: list[tuple[tuple[Key, Item], ...]], total: int, told: Callable[[str], None]
) -> None:
    marks = list(TOLD_AT)
    there = 0
    for _, batch in zip(done, batches, strict=True):
        there += len(batch)
        while marks and there * 100 >= marks[0] * total:
            told(f"  {marks.pop(0)}% of {total:,} records are in the shop")
