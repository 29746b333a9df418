"""A table that breaks on demand: before a call, or after it, when all is written and only the answer is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapport.kernel.table import Index, Item, Key, Meter, Page, Range, Table, TooBusy, Write
from rapport.kernel.table.shapes import EVERYTHING

Moment = Literal["before", "after", "throttled"]


class Broken(Exception):
    """The connection went away. Whether the store had done its part, nobody on this side can know."""


@dataclass(frozen=True)
class Fault:
    """Breaks the call of this number, counted from one."""

    call: int
    moment: Moment


class FaultyTable:
    """Passes everything on, counts the calls, and breaks at the fault."""

    def __init__(self, table: Table, fault: Fault | None = None) -> None:
        self.fault = fault
        self.calls: list[str] = []
        self._table = table

    @property
    def meter(self) -> Meter:
        return self._table.meter

    @meter.setter
    def meter(self, meter: Meter) -> None:
        self._table.meter = meter

    def get(self, key: Key) -> Item | None:
        return self._asked("get", lambda: self._table.get(key))

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        return self._asked("get_many", lambda: self._table.get_many(keys, consistent=consistent))

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
        return self._asked(
            "query",
            lambda: self._table.query(
                partition, within, index=index, area=area, newest_first=newest_first, limit=limit, after=after
            ),
        )

    def transact(self, writes: Sequence[Write]) -> None:
        if writes:  # nothing to write is no call to the store
            self._asked("transact", lambda: self._table.transact(writes))

    def delete_many(self, keys: Iterable[Key]) -> None:
        gone = list(keys)
        if gone:
            self._asked("delete_many", lambda: self._table.delete_many(gone))

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        self._asked("load", lambda: self._table.load(items))

    def _asked[T](self, name: str, call: Callable[[], T]) -> T:
        self.calls.append(name)
        struck = self.fault is not None and self.fault.call == len(self.calls)
        if struck and self.fault is not None and self.fault.moment == "throttled":
            raise TooBusy("the store throttles")
        if struck and self.fault is not None and self.fault.moment == "before":
            raise Broken(name)
        answer = call()
        if struck:
            raise Broken(f"{name}, and it was done")
        return answer
