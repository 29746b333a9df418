"""What the document says of a request and of an answer, asked one at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jsonschema_rs

DOCUMENT: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "functions" / "public_api" / "openapi.json").read_text("utf-8")
)
CAMEL = re.compile(r"(?<=[a-z0-9])([A-Z])")


@dataclass(frozen=True)
class Operation:
    method: str
    path: str

    @property
    def said(self) -> dict[str, Any]:
        found: dict[str, Any] = DOCUMENT["paths"][self.path][self.method.lower()]
        return found

    @property
    def parameters(self) -> list[dict[str, Any]]:
        return [resolved(each) for each in self.said.get("parameters", ())]

    @property
    def body_schema(self) -> dict[str, Any] | None:
        body = self.said.get("requestBody")
        schema: dict[str, Any] | None = body["content"]["application/json"]["schema"] if body else None
        return schema

    @property
    def example(self) -> dict[str, Any] | None:
        body = self.said.get("requestBody")
        example: dict[str, Any] | None = body["content"]["application/json"]["example"] if body else None
        return example

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def operations() -> Iterator[Operation]:
    for path, methods in sorted(DOCUMENT["paths"].items()):
        for method in sorted(methods):
            yield Operation(method.upper(), path)


def resolved(value: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in value:
        return value
    found: Any = DOCUMENT
    for part in value["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return resolved(found)


def fault(schema: dict[str, Any], value: Any) -> str | None:
    """Why the value is not what the schema says; None if it is."""
    try:
        _validator(json.dumps(schema, sort_keys=True)).validate(value)
    except jsonschema_rs.ValidationError as error:
        return f"{'.'.join(map(str, error.instance_path)) or 'all of it'}: {error.message[:200]}"
    except ValueError as error:  # the validator reads no lone surrogates and no numbers beyond a float
        return f"not JSON: {error}"
    return None


@cache
def _validator(schema: str) -> jsonschema_rs.Draft202012Validator:
    whole = json.loads(schema) | {"components": DOCUMENT["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


# -- requests --------------------------------------------------------------------------------------------------


def wrong_with_query(operation: Operation, query: str) -> str | None:
    known = {each["name"]: each for each in operation.parameters if each["in"] == "query"}
    if any(each["schema"].get("type") == "object" for each in known.values()):
        return None  # such a parameter is the whole query, whatever it says
    asked: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        asked.setdefault(snake(name), []).append(value)
    for name, values in asked.items():
        if name not in known:
            return f"{name} is not a parameter"
        # Several values of one name reach a Lambda as one text with commas.
        if wrong := fault(known[name]["schema"], _as_typed(known[name]["schema"], ",".join(values))):
            return f"{name}: {wrong}"
    missing = [name for name, each in known.items() if each.get("required") and name not in asked]
    return f"{missing[0]} is missing" if missing else None


def wrong_with_path(operation: Operation, filled: Mapping[str, str]) -> str | None:
    for each in operation.parameters:
        said = _as_typed(each["schema"], filled.get(each["name"], ""))
        if each["in"] == "path" and (wrong := fault(each["schema"], said)):
            return f"{each['name']}: {wrong}"
    return None


def wrong_with_headers(operation: Operation, headers: Mapping[str, str]) -> str | None:
    sent = {name.lower(): value for name, value in headers.items()}
    for each in operation.parameters:
        name = each["name"].lower()
        if each["in"] == "header" and name in sent:
            # The house reads a version generously: blanks around it, quotes or none.
            value = sent[name].strip() if name == "if-match" else sent[name]
            if wrong := fault(each["schema"], value):
                return f"{name}: {wrong}"
    return None


def wrong_with_body(operation: Operation, text: str | None) -> str | None:
    schema = operation.body_schema
    if schema is None:
        return None
    if not text:
        return "a body is missing" if operation.said["requestBody"]["required"] else None
    try:
        content = in_snake_case(json.loads(text, parse_constant=_no_constant))
        text.encode()
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    # Blanks around a text are taken off before it is looked at.
    first = fault(schema, content)
    return first if first and fault(schema, stripped(content)) else None


def snake(name: str) -> str:
    return CAMEL.sub(r"_\1", name).lower()


def in_snake_case(value: Any) -> Any:
    match value:
        case dict():
            return {snake(name): in_snake_case(each) for name, each in value.items()}
        case list():
            return [in_snake_case(each) for each in value]
        case _:
            return value


def stripped(value: Any) -> Any:
    match value:
        case dict():
            return {name: stripped(each) for name, each in value.items()}
        case list():
            return [stripped(each) for each in value]
        case str():
            return value.strip()
        case _:
            return value


def _as_typed(schema: dict[str, Any], text: str) -> Any:
    if schema.get("type") == "integer":
        try:
            return int(text)
        except ValueError:
            return text
    if schema.get("type") == "boolean":
        return WORDS_FOR_YES_AND_NO.get(text.lower(), text)
    return text


YES, NO = ("true", "t", "yes", "y", "on", "1"), ("false", "f", "no", "n", "off", "0")
WORDS_FOR_YES_AND_NO = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
"""As the validator reads them in an address."""


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")


# -- answers ---------------------------------------------------------------------------------------------------


def wrong_with_answer(operation: Operation, status: int, text: str, headers: Mapping[str, str]) -> str | None:
    """Why an answer is not what the document says for its status."""
    answers = operation.said["responses"]
    if str(status) not in answers:
        return f"status {status} is not in the document"
    return wrong_with_response(resolved(answers[str(status)]), text, headers)


def wrong_with_response(response: dict[str, Any], text: str, headers: Mapping[str, str]) -> str | None:
    sent = {name.lower(): value for name, value in headers.items()}
    for name, header in response.get("headers", {}).items():
        if name.lower() in sent and (wrong := fault(resolved(header)["schema"], sent[name.lower()])):
            return f"header {name}: {wrong}"
    undocumented = {"etag", "x-next-cursor", "retry-after"} & sent.keys() - {
        each.lower() for each in response.get("headers", {})
    }
    if undocumented:
        return f"headers {undocumented} are not in the document"
    if "content" not in response:
        return f"a body where there should be none: {text[:80]}" if text else None
    kind = sent.get("content-type", "").partition(";")[0]
    media = response["content"].get(kind)
    if media is None:
        return f"content type {sent.get('content-type')} instead of {' or '.join(response['content'])}"
    if kind != "application/json":
        return None
    try:
        content = json.loads(text)
    except ValueError as error:
        return f"the answer is not JSON: {error}"
    if wrong := fault(media["schema"], content):
        return wrong
    if "etag" in sent and sent["etag"] != f'"{content["version"]}"':
        return f"ETag {sent['etag']} beside version {content['version']}"
    return None
