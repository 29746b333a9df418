"""What the cells of a column look like, whatever stands above it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapport.imports.reading import amounts, days
from rapport.imports.reading.cells import plain, says_no_number, western
from rapport.imports.reading.headers import EMAIL, PHONE
from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.ways import Ways

MOST = Decimal("0.6")
"""So many of its filled cells; the others are typed by people as well."""
EITHER_WAY = tuple(Ways("BD", ZoneInfo("UTC"), day_first, comma) for day_first, comma in ((True, False), (False, True)))
ORDER_NUMBER = re.compile(r"#[0-9]{1,12}")


def phones(cell: str) -> bool:
    said = western(cell).replace("(", "").replace(")", "").removesuffix(".0")
    return PHONE.fullmatch(said) is not None or re.fullmatch(r"8\.8[0-9]*e\+12", said.casefold()) is not None


def emails(cell: str) -> bool:
    return EMAIL.fullmatch(cell) is not None


def _days(cell: str) -> bool:
    return not phones(cell) and any(readable(days.day, cell, ways) for ways in EITHER_WAY)


def _numbers(cell: str) -> bool:
    return not phones(cell) and any(readable(amounts.amount, cell, ways) for ways in EITHER_WAY)


def order_numbers(cell: str) -> bool:
    return ORDER_NUMBER.fullmatch(cell) is not None


def names(cell: str) -> bool:
    """Words of letters, in any script, and nothing to count."""
    return 1 < len(cell) <= 60 and not any(sign.isdigit() or sign in "@:/\\_" for sign in cell)


LOOKS: Mapping[str, Callable[[str], bool]] = {
    **dict.fromkeys(("phone", "second_phone"), phones),
    **dict.fromkeys(("email", "second_email"), emails),
    **dict.fromkeys(("order_date", "date_of_birth", "anniversary_date"), _days),
    **dict.fromkeys(("price", "unit_price", "line_total", "order_total", "discount", "delivery_fee"), _numbers),
}
"""Fields that can be told by their cells."""


def mostly(look: Callable[[str], bool], column: Sequence[str]) -> bool:
    filled = [plain(cell) for cell in column if not says_no_number(cell)]
    return bool(filled) and sum(map(look, filled)) >= MOST * len(filled)


def empty(column: Sequence[str]) -> bool:
    return all(says_no_number(cell) for cell in column)


def readable(read: Callable[[str, Ways], object], cell: str, ways: Ways) -> bool:
    try:
        read(cell, ways)
    except Unreadable:
        return False
    return True
