"""The writes a transaction may hold. A label says, in a refusal, which of them was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from rapport.kernel.table.conditions import Condition
from rapport.kernel.table.shapes import Item, Key


@dataclass(frozen=True, slots=True)
class Put:
    key: Key
    item: Item
    when: tuple[Condition, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """Sets, adds to and removes top-level attributes; makes the record if there is none."""

    key: Key
    set: Mapping[str, Any] = field(default_factory=dict)
    add: Mapping[str, int | Decimal] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Delete:
    key: Key
    when: tuple[Condition, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    key: Key
    when: tuple[Condition, ...]
    label: str = ""


type Write = Put | Update | Delete | Check

MOST_WRITES = 100
"""DynamoDB's limit on one transaction (TransactWriteItems)."""
