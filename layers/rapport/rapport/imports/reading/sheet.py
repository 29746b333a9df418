"""A file opened: what it is, its header, and its rows one after the other, in as little memory however many. Pure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TextIO

from rapport.imports.reading import headers, not_a_text, separators
from rapport.imports.reading.csv_rows import LONGEST, RowRead, csv_rows
from rapport.imports.reading.encodings import encoding_of
from rapport.imports.reading.flaws import flaw_of, shown
from rapport.imports.reading.json_rows import json_rows
from rapport.imports.reading.mending import damaged_file, mended
from rapport.imports.reading.refusals import EmptyFile, HeaderOnly, NotASheet, TooManyColumns

MOST_COLUMNS = 100
LOOKED_AT = 50
"""So many lines tell the separator."""


@dataclass(frozen=True)
class Sheet:
    format: Literal["csv", "jsonl"]
    encoding: str
    separator: str
    header: tuple[str, ...]
    damaged: bool
    """Bangla in it was read in the wrong encoding before it came here; `rows` mends it on request."""

    @property
    def headless(self) -> bool:
        """Its first row is a person and no header: no column has a name."""
        return self.format == "csv" and self.header == _unnamed(len(self.header))


@dataclass(frozen=True)
class Row:
    number: int
    """As a person counts who has the file open: the header of a table is row 1, blank rows count."""
    cells: Mapping[str, str]
    problem: str = ""
    """Why the row cannot be used, whatever its cells say: "is longer than 64 KB"."""


def opened(raw: bytes) -> Sheet:
    """Refuses what is no sheet, by name; see `refusals`."""
    if not raw.strip():
        raise EmptyFile("The file is empty.")
    encoding = encoding_of(raw)
    not_a_text.refuse(raw, encoding)
    with _text(raw, encoding) as text:
        lines = [line for line in (text.readline(LONGEST) for _ in range(LOOKED_AT)) if line]
    if not "".join(lines).strip("\ufeff \t\r\n"):
        raise EmptyFile("The file is empty.")
    if "".join(lines).lstrip().startswith("["):
        raise NotASheet("This is one JSON list. Write each record on a line of its own (JSON lines).")
    if "".join(lines).lstrip().startswith("{"):
        return _opened_lines(raw, encoding)
    return _opened_table(raw, encoding, separators.said(lines[0]) or separators.found(lines))


def rows(raw: bytes, sheet: Sheet, *, repair: bool) -> Iterator[Row]:
    with _text(raw, sheet.encoding) as text:
        if sheet.format == "jsonl":
            for read in json_rows(text):
                yield _row(read.number, read.cells, read.problem, repair)
            return
        _pass_what_excel_says(text)
        below = csv_rows(text, sheet.separator)
        for line in below if sheet.headless else islice(below, 1, None):
            cells = line.cells + [""] * (len(sheet.header) - len(line.cells))
            problem = line.problem
            if not problem and any(cell.strip() for cell in cells[len(sheet.header) :]):
                problem = "has more cells than the header has columns"
            yield _row(line.number, dict(zip(sheet.header, cells, strict=False)), problem, repair)


def _row(number: int, cells: Mapping[str, str], problem: str, repair: bool) -> Row:
    problem = problem or flaw_of(cells.values())
    if problem:
        return Row(number, {name: shown(cell) for name, cell in cells.items()}, problem)
    return Row(number, {name: mended(cell) for name, cell in cells.items()} if repair else cells)


def _opened_table(raw: bytes, encoding: str, separator: str) -> Sheet:
    with _text(raw, encoding) as text:
        _pass_what_excel_says(text)
        first = list(islice(csv_rows(text, separator), 2))
    if not first:
        raise EmptyFile("The file is empty.")
    top: RowRead = first[0]
    if "64 KB" in top.problem:
        raise TooManyColumns("The first row is longer than 64 KB; it should name the columns.")
    if top.problem or flaw_of(top.cells):
        raise NotASheet(f"The first row should name the columns, but {top.problem or flaw_of(top.cells)}.")
    headless = headers.is_data(top.cells)
    if len(first) == 1 and not headless:
        raise HeaderOnly("The file names its columns and has no rows.")
    header = _unnamed(len(top.cells)) if headless else headers.named([mended(cell) for cell in top.cells])
    return Sheet("csv", encoding, separator, _not_too_many(header), damaged_file(raw, encoding))


def _unnamed(columns: int) -> tuple[str, ...]:
    return tuple(headers.unnamed(place) for place in range(1, columns + 1))


def _opened_lines(raw: bytes, encoding: str) -> Sheet:
    """Each object may say other things: the header is all that any of them says."""
    names: dict[str, None] = {}
    good = 0
    with _text(raw, encoding) as text:
        for read in json_rows(text):
            good += not read.problem
            names |= dict.fromkeys(read.cells)
            _not_too_many(names)
    if not good:
        raise NotASheet("No line of this file is a JSON object. Write each record on a line of its own.")
    if flaw_of(names):
        raise NotASheet(f"A field's name {flaw_of(names)}.")
    return Sheet("jsonl", encoding, "", tuple(names), damaged_file(raw, encoding))


def _not_too_many[Names: Iterable[str]](header: Names) -> Names:
    number = len(tuple(header))
    if number > MOST_COLUMNS:
        raise TooManyColumns(
            f"The file has {number} columns; at most {MOST_COLUMNS} are read. Leave out what is not needed."
        )
    return header


def _pass_what_excel_says(text: TextIO) -> None:
    if separators.said(text.readline(LONGEST)) is None:
        text.seek(0)


def _text(raw: bytes, encoding: str) -> TextIO:
    # Ends of lines stay as they are: within quotes they are part of a cell, and the csv module knows all of them.
    return io.TextIOWrapper(io.BytesIO(raw), encoding, errors="replace", newline="")
