"""The whole document."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from openapi import refusals
from openapi.doors import ROOT, said
from openapi.operations import HEADERS, PARAMETERS, told

PLACE = ROOT / "functions" / "public_api" / "openapi.json"

DESCRIPTION = """\
Tells a small sales team every morning whom to contact, why, how, and with what offer.

**Signing in.** Every route takes `Authorization: Bearer <token>`, an access token of the shop's user pool, but \
`/health`, `/docs` and `/openapi.json`, the console's pages, and those that bring a proof of their own: \
`/webhooks/{provider}`, `/u/{token}` and `/s/{token}`. Each operation says which roles it is for.

**Names.** Bodies and query parameters are taken in snake_case, as shown, and in camelCase. Answers are snake_case; \
what has nothing to say, or what the caller may not see, is absent. An unknown field is refused by name.

**Ids.** Bring your own for customers, orders and products, or let the shop make them.

**Money** is exact: a number, or a string of digits, with at most two decimals.

**Time.** Instants are ISO 8601 with their zone, and answered in UTC; days are the business's own.

**Lists** come as a bare array. Where there is more, `X-Next-Cursor` holds the `cursor` of the next page; a page may \
be short and still not be the last.

**Writes** may carry an `Idempotency-Key`, where somebody is signed in. Updates may carry `If-Match` with the \
record's `ETag`.

**Refusals** of the shop have one shape, `Error`. What the gateway refuses before the shop sees it has `GatewayError`.
"""

TAGS = {
    "customers": "Who they are, and what they allow.",
    "duplicates": "The same person, taken down twice: found, looked at, made one, and made two again.",
    "family": "Whom customers live with: whose birthdays to remember, where else to deliver.",
    "orders": "What was bought, corrected, delivered, taken back; carts that were left.",
    "catalogue": "Products in their packs, and categories.",
    "activity": "Contacts with customers, and everything that happened.",
    "cases": "What went wrong or was asked for, until it is settled: complaints, returns, what a delivery met.",
    "surveys": "How customers say it is to buy here, and how a case of theirs was settled.",
    "insight": "What follows from it: one customer whole, many by what they are, who falls silent, what is coming.",
    "calls": "Whom to call today, why, with what offer; what became of it; the team side by side.",
    "recommendations": "What to offer a customer: the shop's rules, what is bought together, what is popular.",
    "campaigns": "Whom the shop writes to by itself, when, in which words; the offers of a year.",
    "messages": "What messages say, in both languages; how they would read, and what they would cost.",
    "reminders": "What households use up, when it is likely finished, and how much work that will be.",
    "imports": "Files that a shop brings along: understood, tried, taken in, and taken back.",
    "privacy": "What is held about a person, told whole or erased; lists of customers as files.",
    "team": "Agents, their places, their load.",
    "settings": "What the shop has decided for itself.",
    "console": "The web page where the team works: every address answers the same page, which reads the rest of it.",
    "house": "Is the shop well, who am I, who did what, what did the jobs do.",
}

SIGN_IN = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "An access token of the shop's Cognito user pool.",
}


def document() -> dict[str, Any]:
    project = tomllib.loads(Path(ROOT, "pyproject.toml").read_text("utf-8"))["project"]
    operations, schemas = said()
    paths: dict[str, dict[str, Any]] = {}
    for each in operations:
        paths.setdefault(each.path, {})[each.route[0].lower()] = told(each, schemas)
    whole = {
        "openapi": "3.1.0",
        "servers": [{"url": "/", "description": "This shop."}],
        "security": [{"token": []}],
        "tags": [{"name": name, "description": description} for name, description in TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": schemas | refusals.SCHEMAS,
            "parameters": PARAMETERS,
            "headers": HEADERS,
            "responses": refusals.responses(),
            "securitySchemes": {"token": SIGN_IN},
        },
    }
    info = {"title": "Rapport", "version": project["version"], "description": DESCRIPTION}
    plain: dict[str, Any] = _plain(whole)
    return {"info": info} | plain


def written() -> str:
    """The same code gives the same bytes."""
    return json.dumps(document(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    """Without the titles that are only the field's name again, without `default: null`, and 200 instead of 200.0."""
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items() if not _noise(name, each)}
        case list():
            return [_plain(each) for each in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _noise(name: str, value: Any) -> bool:
    return (name == "title" and isinstance(value, str)) or (name == "default" and value is None)
