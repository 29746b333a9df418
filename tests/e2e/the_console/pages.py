"""The console's pages as its own table has them, each with an address that the demo shop can fill."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Route

from tests.e2e.the_console.desk import Desk

TABLE = Path("console/src/app/pages.ts")
ROLES = ("crm_agent", "sales_manager", "admin", "support", "delivery_coordinator")
ROW = re.compile(r"path: '(?P<path>[^']+)'.*?needs: '(?P<needs>[^']+)'", re.DOTALL)
EXAMPLES = {
    "/admin/customers/:id": "/admin/customers/md-karim",
    "/admin/customers/import/:id": "/admin/customers/import/imp_1",
    "/admin/crm/campaigns/:id": "/admin/crm/campaigns/cmp_winter_sale",
    "/admin/orders/new": "/admin/orders/new?customer=md-karim",
}
"""Addresses that show something; a page about one record that has no row here fails by name."""

ASKS_NOTHING = {"/admin/crm/campaigns/new"}
"""Begins with an empty form: there is nothing to wait for."""


def rows() -> list[tuple[str, str]]:
    found = [(row["path"], row["needs"]) for row in ROW.finditer(TABLE.read_text("utf-8"))]
    assert len(found) == TABLE.read_text("utf-8").count("path: '"), "a row of the table is written another way"
    return found


def address(path: str) -> str:
    return EXAMPLES[path] if ":" in path else EXAMPLES.get(path, path)


def open_to(desk: Desk) -> list[str]:
    """What this person's role may open, by what the API says of them."""
    routes = set(desk.asks("GET", "/me")["routes"])
    return [found(desk, path) for path, needs in rows() if needs in routes]


def found(desk: Desk, path: str) -> str:
    return path.replace(":id", an_import(desk)) if path == "/admin/customers/import/:id" else address(path)


def an_import(desk: Desk) -> str:
    """The shop names them itself: the first that was brought, by whichever test."""
    known = desk.asks("GET", "/cdm/imports?limit=200")
    if known:
        return str(known[-1]["import_id"])
    file, headers = b"Name,Mobile\nNila,01555123456\nKarim,123\n", {"Content-Type": "text/csv"}
    path = "/cdm/customers/import?file_name=nila.csv"
    answer = desk.shop.request("POST", path, token=desk.token, body=file, headers=headers)
    return str(answer.json()["import_id"])


def name_of(path: str) -> str:
    return re.sub(r"imp_\w+$", "one", path.removeprefix("/admin/").partition("?")[0]).replace("/", "-")


# -- states: what the API answers to every question of the page, but for who one is ---------------------------

ROOMS = {
    "cdm",
    "crm",
    "crm-automation",
    "orders",
    "catalog",
    "carts",
    "cases",
    "surveys",
    "privacy",
    "audit",
    "ops",
    "api",
}


def answers(url: str) -> bool:
    """Of the API, and neither the page itself nor who one is."""
    return urlsplit(url).path.split("/")[1] in ROOMS


def hanging(route: Route) -> None:
    """Never answered."""


def failing(route: Route) -> None:
    refusal = {"error": {"code": "internal", "message": "something went wrong", "details": []}}
    route.fulfill(status=500, json=refusal, headers={"x-request-id": "req-of-a-test"})


def emptied(route: Route) -> None:
    """The true answer with nothing in its lists."""
    if route.request.method != "GET":
        return route.continue_()
    answer = route.fetch()
    if not answer.ok or "json" not in answer.headers.get("content-type", ""):
        return route.fulfill(response=answer)
    return route.fulfill(response=answer, body=json.dumps(_emptied(answer.json())))


def _emptied(value: Any) -> Any:
    match value:
        case list():
            return []
        case dict():
            return {name: _emptied(each) for name, each in value.items()}
        case _:
            return value


STATES: dict[str, Callable[[Route], Any] | None] = {
    "data": None,
    "loading": hanging,
    "error": failing,
    "empty": emptied,
}
