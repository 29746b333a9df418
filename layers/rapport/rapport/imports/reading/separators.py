"""Which sign parts the cells: it is the one that parts most lines into as many cells as the header has."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

SEPARATORS = (",", ";", "\t", "|")
SAID = re.compile(r'^"?sep=([,;\t|])"?\s*$', re.IGNORECASE)
"""Excel's own first line, where the separator is not the one of the machine's language."""


def said(line: str) -> str | None:
    found = SAID.match(line)
    return found.group(1) if found else None


def found(lines: Sequence[str]) -> str:
    """By the first lines of a file. A file of one column has none; the comma does it no harm."""
    return max(SEPARATORS, key=lambda each: _agreement(lines, each))


def _agreement(lines: Sequence[str], separator: str) -> tuple[int, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if any(row)]
    except csv.Error:  # a cell longer than the module takes: a quote that is never closed
        return 0, 0
    if not rows or len(rows[0]) < 2:
        return 0, 0
    return sum(len(row) == len(rows[0]) for row in rows), len(rows[0])
