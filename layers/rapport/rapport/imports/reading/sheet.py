"""A file opened: what it is, its header, and its rows one after the other, in as little memory however many."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TextIO

from rapport.imports.reading import separators
from rapport.imports.reading.csv_rows import LONGEST, RowRead, csv_rows
from rapport.imports.reading.refusals import EmptyFile, HeaderOnly, TooManyColumns

MOST_COLUMNS = 100
LOOKED_AT = 50
"""The first lines tell the separator and whether text is damaged."""


@dataclass(frozen=True)
class Sheet:
    format: Literal["csv", "jsonl"]
    encoding: str
    separator: str
    header: tuple[str, ...]
    damaged: bool
    """Some of its text was read in the wrong encoding before it came here; `mending` can repair it."""


@dataclass(frozen=True)
class Row:
    number: int
    """As a person counts who has the file open: the header of a table is row 1."""
    cells: Mapping[str, str]
    problem: str = ""
    """Why the row cannot be used, whatever its cells say: "is longer than 64 KB"."""


def opened(raw: bytes) -> Sheet:
    """Refuses what is no sheet, by name; see `refusals`."""
    if not raw.strip():
        raise EmptyFile("The file is empty.")
    with _text(raw, "utf-8-sig") as text:
        lines = [line for line in (text.readline(LONGEST) for _ in range(LOOKED_AT)) if line]
    separator = separators.found(lines)
    with _text(raw, "utf-8-sig") as text:
        first = list(islice(csv_rows(text, separator), 2))
    if len(first) < 2:
        raise HeaderOnly("The file has a header and no rows.")
    header = tuple(first[0].cells)
    if len(header) > MOST_COLUMNS:
        raise TooManyColumns(f"The file has {len(header)} columns; at most {MOST_COLUMNS} are read.")
    return Sheet("csv", "utf-8-sig", separator, header, damaged=False)


def rows(raw: bytes, sheet: Sheet, *, repair: bool) -> Iterator[Row]:
    with _text(raw, sheet.encoding) as text:
        yield from (_row(sheet, read) for read in islice(csv_rows(text, sheet.separator), 1, None))


def _row(sheet: Sheet, read: RowRead) -> Row:
    cells = dict(zip(sheet.header, read.cells, strict=False))
    return Row(read.number, cells, read.problem)


def _text(raw: bytes, encoding: str) -> TextIO:
    return io.TextIOWrapper(io.BytesIO(raw), encoding, errors="surrogateescape", newline="")
