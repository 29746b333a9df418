"""One operation, told whole: who may call it, the headers it minds, its answers and its refusals."""

from __future__ import annotations

from typing import Any

from openapi.doors import CONSOLE, Said
from openapi.examples import BODIES
from openapi.refusals import reference
from rapport.kernel.caller import Role
from rapport.kernel.http.roles import PUBLIC, ROUTES
from rapport.kernel.ids import BROUGHT

PARAMETERS: dict[str, Any] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "Any text of yours. The same key with the same body gets the first answer again and has no "
        "second effect, for 24 hours.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "required": False,
        "description": "The `ETag` of the record that you believe to change; if it has moved on, 409 shows it.",
        "schema": {"type": "string", "pattern": '^(\\*|(W/)?"[0-9]{1,15}"|[0-9]{1,15})$'},
    },
}

ANYTHING: dict[str, Any] = {
    "name": "query",
    "in": "query",
    "required": False,
    "style": "form",
    "explode": True,
    "description": "Whatever stands here is the page's own to read.",
    "schema": {"type": "object", "additionalProperties": {"type": "string"}},
}

HEADERS: dict[str, Any] = {
    "ETag": {
        "description": "The record's version, for `If-Match`. Absent where the caller may not see it.",
        "schema": {"type": "string", "pattern": '^"[0-9]+"$'},
    },
    "X-Next-Cursor": {
        "description": "Where the next page begins, for `cursor`. Absent on the last page.",
        "schema": {"type": "string"},
    },
}

CALLED = {200: "Done.", 201: "Created.", 202: "Accepted; it is under way.", 204: "Done; there is nothing to show."}

NAMED_ELSEWHERE = {
    ("POST", "/cdm/interaction"),
    ("POST", "/crm/automation/engagement"),
    ("POST", "/crm-automation/engagement"),
    ("POST", "/cdm/family-member"),
    ("POST", "/carts/abandoned"),
    ("POST", "/cases"),
    ("POST", "/surveys/answers"),
    ("POST", "/crm/automation/tasks"),
    ("POST", "/crm/automation/templates/preview"),
    ("POST", "/crm/automation/campaigns/missed-call"),
    ("GET", "/crm/automation/tasks/today"),
    ("GET", "/crm-automation/call-tasks/today"),
    ("GET", "/crm/automation/agent/performance"),
    ("GET", "/crm-automation/agent-performance"),
}
"""Routes without an id in their path whose record may still not be there: the body or the query names it."""


SIGNED: dict[tuple[str, str], dict[str, Any]] = {
    ("POST", "/webhooks/<provider>"): {
        "type": "object",
        "description": "In the provider's own words. `gateway` sends what is shown, with its signature in "
        "`X-Rapport-Signature`; `aws-sms`, `ses` and `aws-whatsapp` are notifications of Amazon SNS.",
    },
}
"""Bodies that the door reads by itself: whom they are from is asked of their bytes, before anything in them is read."""

UPLOAD = {
    "type": "object",
    "properties": {"upload_id": {"anyOf": [{"type": "string", "pattern": BROUGHT}, {"type": "integer", "minimum": 0}]}},
    "required": ["upload_id"],
    "additionalProperties": False,
}
A_FILE = {"type": "string", "format": "binary", "description": "The file as it is, in whatever encoding."}
FILES: dict[tuple[str, str], dict[str, Any]] = {
    ("POST", "/cdm/customers/import"): {
        "application/json": {"schema": UPLOAD},
        **{kind: {"schema": A_FILE} for kind in ("text/csv", "application/x-ndjson", "application/octet-stream")},
    },
}
"""Bodies that are files, as bytes; or JSON that names one."""


