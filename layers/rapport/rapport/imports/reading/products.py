"""A row of a price list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.ways import Ways

UNSORTED = "General"
"""The category of a product whose row names none, when it is new; one that is there keeps its own."""


@dataclass(frozen=True)
class NewProductRow:
    number: int
    asked: Mapping[str, Any]
    """`NewProduct` takes it with a category added where it has none; money and quantities as Decimal."""


def product_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> NewProductRow | list[Problem]:
    raise NotImplementedError
