"""What the doors say of their routes, laid together.

Powertools' OpenAPIMerge would do nearly this, but it turns a door that fails to load into a warning, and lets one of
two different schemas of the same name win without a word. A document made in a check must fail instead.
"""

from __future__ import annotations

import importlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

ROOT = Path(__file__).parents[1]
POWERTOOLS_OWN = ("HTTPValidationError", "ValidationError", "ResponseValidationError")
"""Error shapes of Powertools that our doors never answer with."""

CONSOLE = "console"
"""A door like the others, which answers pages."""

PARAMETER = re.compile(r"<([^>]+)>")


@dataclass(frozen=True)
class Said:
    """One operation as its door describes it."""

    route: tuple[str, str]
    door: str
    function: str
    operation: dict[str, Any]
    success: int

    @property
    def path(self) -> str:
        return PARAMETER.sub(r"{\1}", self.route[1])


def doors() -> dict[str, APIGatewayHttpResolver]:
    # The doors read their issuer when they are opened; nothing of it stands in the document.
    os.environ.setdefault("TOKEN_ISSUER", "")
    os.environ.setdefault("TOKEN_CLIENT", "")
    names = sorted([CONSOLE, *(folder.name for folder in (ROOT / "functions").glob("*_api"))])
    return {name: importlib.import_module(f"functions.{name}.app").app for name in names}


def said() -> tuple[list[Said], dict[str, Any]]:
    """Every operation, and the schemas that they name."""
    operations: list[Said] = []
    schemas: dict[str, Any] = {}
    for name, app in doors().items():
        document = app.get_openapi_schema().model_dump(mode="json", by_alias=True, exclude_none=True)
        for each, schema in document.get("components", {}).get("schemas", {}).items():
            if each not in POWERTOOLS_OWN and schemas.setdefault(each, schema) != schema:
                raise RuntimeError(f"two schemas are called {each}; rename the one in {name}")
        for route in [*app._static_routes, *app._dynamic_routes]:
            operation = document["paths"][route.openapi_path][route.method.lower()]
            operations.append(Said((route.method, route.path), name, route.func.__name__, operation, route.status_code))
    return operations, schemas
