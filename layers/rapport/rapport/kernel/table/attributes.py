"""How DynamoDB writes a value down: `{"S": "text"}`, `{"N": "12.50"}`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rapport.kernel.table.shapes import Item, Key, number


def from_stream(record: Mapping[str, Any]) -> Item:
    """The new image that a stream shows; there, bytes come as text."""
    return read_item(record["dynamodb"]["NewImage"])


def stored_key(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def stored(item: Item) -> dict[str, Any]:
    return {name: stored_value(value) for name, value in item.items()}


def stored_value(value: Any) -> dict[str, Any]:
    match value:
        case str():
            return {"S": value}
        case bool():
            return {"BOOL": value}
        case None:
            return {"NULL": True}
        case int() | Decimal():
            return {"N": format(value, "f") if isinstance(value, Decimal) else str(value)}
        case bytes():
            return {"B": value}
        case list() | tuple():
            return {"L": [stored_value(each) for each in value]}
        case dict():
            return {"M": stored(value)}
        case _:
            raise TypeError(f"the store holds no {type(value).__name__}")


def read_item(stored: Mapping[str, Any]) -> Item:
    return {name: read_value(attribute) for name, attribute in stored.items()}


def read_value(attribute: Mapping[str, Any]) -> Any:
    kind, value = next(iter(attribute.items()))
    match kind:
        case "S" | "BOOL":
            return value
        case "N":
            return number(Decimal(value))
        case "NULL":
            return None
        case "B":
            return bytes(value)
        case "L":
            return [read_value(each) for each in value]
        case "M":
            return read_item(value)
        case _:
            raise TypeError(f"the store gave back a {kind}")
