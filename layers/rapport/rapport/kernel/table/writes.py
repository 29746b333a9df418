"""The writes a transaction may hold. A label says, in a refusal, which of them was refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from rapport.kernel.table.conditions import Condition
from rapport.kernel.table.shapes import Item, Key

NOTHING: Mapping[str, Any] = {}


class Put(NamedTuple):
    key: Key
    item: Item
    when: tuple[Condition, ...] = ()
    label: str = ""


class Update(NamedTuple):
    """Sets, adds to and removes top-level attributes; makes the record if there is none."""

    key: Key
    set: Mapping[str, Any] = NOTHING
    add: Mapping[str, int | Decimal] = NOTHING
    remove: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    label: str = ""


class Delete(NamedTuple):
    key: Key
    when: tuple[Condition, ...] = ()
    label: str = ""


class Check(NamedTuple):
    key: Key
    when: tuple[Condition, ...]
    label: str = ""


type Write = Put | Update | Delete | Check

MOST_WRITES = 100
"""DynamoDB's limit on one transaction (TransactWriteItems)."""

MOST_IN_BATCH = 25
"""DynamoDB's limit on one request without conditions (BatchWriteItem)."""
