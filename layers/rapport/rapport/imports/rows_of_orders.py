"""The rows of a slice put together into orders. A row that cannot be read spoils its own order, and no other: half an
order taken in would be another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapport.imports.matching import Named
from rapport.imports.reading.order_lines import OrderLineRow, order_line_of
from rapport.imports.reading.orders import OrderRead, order_of
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row
from rapport.imports.refusing import refused
from rapport.imports.results import RowResult

if TYPE_CHECKING:
    from rapport.imports.taking import Slice

BESIDE_IT = Problem("", "another_row", "another row of this order cannot be taken in")


@dataclass(frozen=True)
class ReadOrder:
    read: OrderRead
    nth: int
    """Of several orders that say the very same: people do buy the same twice a day."""

    @property
    def buyer(self) -> Named:
        one = self.read
        words = (one.buyer_name or "", one.address or "", one.district or "", one.city or "")
        phones, emails = tuple(filter(None, [one.phone])), tuple(filter(None, [one.email]))
        return Named(one.customer_id, phones, emails, () if one.customer_id or phones or emails else words)


def read_orders(slice_: Slice) -> tuple[list[ReadOrder], list[RowResult]]:
    together: dict[str, list[tuple[Row, int]]] = {}
    column = next((each for each, field in slice_.one.mapping.items() if field == "order_id"), None)
    for row, _, nth in slice_.rows:
        own = row.cells.get(column, "").strip() if column else ""
        together.setdefault(f"id {own.casefold()}" if own else f"row {row.number}", []).append((row, nth))
    found: list[ReadOrder] = []
    bad: list[RowResult] = []
    for some in together.values():
        read, problems = _read(slice_, some)
        if read is not None:
            found.append(ReadOrder(read, some[0][1]))
        else:
            bad += [refused(row.number, problems.get(row.number, [BESIDE_IT])) for row, _ in some]
    return found, bad


def _read(slice_: Slice, some: list[tuple[Row, int]]) -> tuple[OrderRead | None, Mapping[int, list[Problem]]]:
    lines: list[OrderLineRow] = []
    problems: dict[int, list[Problem]] = {}
    for row, _ in some:
        line = _line(slice_, row)
        if isinstance(line, OrderLineRow):
            lines.append(line)
        else:
            problems[row.number] = line
    if problems:
        return None, problems
    order = order_of(lines)
    return (order, {}) if isinstance(order, OrderRead) else (None, {row.number: order for row, _ in some})


def _line(slice_: Slice, row: Row) -> OrderLineRow | list[Problem]:
    if row.problem:
        return [Problem("", "row", row.problem)]
    return order_line_of(row, slice_.one.mapping, slice_.ways)
