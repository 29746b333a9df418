"""Conventions that a linter does not know, read from the source."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import rapport
from local.places import ROOT
from rapport.kernel import keys
from rapport.kernel.events import Event
from rapport.kernel.table import Index

HOUSE = ROOT / "layers" / "rapport" / "rapport"
FUNCTIONS = ROOT / "functions"
SOURCES = sorted([*HOUSE.rglob("*.py"), *FUNCTIONS.glob("*/app.py")])
ROOMS = [path for path in SOURCES if HOUSE not in path.parents or "kernel" not in path.relative_to(HOUSE).parts]

KEY_SHAPE = re.compile(r"\b[A-Z][A-Z0-9]+#")
SEVERAL_WORDS = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")

FLOATS_MAY_STAND_IN = {
    "kernel/money.py",  # `as_number`: the one place where an exact decimal becomes JSON's number
    "kernel/http/amounts.py",  # and the one where such a number is read back
    "kernel/http/token.py",  # the gateway spells an expiry as 1.7e+09
    "kernel/clock.py",
    "kernel/table/meter.py",  # capacity units come in halves
    "kernel/table/memory.py",
    "kernel/table/dynamo.py",
    "activity/events.py",
    "campaigns/lift.py",  # intervals around estimates; no amount of the shop's follows from one
    "calls/daytime/heard.py",  # an event's total, told as JSON's number
    "campaigns/heard.py",
    "messaging/dispatch/pacing.py",  # seconds
}


def name_of(path: Path) -> str:
    return str(path.relative_to(HOUSE if HOUSE in path.parents else ROOT))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in the code, without what is only said about it."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_key_shapes_stand_in_one_package() -> None:
    strays = [
        f"{name_of(path)}:{line} {text!r}"
        for path in SOURCES
        if not name_of(path).startswith("kernel/keys/")
        for line, text in strings(path)
        if KEY_SHAPE.search(text)
    ]

    assert strays == []


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_a_room_speaks_to_the_store_through_the_table_alone(path: Path) -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }

    # Who carries messages is spoken to by those who speak for them, and by nobody else in the rooms.
    allowed = {"botocore"} if name_of(path).startswith("messaging/providers/") else set()
    assert not imported & {"boto3", "botocore", "moto"} - allowed


def test_no_binary_float_stands_in_the_path_of_money() -> None:
    strays = [
        f"{name_of(path)}:{node.lineno}"
        for path in SOURCES
        if name_of(path) not in FLOATS_MAY_STAND_IN
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]

    assert strays == []


def test_every_index_stands_in_the_list_of_indexes() -> None:
    known = {value for value in vars(keys).values() if isinstance(value, Index)}

    assert known == set(keys.INDEXES)


# -- events --------------------------------------------------------------------------------------------------


def kinds_of_event() -> list[type[Event]]:
    for module in pkgutil.walk_packages(rapport.__path__, "rapport."):
        importlib.import_module(module.name)
    waiting, found = [Event], []
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "type" in vars(kind):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.type)


def test_an_event_is_named_after_what_happened_to_what() -> None:
    assert [kind.type for kind in kinds_of_event() if not SEVERAL_WORDS.fullmatch(kind.type)] == []
    assert [kind.type for kind in kinds_of_event() if not kind.type.endswith("ed")] == []


def test_no_two_events_have_one_name() -> None:
    names = [kind.type for kind in kinds_of_event()]

    assert len(set(names)) == len(names)
    assert {"OrderPlaced", "CartAbandoned", "InteractionLogged", "DropOffEntered", "SettingsChanged"} <= set(names)


def test_every_event_is_listed_in_the_documents() -> None:
    listed = (ROOT / "docs" / "events.md").read_text("utf-8")

    assert [kind.type for kind in kinds_of_event() if f"`{kind.type}`" not in listed] == []
