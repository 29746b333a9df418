"""The rows of JSON lines, an object a line. What lies deeper has a point in its name: `address.city`. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from rapport.imports.reading.csv_rows import LONGEST

DEEPEST = 4
DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
"""Digits stay as they are written: a number's own reader would round or, of ten thousand digits, refuse."""


@dataclass(frozen=True)
class ObjectRead:
    number: int
    cells: Mapping[str, str]
    problem: str = ""


class _TooDeep(Exception):
    pass


def json_rows(text: TextIO) -> Iterator[ObjectRead]:
    """An object with a list of objects (an order with its lines) is a row for each of them, all of one number."""
    number = 0
    while line := text.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(("\n", "\r")):
                line = text.readline(LONGEST)
            yield ObjectRead(number, {}, "is longer than 64 KB")
        elif line.strip():
            yield from _objects(number, line)


def _objects(number: int, line: str) -> Iterator[ObjectRead]:
    try:
        said = DECODER.decode(line)
        if not isinstance(said, dict):
            yield ObjectRead(number, {}, "is not a JSON object")
            return
        for cells in _rows_of(said):
            yield ObjectRead(number, cells)
    except ValueError:
        yield ObjectRead(number, {}, "is not JSON")
    except (_TooDeep, RecursionError):
        yield ObjectRead(number, {}, "lies too deep")


def _rows_of(said: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    if all(isinstance(value, str) for value in said.values()):  # as most are
        yield dict(said)
        return
    listed = [name for name, value in said.items() if _is_a_list_of_objects(value)]
    if len(listed) > 1:
        raise _TooDeep
    shared = {name: value for name, value in said.items() if name not in listed}
    for each in said[listed[0]] if listed else [{}]:
        yield dict(_flat("", shared, 0)) | {f"{listed[0]}.{name}": cell for name, cell in _flat("", each, 0)}


def _is_a_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _flat(before: str, said: Mapping[str, Any], depth: int) -> Iterator[tuple[str, str]]:
    if depth > DEEPEST:
        raise _TooDeep
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _flat(f"{before}{name}.", value, depth + 1)
        else:
            yield f"{before}{name}", _cell(value)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case True:
            return "yes"
        case False:
            return "no"
        case list():
            if any(isinstance(each, dict | list) for each in value):
                raise _TooDeep
            return "; ".join(_cell(each) for each in value)
        case _:
            return str(value)
