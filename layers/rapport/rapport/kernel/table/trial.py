"""A table to try things on: it reads from another, keeps what is written to itself, and is forgotten with it.

So a dry run is the very run, and nothing that it says can differ from what would be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.table.meter import Meter
from rapport.kernel.table.shapes import EVERYTHING, Index, Item, Key, Page, Range
from rapport.kernel.table.store import Table
from rapport.kernel.table.writes import MOST_WRITES, Delete, Put, Write


class TrialTable:
    """Whatever was written is seen by everything but the indexes: no rule may lean on those to be right at once."""

    def __init__(self, real: Table) -> None:
        self._real = real
        self._mind = MemoryTable(metered=False)
        self._touched: set[Key] = set()

    @property
    def meter(self) -> Meter:
        return self._real.meter

    @meter.setter
    def meter(self, meter: Meter) -> None:
        self._real.meter = meter

    def get(self, key: Key) -> Item | None:
        return self._mind.get(key) if key in self._touched else self._real.get(key)

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        wanted = list(dict.fromkeys(keys))
        there = [key for key in wanted if key not in self._touched]
        found = self._real.get_many(there, consistent=consistent) if there else {}
        return found | self._mind.get_many(key for key in wanted if key in self._touched)

    def query(
        self,
        partition: str,
        within: Range = EVERYTHING,
        *,
        index: Index | None = None,
        area: str = "records",
        newest_first: bool = False,
        limit: int = 100,
        after: str | None = None,
    ) -> Page:
        page = self._real.query(
            partition, within, index=index, area=area, newest_first=newest_first, limit=limit, after=after
        )
        touched = [key for key in self._touched if key.pk == partition and key.area == area]
        if index is not None or not touched:
            return page
        # What was written in mind, in the stretch that this page covers; what is beyond it comes with the next.
        written = self._mind.query(
            partition, within, area=area, newest_first=newest_first, limit=len(touched), after=after
        )
        known = {key.sk for key in touched}
        items = [item for item in page.items if item["sk"] not in known]
        items += [item for item in written.items if page.after is None or _before(item, page.after, newest_first)]
        items.sort(key=_place, reverse=newest_first)
        return Page(items[:limit], items[limit - 1]["sk"] if len(items) > limit else page.after)

    def transact(self, writes: Sequence[Write]) -> None:
        self._bring([write.key for write in writes])
        self._mind.transact(writes)

    def delete_many(self, keys: Iterable[Key]) -> None:
        self._all([Delete(key) for key in keys])

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        self._all([Put(key, item) for key, item in items])

    def _all(self, writes: Sequence[Write]) -> None:
        for some in batched(writes, MOST_WRITES, strict=False):
            self.transact(some)

    def _bring(self, keys: Sequence[Key]) -> None:
        """What is about to be written has to stand in mind as it is."""
        missing = [key for key in keys if key not in self._touched]
        self._mind.load(self._real.get_many(missing).items())
        self._touched |= set(missing)


def _before(item: Item, cursor: str, newest_first: bool) -> bool:
    return bool(item["sk"] >= cursor) if newest_first else bool(item["sk"] <= cursor)


def _place(item: Item) -> str:
    return str(item["sk"])
