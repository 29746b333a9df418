"""The one shape in which the shop refuses, and the gateway's own where it answers before us."""

from __future__ import annotations

from typing import Any

ERROR: dict[str, Any] = {
    "type": "object",
    "description": "How this API refuses: what was wrong, in a code for programs and in words for people.",
    "additionalProperties": False,
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "additionalProperties": False,
            "required": ["code", "message", "details"],
            "properties": {
                "code": {"type": "string", "pattern": "^[a-z_]+$", "description": "Stable; decide by this."},
                "message": {"type": "string", "description": "For people; may be worded anew."},
                "details": {
                    "type": "array",
                    "description": "Each field that was refused, and what is wrong with it.",
                    "items": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["field", "problem"],
                        "properties": {"field": {"type": "string"}, "problem": {"type": "string"}},
                    },
                },
                "current": {
                    "type": "object",
                    "description": "With 409 for a stale version: the record as it is now.",
                },
            },
        }
    },
}

GATEWAY_ERROR: dict[str, Any] = {
    "type": "object",
    "description": "How the gateway refuses what never reaches the shop.",
    "required": ["message"],
    "properties": {"message": {"type": ["string", "null"]}},
}

SCHEMAS = {"Error": ERROR, "GatewayError": GATEWAY_ERROR}

BY_GATEWAY_TOO = {401, 404, 413, 429}

WORDS: dict[int, tuple[str, str, str, str]] = {
    400: ("NotUnderstood", "Not understood: broken JSON, or a header that cannot be read.", "malformed", "not JSON"),
    401: (
        "NotSignedIn",
        "No token or signature, or one that is not believed.",
        "not_signed_in",
        "a bearer token is needed",
    ),
    403: ("NotAllowed", "Not for this caller's roles.", "not_allowed", "POST /catalog/products is not for crm_agent"),
    404: (
        "NotFound",
        "Not there, or not the caller's to see: both read the same.",
        "not_found",
        "there is no such record",
    ),
    409: (
        "Conflict",
        "Not as the caller believes: a stale `If-Match`, an id that is taken, a key used with another body.",
        "stale_version",
        "this record has changed since you read it",
    ),
    413: ("TooLarge", "The body is over 256 KB.", "too_large", "the body is over 256 KB"),
    422: ("NotAcceptable", "Understood, but a field breaks a rule; `details` names each.", "invalid", "invalid: phone"),
    429: ("Busy", "Too many at once; nothing was written. Try again after `Retry-After` seconds.", "busy", "try again"),
    500: (
        "Failed",
        "Our mistake. It was noted; nothing of it is told here.",
        "failed",
        "this request failed; it was noted",
    ),
}

RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}}


def reference(status: int) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{WORDS[status][0]}"}


def responses() -> dict[str, Any]:
    return {WORDS[status][0]: _response(status) for status in WORDS} | {"NoSuchPage": _page()}


def _page() -> dict[str, Any]:
    """People read it; an address that could be no page's is refused as elsewhere."""
    response = _response(404)
    page = {"text/html": {"schema": {"type": "string"}}}
    return response | {"description": "A page that says so.", "content": response["content"] | page}


def _response(status: int) -> dict[str, Any]:
    _, description, code, message = WORDS[status]
    ours = {"$ref": "#/components/schemas/Error"}
    schema: dict[str, Any] = ours
    if status in BY_GATEWAY_TOO:
        schema = {"anyOf": [ours, {"$ref": "#/components/schemas/GatewayError"}]}
    details = [{"field": "phone", "problem": "is not a phone number"}] if status == 422 else []
    example = {"error": {"code": code, "message": message, "details": details}}
    response = {"description": description, "content": {"application/json": {"schema": schema, "example": example}}}
    return response | ({"headers": {"Retry-After": RETRY_AFTER}} if status == 429 else {})
