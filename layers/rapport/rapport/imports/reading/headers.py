"""What stands above the columns: every column gets a name of its own, and a file without a header is noticed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_NAME = 100
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
PHONE = re.compile(r"\+?(?:[ \-]?[0-9০-৯]){9,14}")


def is_data(cells: Sequence[str]) -> bool:
    """Nobody writes a phone number or an address above a column: such a file begins with its first person."""
    return any(PHONE.fullmatch(cell.strip()) or EMAIL.fullmatch(cell.strip()) for cell in cells)


def unnamed(place: int) -> str:
    """What a column is called that nobody gave a name: by its letter, as a spreadsheet shows it. The first is 1."""
    letters = ""
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"column {letters}"


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """A name is there once: the second "Phone" is "Phone (2)". Blank ones at the end are no columns."""
    cells = [" ".join(cell.split())[:LONGEST_NAME] for cell in cells]
    while cells and not cells[-1]:
        cells.pop()
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        first, times = cell or unnamed(place), 1
        name = first
        while name in names:
            times += 1
            name = f"{first} ({times})"
        names.append(name)
    return tuple(names)
