"""What both tables can do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from rapport.kernel.table.meter import Meter
from rapport.kernel.table.shapes import EVERYTHING, Index, Item, Key, Page, Range
from rapport.kernel.table.writes import Write


class Refused(Exception):
    """A condition did not hold, and nothing was written. `labels` names the writes whose condition it was."""

    def __init__(self, labels: Collection[str]) -> None:
        super().__init__(", ".join(sorted(labels)))
        self.labels = frozenset(labels)


class TooBusy(Exception):
    """Others wrote to the same records again and again, or the store throttled; nothing was written."""


class Table(Protocol):
    """Reading, too, raises `TooBusy` where the store is asked for more than it can give."""

    meter: Meter

    def get(self, key: Key) -> Item | None:
        """The record as it is now."""

    def get_many(self, keys: Iterable[Key], *, consistent: bool = True) -> dict[Key, Item]:
        """Those that exist, a hundred to a request."""

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
        """A stretch of one partition in the order of its sort keys; an index answers with keys alone."""

    def transact(self, writes: Sequence[Write]) -> None:
        """All of them or none. Raises `Refused` or `TooBusy`."""

    def delete_many(self, keys: Iterable[Key]) -> None:
        """Without conditions, for what is spent anyway (published outbox rows)."""

    def load(self, items: Iterable[tuple[Key, Item]]) -> None:
        """Without conditions, for filling an empty store."""
