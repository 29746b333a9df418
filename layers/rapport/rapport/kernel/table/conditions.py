"""The conditions a write may carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rapport.kernel.table.shapes import Item


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no such record yet."""

    def holds(self, item: Item | None) -> bool:
        return item is None


@dataclass(frozen=True, slots=True)
class Present:
    def holds(self, item: Item | None) -> bool:
        return item is not None


@dataclass(frozen=True, slots=True)
class Equal:
    attribute: str
    value: Any

    def holds(self, item: Item | None) -> bool:
        return item is not None and item.get(self.attribute, _NOTHING) == self.value


@dataclass(frozen=True, slots=True)
class AbsentOrAtMost:
    """There is no such record, or it has had its time: expiry is checked, not left to the store's sweep."""

    attribute: str
    value: int

    def holds(self, item: Item | None) -> bool:
        return item is None or (self.attribute in item and item[self.attribute] <= self.value)


type Condition = Absent | AbsentOrAtMost | Equal | Present

_NOTHING = object()
