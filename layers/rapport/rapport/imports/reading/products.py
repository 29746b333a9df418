"""A row of a price list. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rapport.imports.reading import amounts
from rapport.imports.reading.amounts import UNIT_OF
from rapport.imports.reading.problem import Problem, Unreadable
from rapport.imports.reading.said import Said
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.values import identifier, one_of, yes_or_no
from rapport.imports.reading.ways import Ways
from rapport.kernel.spelling import plainly

UNSORTED = "General"
"""The category of a product whose row names none, when it is new; one that is there keeps its own."""
LONGEST_NAME = 120
ON_SALE = {plainly(word): "yes" for word in ("active", "published", "available", "enabled", "in stock", "চালু", "সক্রিয়")}
OFF_SALE = {
    plainly(word): "no"
    for word in ("inactive", "draft", "archived", "unavailable", "disabled", "out of stock", "hidden", "বন্ধ")
}
UNITS = {plainly(word): unit for word, unit in UNIT_OF.items()}


@dataclass(frozen=True)
class NewProductRow:
    number: int
    asked: Mapping[str, Any]
    """`NewProduct` takes it with a category added where it has none; money and quantities as Decimal."""


def product_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> NewProductRow | list[Problem]:
    said = Said(row, mapping)
    if row.problem:
        return said.problems
    size, unit = said.value("pack_size", lambda cell: amounts.measure(cell, ways)) or (None, None)
    asked: dict[str, Any] = {
        "product_id": said.value("product_id", identifier),
        "name": said.words("name", LONGEST_NAME),
        "category": said.words("category", LONGEST_NAME),
        "price": _price(said, ways),
        "unit": said.value("unit", lambda cell: one_of(cell, UNITS)) or unit,
        "pack_size": size,
        "is_active": said.value("is_active", _on_sale),
    }
    for needed in ("name", "price"):
        if asked[needed] is None and not said.problems:
            said.wrong(needed, "needed", "is needed and not said")
    if said.problems:
        return said.problems
    return NewProductRow(row.number, {name: value for name, value in asked.items() if value is not None})


def _price(said: Said, ways: Ways) -> Decimal | None:
    return said.value("price", lambda cell: amounts.amount(cell, ways))


def _on_sale(cell: str) -> bool:
    word = ON_SALE.get(plainly(cell)) or OFF_SALE.get(plainly(cell)) or cell
    try:
        return yes_or_no(word)
    except Unreadable:
        # A stock column: so many pieces are on sale, none are not.
        if cell.strip().isdecimal():
            return int(cell) > 0
        raise
