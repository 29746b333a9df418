"""Counts what the store was asked and what that costs, at the client: the bench and the run records read it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

READ_BLOCK = 4096
WRITE_BLOCK = 1024
"""DynamoDB's units: a read per 4 KB (half if eventually consistent), a write per 1 KB (twice in a transaction)."""


@dataclass
class Meter:
    requests: Counter[str] = field(default_factory=Counter)
    items_read: int = 0
    items_written: int = 0
    read_units: float = 0.0
    write_units: float = 0.0

    def count(self, operation: str, *, read: int = 0, written: int = 0, rcu: float = 0.0, wcu: float = 0.0) -> None:
        self.requests[operation] += 1
        self.items_read += read
        self.items_written += written
        self.read_units += rcu
        self.write_units += wcu

    def reset(self) -> None:
        self.requests.clear()
        self.items_read = self.items_written = 0
        self.read_units = self.write_units = 0.0

    @property
    def total_requests(self) -> int:
        return self.requests.total()


def read_units(size: int, *, consistent: bool) -> float:
    blocks = max(1, math.ceil(size / READ_BLOCK))
    return blocks if consistent else blocks / 2


def write_units(size: int, *, transaction: bool) -> float:
    blocks = max(1, math.ceil(size / WRITE_BLOCK))
    return blocks * 2 if transaction else blocks


def item_size(item: Mapping[str, Any] | None) -> int:
    """Of a whole record: unlike a map inside it, it has no overhead of its own."""
    return sum(size_of(name) + size_of(value) for name, value in (item or {}).items())


def size_of(value: Any) -> int:
    """DynamoDB's rule for the size of what is stored: names and values count, numbers by their digits."""
    # By exact type, the commonest first: the memory table sizes everything it touches, a million records at a time.
    kind = type(value)
    if kind is str:
        return len(value) if value.isascii() else len(value.encode())
    if kind is int or kind is Decimal:
        return len(str(value)) // 2 + 2
    if kind is dict:
        size = 3
        for name, each in value.items():
            size += (len(name) if name.isascii() else len(name.encode())) + size_of(each) + 1
        return size
    if kind is list:
        return 3 + sum([size_of(each) + 1 for each in value])
    if value is None or kind is bool:
        return 1
    if kind is bytes:
        return len(value)
    raise TypeError(f"the store holds no {kind.__name__}")
