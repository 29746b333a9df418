"""Requests just inside and just outside of what the document says: a good one with one thing at a time put off.

Chance seldom finds the 61st line of an order; here every bound, type and pattern of every field is tried.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from random import Random
from typing import Any

from tests.rig.fuzzing_document import Operation, operations, resolved
from tests.rig.fuzzing_requests import ROLES, SEASONING, Asked, example_body, known_address, query_of

DEEPEST = 3
ODD: tuple[Any, ...] = (None, True, 0, -1, 1.5, "", " ", "nonsense", "yes", "1", [], {}, [[]], {"a": 1})
TEXTS = {
    "date": ("0", "20250101", "2025-13-01", "2025-02-30", "2025-1-1", "2025-01-01T00:00:00", "01-02-2025", 20250101, 0),
    "date-time": ("0", "20250101", "2025-01-01", "2025-01-01T10:00:00", "2025-01-01T25:00:00Z", 1735689600, 1.7e9),
}
AMOUNTS = (
    "1e3",
    "1_000",
    "-1",
    "+1",
    "-0",
    "٣",
    "৩",
    "0x10",
    "Infinity",
    "NaN",
    "1.234567",
    ".5",
    "5.",
    " 1",
    10**15,
    0.0001,
)


def edges(chance: Random, every: int = 1) -> Iterator[Asked]:
    """The good one of each operation, and every so many of those beside it."""
    for operation in operations():
        roles = operation.said["x-roles"] or ROLES
        asked = Asked(operation, "edge", filled=known_address(operation), body=example_body(operation))
        beside = chain(_addresses(asked), _queries(asked), _headers(asked), _bodies(asked))
        for each in (asked, *islice(beside, 0, None, every)):
            yield replace(each, role=chance.choice(roles))


def _addresses(asked: Asked) -> Iterator[Asked]:
    for name in asked.filled:
        for value in ("x" * 64, "x" * 65, "-x", "_x", ".", "x y", "x!", "é"):
            yield replace(asked, filled=asked.filled | {name: value})


def _queries(asked: Asked) -> Iterator[Asked]:
    known = _in(asked.operation, "query")
    needed = {each["name"]: SEASONING[each["name"]][0] for each in known if each.get("required")}
    yield replace(asked, query=query_of(needed))
    yield replace(asked, query=query_of(needed | {"unknown": "1"}))
    for each in known:
        for value in _around(each["schema"]):
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                yield replace(asked, query=query_of(needed | {each["name"]: value}))


def _headers(asked: Asked) -> Iterator[Asked]:
    for each in _in(asked.operation, "header"):
        for value in _around(each["schema"]):
            if isinstance(value, str):
                yield replace(asked, headers={each["name"]: value})


def _bodies(asked: Asked) -> Iterator[Asked]:
    schema = asked.operation.body_schema
    if schema is None or asked.body is None:
        return
    good = json.loads(asked.body)
    for body in (*_around_object(schema, good, 0), [good], [good, good], json.dumps(good), None):
        yield replace(asked, body=json.dumps(body))
    yield replace(asked, body=None)


def _in(operation: Operation, place: str) -> list[dict[str, Any]]:
    return [each for each in operation.parameters if each["in"] == place]


def _around_object(schema: dict[str, Any], good: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    whole = resolved(schema)
    for choice in whole.get("anyOf", ()):
        yield from _around_object(choice, good, depth)
    yield good | {"unknown_field": 1}
    for name, field in whole.get("properties", {}).items():
        yield {each: value for each, value in good.items() if each != name}
        for value in (*_around(field), *_within(field, name, good.get(name), depth + 1)):
            yield good | {name: value}


def _within(field: dict[str, Any], name: str, good: Any, depth: int) -> Iterator[Any]:
    """One thing off deeper down."""
    if depth > DEEPEST:
        return
    for choice in _choices(field):
        if choice.get("type") == "array":
            item = (good[0] if isinstance(good, list) and good else None) or _sample(choice["items"], name)
            most = choice.get("maxItems")
            if most is not None:
                yield [item] * (most + 1)
            yield [item] * max(0, choice.get("minItems", 1) - 1)
            yield from ([value] for value in (*_around(choice["items"]), *_within(choice["items"], name, item, depth)))
        elif "properties" in choice:
            here = good if isinstance(good, dict) else _sample(choice, name)
            yield from _around_object(choice, here, depth)


def _around(schema: dict[str, Any]) -> Iterator[Any]:
    """Values on both sides of every bound, and of every other type."""
    yield from ODD
    for choice in _choices(schema):
        if "maxLength" in choice:
            yield from ("x" * choice["maxLength"], "x" * (choice["maxLength"] + 1))
        if "minLength" in choice:
            yield "x" * (choice["minLength"] - 1)
        for bound in ("minimum", "maximum", "exclusiveMinimum"):
            if bound in choice:
                step = choice.get("multipleOf", 1)
                yield from (choice[bound], choice[bound] - step, choice[bound] + step)
        if "multipleOf" in choice:
            yield from AMOUNTS
        if "pattern" in choice:
            yield from ("x" * 64, "x" * 65, "x y", "\n", "24:00", "9:00", "a@b", '"1"', '"', "W/", "9" * 16)
        if "enum" in choice:
            yield from (*choice["enum"], choice["enum"][0].upper(), f" {choice['enum'][0]}", f"{choice['enum'][0]},x")
        yield from TEXTS.get(choice.get("format", ""), ())


def _choices(schema: dict[str, Any]) -> list[dict[str, Any]]:
    whole = resolved(schema)
    return [each for choice in whole["anyOf"] for each in _choices(choice)] if "anyOf" in whole else [whole]


def _sample(schema: dict[str, Any], name: str) -> Any:
    """Something good for a field that the example leaves out."""
    choice = _choices(schema)[0]
    if "properties" in choice:
        return {each: _sample(choice["properties"][each], each) for each in choice.get("required", ())}
    if name in SEASONING:
        return SEASONING[name][0]
    if "enum" in choice:
        return choice["enum"][0]
    return {"integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}.get(choice["type"], "09:00")
