"""The table in memory: the same answers as DynamoDB's, a million of them in seconds.

Its indexes are consistent at once, which the real ones are not: no rule may lean on that.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import batched
from typing import Any

from rapport.kernel.table.meter import Meter, item_size, read_units, write_units
from rapport.kernel.table.shapes import EVERYTHING, EXACT, Index, Item, Key, Page, Range, number
from rapport.kernel.table.store import Refused
from rapport.kernel.table.writes import MOST_IN_BATCH, MOST_WRITES, Check, Delete, Put, Update, Write

type IndexEntry = tuple[str, Key]


class MemoryTable:
    def __init__(self, indexes: Iterable[Index] = (), *, metered: bool = True) -> None:
        """Sizing all that is touched takes a fifth of the time: who asks nothing of the meter can do without."""
        self.meter = Meter()
        self._size: Callable[[Item | None], int] = item_size if metered else _unsized
        self.indexes = {index.name: index for index in indexes}
        self._items: dict[Key, Item] = {}
        self._partitions: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._indexed: dict[tuple[str, str], list[IndexEntry]] = defaultdict(list)
        self._lock = threading.RLock()

    # -- reading ---------------------------------------------------------------------------------------

    def get(self, key: Key) -> Item | None:
        with self._lock:
            item = self._items.get(key)
            self.meter.count("GetItem", read=1, rcu=read_units(self._size(item), consistent=True))
            return _copied(item) if item is not None else None

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Item] = {}
        with self._lock:
            for start in range(0, len(wanted), 100):
                chunk = wanted[start : start + 100]
                here = {key: self._items[key] for key in chunk if key in self._items}
                units = sum(read_units(self._size(here.get(key)), consistent=consistent) for key in chunk)
                self.meter.count("BatchGetItem", read=len(chunk), rcu=units)
                found.update({key: _copied(item) for key, item in here.items()})
        return found

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
        with self._lock:
            if index is None:
                entries: list[IndexEntry] = [
                    (sk, Key(partition, sk, area))  # type: ignore[arg-type]  # an Area, by the caller's word
                    for sk in self._stretch(self._partitions[area, partition], within, after, newest_first, limit + 1)
                ]
            else:
                entries = self._stretch_of_index(index, partition, within, after, newest_first, limit + 1)
            page = entries[:limit]
            items = [self._answer(key, index) for _, key in page]
            units = read_units(sum(map(self._size, items)), consistent=index is None)
            self.meter.count("Query", read=len(items), rcu=units)
            return Page(items, page[-1][0] if len(entries) > limit else None)

    def _stretch(self, order: list[str], within: Range, after: str | None, newest_first: bool, limit: int) -> list[str]:
        low = bisect_left(order, within.start) if within.start is not None else 0
        high = bisect_right(order, within.end) if within.end is not None else len(order)
        if after is not None and newest_first:
            high = min(high, bisect_left(order, after))
        elif after is not None:
            low = max(low, bisect_right(order, after))
        if newest_first:
            return order[max(low, high - limit) : high][::-1]
        return order[low : min(high, low + limit)]

    def _stretch_of_index(
        self, index: Index, partition: str, within: Range, after: str | None, newest_first: bool, limit: int
    ) -> list[IndexEntry]:
        order = self._indexed[index.name, partition]
        sort_key = _first
        low = bisect_left(order, within.start, key=sort_key) if within.start is not None else 0
        high = bisect_right(order, within.end, key=sort_key) if within.end is not None else len(order)
        if after is not None and newest_first:
            high = min(high, bisect_left(order, after, key=sort_key))
        elif after is not None:
            low = max(low, bisect_right(order, after, key=sort_key))
        if newest_first:
            return order[max(low, high - limit) : high][::-1]
        return order[low : min(high, low + limit)]

    def _answer(self, key: Key, index: Index | None) -> Item:
        item = self._items[key]
        if index is None:
            whole: Item = _copied(item)
            return whole
        return {"pk": key.pk, "sk": key.sk, index.pk: item[index.pk], index.sk: item[index.sk]}

    # -- writing ---------------------------------------------------------------------------------------

    def transact(self, writes: Sequence[Write]) -> None:
        if not writes:
            return
        assert len(writes) <= MOST_WRITES, f"{len(writes)} writes do not fit one transaction"
        keys = [write.key for write in writes]
        assert len(set(keys)) == len(keys), "a transaction may touch each record once"
        with self._lock:
            refused = [
                write.label
                for write in writes
                if not all(condition.holds(self._items.get(write.key)) for condition in write.when)
            ]
            alone = len(writes) == 1 and not isinstance(writes[0], Check)
            operation = _ALONE[type(writes[0])] if alone else "TransactWriteItems"
            units = 0.0
            if not refused:
                # All are worked out before the first is stored: one that cannot be leaves nothing behind.
                for write, after in [(write, self._after(write)) for write in writes]:
                    units += self._apply(write, after, transaction=not alone)
            self.meter.count(operation, written=0 if refused else len(writes), wcu=units)
            if refused:
                raise Refused(refused)

    def delete_many(self, keys: Iterable[Key]) -> None:
        with self._lock:
            for some in batched(keys, MOST_IN_BATCH, strict=False):
                units = sum(self._apply(Delete(key), None, transaction=False) for key in some)
                self.meter.count("BatchWriteItem", wcu=units)

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        with self._lock:
            for key, item in items:
                put = Put(key, item)
                self._apply(put, self._after(put), transaction=False)

    def copy(self) -> MemoryTable:
        """The same records in a table of its own. What is kept is replaced and never changed, so both may share it."""
        other = MemoryTable(tuple(self.indexes.values()), metered=self._size is item_size)
        with self._lock:
            other._items = dict(self._items)
            other._partitions.update((place, list(order)) for place, order in self._partitions.items())
            other._indexed.update((place, list(order)) for place, order in self._indexed.items())
        return other

    def everything(self) -> dict[Key, Item]:
        """All there is, to be looked at: for recounts in tests and for carrying a made-up shop elsewhere."""
        return {key: dict(item) for key, item in self.kept().items()}

    def kept(self) -> dict[Key, Item]:
        """The very records, which a copy shares: whoever looks at them does not write into them."""
        with self._lock:
            return dict(self._items)

    def all_keys(self) -> list[Key]:
        with self._lock:
            return list(self._items)

    def _after(self, write: Write) -> Item | None:
        """The record as the write leaves it."""
        before = self._items.get(write.key)
        after: Item
        match write:
            case Check():
                return before
            case Delete():
                return None
            case Put():
                after = _copied(write.item)
                return after | {"pk": write.key.pk, "sk": write.key.sk}
            case Update():
                after = dict(before) if before is not None else {"pk": write.key.pk, "sk": write.key.sk}
                after |= {name: _copied(value) for name, value in write.set.items()}
                for name, amount in write.add.items():
                    after[name] = EXACT.add(after.get(name, 0), amount)
                for name in write.remove:
                    after.pop(name, None)
                return after

    def _apply(self, write: Write, after: Item | None, *, transaction: bool) -> float:
        before = self._items.get(write.key)
        if isinstance(write, Check):
            return write_units(self._size(before), transaction=transaction)
        moved = self._store(write.key, before, after)
        size = max(self._size(before), self._size(after))
        return write_units(size, transaction=transaction) + moved

    def _store(self, key: Key, before: Item | None, after: Item | None) -> int:
        """Gives the units of the indexes: a changed place in one is a delete and a put there, a unit each."""
        moved = 0
        for index in self.indexes.values():
            if index.area != key.area:
                continue
            was, now = _place(index, before), _place(index, after)
            if was == now:
                continue
            if was:
                order = self._indexed[index.name, was[0]]
                del order[bisect_left(order, (was[1], key))]
                moved += 1
            if now:
                insort(self._indexed[index.name, now[0]], (now[1], key))
                moved += 1
        sort_keys = self._partitions[key.area, key.pk]
        if after is None:
            if self._items.pop(key, None) is not None:
                del sort_keys[bisect_left(sort_keys, key.sk)]
            return moved
        if before is None:
            insort(sort_keys, key.sk)
        self._items[key] = after
        return moved


_ALONE = {Put: "PutItem", Update: "UpdateItem", Delete: "DeleteItem"}


def _unsized(_: Item | None) -> int:
    return 0


def _first(entry: IndexEntry) -> str:
    return entry[0]


def _place(index: Index, item: Item | None) -> tuple[str, str] | None:
    if item is None or index.pk not in item or index.sk not in item:
        return None
    return item[index.pk], item[index.sk]


AS_THEY_ARE = frozenset({str, int, bool, bytes, type(None)})


def _copied(value: Any) -> Any:
    # By exact type first: nearly everything is one of these, and a million records are copied at a time.
    if type(value) in AS_THEY_ARE:
        return value
    match value:
        case dict():
            return {name: each if type(each) in AS_THEY_ARE else _copied(each) for name, each in value.items()}
        case list() | tuple():
            return [_copied(each) for each in value]
        case Decimal():
            return number(value)
        case str() | int() | bytes():
            return value
        case _:
            raise TypeError(f"the store holds no {type(value).__name__}")
