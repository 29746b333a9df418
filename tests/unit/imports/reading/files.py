"""Files as spreadsheets write them, and what they say when they are read."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from rapport.imports.reading.fields import Kind
from rapport.imports.reading.mapping import proposed
from rapport.imports.reading.sheet import Row, Sheet, opened, rows
from rapport.imports.reading.ways import Ways

WAYS = Ways("BD", ZoneInfo("Asia/Dhaka"))
MONTHS_FIRST = Ways("BD", ZoneInfo("Asia/Dhaka"), day_first=False)
DECIMAL_COMMA = Ways("BD", ZoneInfo("Asia/Dhaka"), decimal_comma=True)


def written(table: Sequence[Sequence[str]], separator: str = ",", ends: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(table)
    return out.getvalue()


def read(raw: bytes | str, *, repair: bool = False) -> tuple[Sheet, list[Row]]:
    raw = raw.encode() if isinstance(raw, str) else raw
    sheet = opened(raw)
    return sheet, list(rows(raw, sheet, repair=repair))


def misread(text: str) -> str:
    """What UTF-8 looks like to a program that takes it for Windows-1252, as Windows itself does it."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def row(**cells: str) -> tuple[Row, Mapping[str, str]]:
    """A row whose columns are called as the fields are."""
    said = {name.replace("custom_", "custom:"): cell for name, cell in cells.items()}
    return Row(2, said), {name: name for name in said}


def mapped(kind: Kind, text: str) -> dict[str, str]:
    sheet, found = read(text, repair=True)
    return proposed(kind, sheet, found)
