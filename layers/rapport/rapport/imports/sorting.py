"""Rows into slices: what may concern the same customer, order or product lies in one, so that slices never fight.

Read twice, as a stream: once for what hangs together, once to lay it together. Over-eager hanging together costs
nothing; so numbers are compared by their last digits alone, whatever country code stands before them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rapport.imports.lines import as_line
from rapport.imports.reading.sheet import Row

SLICE = 300
"""Rows: a minute of a worker's time, and a message's worth of work to lose with it."""
LAST_DIGITS = 8

OF_KIND = {
    "customers": re.compile(r"^(customer_id|phone.*|email.*)$"),
    "products": re.compile(r"^(product_id|name)$"),
    "orders": re.compile(r"^(order_id|customer_id|phone.*|email.*)$"),
}


class Groups:
    """Rows that hang together by anything they have in common (union-find)."""

    def __init__(self) -> None:
        self._parent: list[int] = []
        self._seen: dict[bytes, int] = {}

    def add(self, marks: Iterable[bytes]) -> None:
        row = len(self._parent)
        self._parent.append(row)
        for mark in marks:
            first = self._seen.setdefault(mark, row)
            self._parent[self.of(first)] = self.of(row)

    def of(self, row: int) -> int:
        root = row
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[row] != root:
            self._parent[row], row = root, self._parent[row]
        return root

    def sizes(self) -> Counter[int]:
        return Counter(self.of(row) for row in range(len(self._parent)))


def slices_of(groups: Groups, rows: int) -> list[int]:
    """For each row, its slice: groups in the order of their first rows, each whole."""
    sizes = groups.sizes()
    placed: dict[int, int] = {}
    number = filled = 0
    for row in range(rows):
        root = groups.of(row)
        if root not in placed:
            if filled and filled + sizes[root] > SLICE:
                number, filled = number + 1, 0
            placed[root] = number
            filled += sizes[root]
    return [placed[groups.of(row)] for row in range(rows)]


def marks(kind: str, row: Row, mapping: Mapping[str, str]) -> list[bytes]:
    """What it names its customer, order or product by, each folded so far that equal ones meet."""
    wanted = OF_KIND[kind]
    found = []
    for column, field in mapping.items():
        cell = row.cells.get(column, "").strip()
        if cell and wanted.match(field):
            found.append(_mark(field, cell))
    return found


def _mark(field: str, cell: str) -> bytes:
    if field.startswith("phone"):
        digits = "".join(str(unicodedata.digit(sign)) for sign in cell if sign.isdigit())
        said = f"phone:{digits[-LAST_DIGITS:]}"
    else:
        said = f"{field.split('_')[0]}:{cell.casefold()}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def laid_together(rows: Iterable[Row], header: tuple[str, ...], groups: Groups, placed: list[int]) -> list[list[bytes]]:
    """The lines of every slice: a row with its cells, its group, and which of its equals it is."""
    found: list[list[bytes]] = [[] for _ in range(max(placed, default=-1) + 1)]
    seen: Counter[bytes] = Counter()
    for index, row in enumerate(rows):
        cells = [row.cells.get(column, "") for column in header]
        mark = hashlib.blake2b("\x1f".join(cells).encode("utf-8", "surrogatepass"), digest_size=12).digest()
        seen[mark] += 1
        line = {"n": row.number, "c": cells, "g": groups.of(index), "k": seen[mark]}
        found[placed[index]].append(as_line(line | ({"p": row.problem} if row.problem else {})))
    return found


def read_again(lines: Iterable[Mapping[str, Any]], header: tuple[str, ...]) -> Iterator[tuple[Row, int, int]]:
    """Each row of a slice, its group, and which of its equals it is."""
    for line in lines:
        cells = dict(zip(header, line["c"], strict=True))
        yield Row(line["n"], cells, line.get("p", "")), line["g"], line["k"]
