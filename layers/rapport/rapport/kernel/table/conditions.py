"""The conditions a write may carry."""

from __future__ import annotations

from typing import Any, NamedTuple

from rapport.kernel.table.shapes import Item


class Absent(NamedTuple):
    """There is no such record yet."""

    def holds(self, item: Item | None) -> bool:
        return item is None


class Present(NamedTuple):
    def holds(self, item: Item | None) -> bool:
        return item is not None


class Equal(NamedTuple):
    attribute: str
    value: Any

    def holds(self, item: Item | None) -> bool:
        found = item.get(self.attribute, _NOTHING) if item is not None else _NOTHING
        # To Python, True is 1; to the store it is not.
        return found == self.value and isinstance(found, bool) == isinstance(self.value, bool)


class Lacks(NamedTuple):
    """The record is there, and nobody has written this attribute yet."""

    attribute: str

    def holds(self, item: Item | None) -> bool:
        return item is not None and self.attribute not in item


class AbsentOrAtMost(NamedTuple):
    """There is no such record, or it has had its time: expiry is checked, not left to the store's sweep."""

    attribute: str
    value: int

    def holds(self, item: Item | None) -> bool:
        return item is None or (self.attribute in item and item[self.attribute] <= self.value)


type Condition = Absent | AbsentOrAtMost | Equal | Lacks | Present

_NOTHING = object()
