"""A stored record in words that its person can read: facts in plain JSON, nothing of how the store keeps it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rapport.kernel import keys
from rapport.kernel.money import as_number
from rapport.kernel.table import Item

OF_THE_STORE = frozenset(
    {"pk", "sk", "key", "sealed", "audit_head", "hash", "previous", "place", "owner", "expires_at", "aliases"}
    | {name for index in keys.INDEXES for name in (index.pk, index.sk)}
)
"""How a record is kept and found says nothing about anybody."""

LINE = ("product_id", "product", "category", "quantity", "unit_price")


def plain(item: Item) -> dict[str, Any]:
    return {
        name: _value(value)
        for name, value in item.items()
        if name not in OF_THE_STORE and not isinstance(value, bytes) and value not in (None, "", [], {})
    }


def order(item: Item) -> dict[str, Any]:
    lines = [dict(zip(LINE, map(_value, line), strict=True)) for line in item["lines"]]
    return plain(item) | {"lines": lines}


def product(item: Item) -> dict[str, Any]:
    return {"product_id": keys.product_of(item["sk"])} | plain(item)


def named(item: Item) -> dict[str, Any]:
    """A record that says everything in its key."""
    return {"what": keys.named_beside(item["sk"])} | plain(item)


def _value(value: Any) -> Any:
    match value:
        case Decimal():
            return as_number(value)
        case Mapping():
            return {str(name): _value(each) for name, each in value.items() if not isinstance(each, bytes)}
        case list() | tuple():
            return [_value(each) for each in value if not isinstance(each, bytes)]
        case _:
            return value
