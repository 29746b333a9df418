"""A cell for a field that the shop declared for itself, as its declaration takes it. Pure."""

from __future__ import annotations

from decimal import Decimal

from rapport.imports.reading import amounts, days
from rapport.imports.reading.cells import plain
from rapport.imports.reading.values import one_of, text, yes_or_no
from rapport.imports.reading.ways import Ways
from rapport.kernel.settings import CustomField
from rapport.kernel.spelling import plainly

LONGEST = 500


def custom_value(cell: str, declared: CustomField, ways: Ways) -> str | Decimal | bool:
    match declared.type:
        case "number":
            return amounts.number(cell, ways)
        case "date":
            return days.day(cell, ways).isoformat()
        case "yes_no":
            return yes_or_no(cell)
        case "choice":
            return one_of(plain(cell), {plainly(choice): choice for choice in declared.choices})
        case "text":
            return text(cell, LONGEST)
