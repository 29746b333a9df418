"""The rows of one slice, taken in or taken back: by the kind of the file, each in transactions of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapport.imports import goods, past_orders, people
from rapport.imports.file_import import FileImport
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.ways import Ways
from rapport.imports.results import BAD, RowResult
from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop

type TimeLeft = Callable[[], bool]


@dataclass(frozen=True)
class Slice:
    shop: Shop
    caller: Caller
    one: FileImport
    rows: Sequence[tuple[Row, int, int]]
    """Each row, what it hangs together with, and which of its equals in the file it is."""

    @property
    def ways(self) -> Ways:
        options, place = self.one.options, self.shop.place
        custom = self.shop.settings.current().custom_fields.customer
        return Ways(place.country, place.zone, options.day_first, options.decimal_comma, custom)


TAKEN: Mapping[str, Callable[[Slice], Iterator[list[RowResult]]]] = {
    "customers": people.take,
    "products": goods.take,
    "orders": past_orders.take,
}


def take(slice_: Slice, time_left: TimeLeft) -> list[RowResult] | None:
    """None if time ran out: what was done by then is marked, and is told again by the next one."""
    found: list[RowResult] = []
    for some in TAKEN[slice_.one.kind](slice_):
        found += some
        if not time_left():
            return None
    return _with_cells(slice_, found)


def _with_cells(slice_: Slice, found: list[RowResult]) -> list[RowResult]:
    """Bad rows go back to whoever brought them, as they were."""
    cells = {
        row.number: tuple(row.cells.get(name, "") for name in slice_.one.sheet.header) for row, _, _ in slice_.rows
    }
    told = [replace(each, cells=cells[each.row]) if each.outcome in BAD else each for each in found]
    return sorted(told, key=lambda each: each.row)