def told(said: Said, schemas: dict[str, Any]) -> dict[str, Any]:
    operation = {name: said.operation[name] for name in ("summary", "tags")}
    operation |= {
        "operationId": f"{said.door.removesuffix('_api')}_{said.function}",
        "responses": _responses(said, schemas),
    }
    operation |= _callers(said)
    if parameters := _parameters(said):
        operation["parameters"] = parameters
    if schema := SIGNED.get(said.route):
        content = {"application/json": {"schema": schema, "example": BODIES[said.route]}}
        operation["requestBody"] = {"content": content, "required": True}
    elif kinds := FILES.get(said.route):
        named = {"application/json": kinds["application/json"] | {"example": BODIES[said.route]}}
        operation["requestBody"] = {"content": kinds | named, "required": True}
    elif "requestBody" in said.operation:
        schema = said.operation["requestBody"]["content"]["application/json"]["schema"]
        content = {"application/json": {"schema": schema, "example": BODIES[said.route]}}
        needed = {"type": "null"} not in schema.get("anyOf", ())
        operation["requestBody"] = {"content": content, "required": needed}
    return operation


def _callers(said: Said) -> dict[str, Any]:
    allowed = ROUTES[said.route]
    described = said.operation.get("description", "")
    if allowed == PUBLIC:
        return {"x-roles": [], "security": [], "description": f"{described}\n\nFor everybody; no token needed.".strip()}
    roles = [role.value for role in Role if role in allowed]
    return {"x-roles": roles, "description": f"{described}\n\nFor: {', '.join(roles)}.".strip()}


def _parameters(said: Said) -> list[dict[str, Any]]:
    method, _ = said.route
    own = [each | {"schema": _sayable(each["schema"])} for each in said.operation.get("parameters", ())]
    if said.door == CONSOLE:
        own.append(ANYTHING)
    # A key belongs to whoever is signed in.
    if method != "GET" and ROUTES[said.route] != PUBLIC:
        own.append({"$ref": "#/components/parameters/IdempotencyKey"})
    if method in ("PUT", "PATCH", "DELETE"):
        own.append({"$ref": "#/components/parameters/IfMatch"})
    return own


def _sayable(schema: dict[str, Any]) -> dict[str, Any]:
    """An address holds no null: what may be left out is left out."""
    choices = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) != 1:
        return schema
    plain: dict[str, Any] = choices[0]
    return {name: value for name, value in schema.items() if name != "anyOf"} | plain


def _responses(said: Said, schemas: dict[str, Any]) -> dict[str, Any]:
    own = said.operation["responses"]
    answers: dict[str, Any] = {
        status: answer
        for status, answer in own.items()
        if status != "422" and "ResponseValidationError" not in str(answer)
    }
    success = answers[str(said.success)]
    success["description"] = CALLED[said.success]
    if said.success == 204:
        del success["content"]
    elif headers := _headers(said, success, schemas):
        success["headers"] = headers
    refusals = {str(status): reference(status) for status in _refusals(said)}
    if "text/html" in answers.get("404", {}).get("content", {}):
        refusals["404"] = {"$ref": "#/components/responses/NoSuchPage"}
    return answers | refusals


def _headers(said: Said, success: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    names = []
    schema = success["content"].get("application/json", {}).get("schema", {})
    record = schemas.get(schema.get("$ref", "").rpartition("/")[2], {})
    if "version" in record.get("properties", {}):
        names.append("ETag")
    if any(each["name"] == "cursor" for each in said.operation.get("parameters", ())):
        names.append("X-Next-Cursor")
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _refusals(said: Said) -> list[int]:
    method, path = said.route
    signed_in = ROUTES[said.route] != PUBLIC
    statuses = {422, 429, 500}
    if signed_in:
        statuses |= {401, 403}
    if said.route in SIGNED:
        statuses.add(401)
    if "<" in path or said.route in NAMED_ELSEWHERE or said.route in FILES:
        statuses.add(404)
    if method != "GET":
        statuses |= {400, 413}
    if method != "GET" and signed_in:
        statuses.add(409)
    return sorted(statuses)
