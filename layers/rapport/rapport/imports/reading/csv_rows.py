"""The rows of a CSV file, one after the other, whatever is in them.

A row is never longer than 64 KB. So a quote that somebody forgot to close spoils its own row and not the rest of the
file: what it would have swallowed is read again, from the line below it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

LONGEST = 64 * 1024


@dataclass(frozen=True)
class RowRead:
    number: int
    """As a spreadsheet counts: blank rows count, a row of several lines is one."""
    cells: list[str]
    problem: str = ""


class _TooLong(Exception):
    pass


class _NeverClosed(Exception):
    pass


class _Lines:
    """A file's lines for the csv module, which takes several for one row while a quote is open."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(LONGEST + 1)
        if not line:
            if self._taken:
                raise _NeverClosed
            raise StopIteration
        if len(line) > LONGEST:
            self._skip_the_rest_of(line)
            line = line[:LONGEST]
            self._taken.append(line)
            raise _TooLong
        self._taken.append(line)
        self._length += len(line)
        if self._length > LONGEST:
            raise _NeverClosed
        return line

    def begin(self) -> None:
        self._taken, self._length = [], 0

    def back_to_the_second(self) -> None:
        """Everything but the line that the row began with is read again."""
        self._again.extendleft(reversed(self._taken[1:]))

    @property
    def began_with(self) -> str:
        return self._taken[0] if self._taken else ""

    @property
    def of_one_line(self) -> bool:
        return len(self._taken) == 1

    def _skip_the_rest_of(self, line: str) -> None:
        while line and not line.endswith(("\n", "\r")):
            line = self._text.readline(LONGEST)


def csv_rows(text: TextIO, separator: str) -> Iterator[RowRead]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator)
    number = 0
    while True:
        number += 1
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLong:
            if lines.of_one_line:
                yield RowRead(number, [], "is longer than 64 KB")
            else:
                yield RowRead(number, _plainly(lines.began_with, separator), "opens a quote and never closes it")
                lines.back_to_the_second()
        except _NeverClosed:
            yield RowRead(number, _plainly(lines.began_with, separator), "opens a quote and never closes it")
            lines.back_to_the_second()
        except csv.Error:
            yield RowRead(number, [], "cannot be read")
        else:
            if any(cell.strip() for cell in cells):
                yield RowRead(number, cells)


def _plainly(line: str, separator: str) -> list[str]:
    """What the report shows of a row whose quotes do not pair: its line, cut where the separator stands."""
    return line.rstrip("\r\n").split(separator)
