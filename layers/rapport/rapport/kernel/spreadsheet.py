"""Tables that a spreadsheet opens as they are: nothing in them is run, and no letter is damaged."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet works out, or that some do: blanks in front do not help."""
PHONE = re.compile(r"\+[0-9]{1,20}")
"""A plus and digits only is no formula, and somebody wants to dial it."""
BOM = "\ufeff"
"""Without it Excel reads Bangla as Windows-1252."""


def neutral(cell: str) -> str:
    """The cell so that a spreadsheet shows it and does not work it out."""
    if FORMULA.match(cell) and not PHONE.fullmatch(cell):
        return f"'{cell}"
    return cell


def lines(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV, neutral, without the mark that stands before the first line of a file."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()


def whole(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    return (BOM + lines([header]) + lines(rows)).encode()
