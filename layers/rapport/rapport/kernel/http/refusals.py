"""The one place where a rule that said no becomes an HTTP answer, in the one shape of errors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from rapport.kernel.errors import (
    Busy,
    Conflict,
    Detail,
    NotAcceptable,
    NotAllowed,
    NotFound,
    NotSignedIn,
    NotUnderstood,
    Refusal,
    TooLarge,
)
from rapport.kernel.http.powertools import Response

STATUS: dict[type[Refusal], int] = {
    NotUnderstood: 400,
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    NotAcceptable: 422,
    Busy: 429,
}


def status_of(refusal: Refusal) -> int:
    return next(status for kind, status in STATUS.items() if isinstance(refusal, kind))


def refused(refusal: Refusal) -> Response[Any]:
    body: dict[str, Any] = {"code": refusal.code, "message": refusal.message}
    body["details"] = [{"field": each.field, "problem": each.problem} for each in refusal.details]
    if isinstance(refusal, Conflict) and refusal.current is not None:
        body["current"] = refusal.current
    headers = {"Retry-After": "1"} if isinstance(refusal, Busy) else {}
    return error(status_of(refusal), body, headers)


def error(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response[Any]:
    return Response(
        status_code=status,
        content_type="application/json",
        body=json.dumps({"error": body}, ensure_ascii=False, default=str),
        headers=dict(headers or {}),
    )


def invalid_fields(errors: Iterable[Mapping[str, Any]]) -> NotAcceptable:
    """Pydantic's findings in our words: each field, what is wrong with it, and what is allowed."""
    details = [Detail(_field(found["loc"]), _problem(found)) for found in errors]
    named = ", ".join(dict.fromkeys(detail.field for detail in details))
    return NotAcceptable(f"invalid: {named}", details)


ARM = re.compile(r"constrained-str|function-[a-z]+\[.*\]")
"""Where a field may be one thing or another, pydantic names which of them it tried: nobody has said that."""


def _field(where: Iterable[Any]) -> str:
    said = (str(part) for part in where if part not in ("body", "query", "path", "header"))
    parts = [part for part in said if not ARM.fullmatch(part)]
    return ".".join(parts) or "body"


def _problem(found: Mapping[str, Any]) -> str:
    message = str(found.get("msg", "is invalid")).removeprefix("Value error, ")
    return message[:1].lower() + message[1:]
