"""Whether days come before months and a comma before decimals in a file: what most of its own cells allow. Pure.

A cell that can be read both ways says nothing; 25/12/2024 and 12/25/2024 do. Where none does, the shop's own way holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rapport.imports.reading import amounts, days, looks
from rapport.imports.reading.cells import says_no_number
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.ways import Ways

DAYS = frozenset(["order_date", "date_of_birth", "anniversary_date"])
AMOUNTS = frozenset(looks.LOOKS) - DAYS - {"phone", "second_phone", "email", "second_email"}


def of_the_file(mapping: Mapping[str, str], sample: Sequence[Row], ways: Ways) -> Ways:
    """The ways that read more of a sample; for a person to correct."""
    dates, numbers = _filled(mapping, sample, DAYS), _filled(mapping, sample, AMOUNTS)
    other_days = replace(ways, day_first=not ways.day_first)
    other_numbers = replace(ways, decimal_comma=not ways.decimal_comma)
    if _many_readable(days.day, dates, other_days) > _many_readable(days.day, dates, ways):
        ways = replace(ways, day_first=not ways.day_first)
    if _many_readable(amounts.amount, numbers, other_numbers) > _many_readable(amounts.amount, numbers, ways):
        ways = replace(ways, decimal_comma=not ways.decimal_comma)
    return ways


def _filled(mapping: Mapping[str, str], sample: Sequence[Row], fields: frozenset[str]) -> list[str]:
    columns = [column for column, field in mapping.items() if field in fields]
    cells = (row.cells.get(column, "") for row in sample if not row.problem for column in columns)
    return [cell for cell in cells if not says_no_number(cell)]


def _many_readable(read: Callable[[str, Ways], object], cells: Iterable[str], ways: Ways) -> int:
    return sum(looks.readable(read, cell, ways) for cell in cells)
