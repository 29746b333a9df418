"""Template, table of roles and doors say the same: which function answers what, and who is let in."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from local.places import ROOT
from rapport.kernel.http.door import _routes
from rapport.kernel.http.roles import PUBLIC, ROUTES
from tests.functional.template.parsed import events, functions, template
from tests.rig.shop import door_name

DOORS = sorted(name for name, each in functions().items() if events(each, "HttpApi"))


def declared() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Function, method, path and properties of every route at the gateway."""
    return [
        (name, told["Method"], told["Path"], told)
        for name, function in functions().items()
        for told in events(function, "HttpApi").values()
    ]


def served(name: str) -> set[tuple[str, str]]:
    app = importlib.import_module(f"functions.{name}.app").app
    return {(method, path) for method, path, _ in _routes(app)}


def chosen(method: str, path: str) -> tuple[str, dict[str, Any]]:
    """The function that the gateway gives a request to: the most specific route first, as HTTP APIs choose."""
    fitting = [
        (_specific(declared_method, pattern), name, told)
        for name, declared_method, pattern, told in declared()
        if declared_method in (method, "ANY") and _fits(pattern.split("/")[1:], path.split("/")[1:])
    ]
    assert fitting, f"the gateway knows no route for {method} {path}"
    _, name, told = max(fitting, key=lambda each: each[0])
    return name, told


def _fits(pattern: list[str], parts: list[str]) -> bool:
    if not pattern or not parts:
        return not pattern and not parts
    if pattern[0].endswith("+}"):
        return True
    return (pattern[0].startswith("{") or pattern[0] == parts[0]) and _fits(pattern[1:], parts[1:])


def _specific(method: str, pattern: str) -> tuple[bool, list[int], bool]:
    """No greedy variable before one; then, from the left, literal before variable; then a method before ANY."""
    kinds = [2 if not part.startswith("{") else 0 if part.endswith("+}") else 1 for part in pattern.split("/")[1:]]
    return "+}" not in pattern, kinds, method != "ANY"


def sample(path: str) -> str:
    return path.replace("<", "some-").replace(">", "")


def test_every_route_of_the_table_of_roles_is_served_by_exactly_one_door() -> None:
    by_door = [route for name in DOORS for route in served(name)]

    assert sorted(by_door) == sorted(ROUTES)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " ".join(route))
def test_the_gateway_gives_each_route_to_the_door_that_serves_it(route: tuple[str, str]) -> None:
    method, path = route

    name, _ = chosen(method, sample(path))

    assert route in served(name)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " ".join(route))
def test_the_tests_own_gateway_chooses_as_the_real_one(route: tuple[str, str]) -> None:
    method, path = route

    assert door_name(sample(path)) == chosen(method, sample(path))[0]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " ".join(route))
def test_a_route_asks_for_no_token_if_and_only_if_it_is_public(route: tuple[str, str]) -> None:
    method, path = route

    _, told = chosen(method, sample(path))

    assert (told.get("Auth") == {"Authorizer": "NONE"}) == (ROUTES[route] == PUBLIC)


def test_without_a_word_about_it_a_route_asks_for_a_token() -> None:
    auth = template()["Resources"]["Api"]["Properties"]["Auth"]

    assert auth["DefaultAuthorizer"] in auth["Authorizers"]


def test_the_gateway_declares_nothing_that_no_door_serves() -> None:
    answered = {told["Path"] for method, path in ROUTES for _, told in [chosen(method, sample(path))]}

    assert {path for _, _, path, _ in declared()} == answered


def test_no_public_route_is_a_prefix() -> None:
    public = [(method, path) for _, method, path, told in declared() if "Auth" in told]
    known = [(method, path.replace("<", "{").replace(">", "}")) for method, path in ROUTES if is_public(method, path)]

    assert sorted(public) == sorted(known)


def is_public(method: str, path: str) -> bool:
    return ROUTES[method, path] == PUBLIC


def test_every_function_stands_in_the_template_and_every_one_there_has_its_code() -> None:
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/app.py")}

    assert set(functions()) == folders
