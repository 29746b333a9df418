"""What was sent: read exactly, or refused by name."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from rapport.kernel.errors import NotUnderstood, TooLarge, invalid

MOST_BYTES = 256 * 1024
"""Files apart, no request of ours is longer."""

FILES: Mapping[tuple[str, str], int] = {("POST", "/cdm/customers/import"): 5 * 1024 * 1024}
"""Routes that take a file as their body, read as bytes and by themselves; and how large it may be."""

DEEPEST = 20
CAMEL = re.compile(r"(?<=[a-z0-9])([A-Z])")


def read_json(text: str) -> dict[str, Any]:
    """The object that every body of ours is; the framework would take a list's first element for it."""
    content = exact_json(text)
    if not isinstance(content, dict):
        raise NotUnderstood("the body must be a JSON object")
    if "\\u" in text:
        for name, value in content.items():
            _sayable(name, value)
    return content


def exact_json(text: str) -> Any:
    """JSON as it stands: numbers stay exact, `NaN` and `Infinity` are not JSON, depth has an end."""
    if not text:
        raise NotUnderstood("a JSON body is needed")
    try:
        content = json.loads(text, parse_float=_exact, parse_constant=_no_constant)
    except RecursionError:
        raise NotUnderstood("the JSON body is nested too deeply") from None
    except ValueError as error:
        raise NotUnderstood(f"the body is not JSON: {error}") from None
    if _depth(content) > DEEPEST:
        raise NotUnderstood("the JSON body is nested too deeply")
    return content


def text_of(event: Mapping[str, Any]) -> str:
    """The body as text, whatever the gateway did to it."""
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        try:
            body = base64.b64decode(body, validate=True).decode()
        except ValueError:
            raise NotUnderstood("the body is not UTF-8 text") from None
    try:
        size = len(body.encode())
    except UnicodeEncodeError:
        raise NotUnderstood("the body is not UTF-8 text") from None
    if size > MOST_BYTES:
        raise TooLarge(f"the body is over {MOST_BYTES // 1024} KB")
    return str(body)


def bytes_of(event: Mapping[str, Any], most: int) -> bytes:
    """The body as it was sent, whatever the gateway did to it."""
    body = event.get("body") or ""
    try:
        content = (
            base64.b64decode(body, validate=True)
            if event.get("isBase64Encoded")
            # Half a sign is no text, but it was sent: whoever reads the file says what is wrong with it.
            else body.encode("utf-8", "surrogatepass")
        )
    except ValueError:
        raise NotUnderstood("the body is not what the gateway says it is") from None
    if len(content) > most:
        raise TooLarge(f"the file is over {most // 1024 // 1024} MB: upload it, or split it")
    return content


def json_instead_of_a_file(content: bytes) -> dict[str, Any]:
    """What stands where a file could: as short, and as exactly read, as any other body of ours."""
    if len(content) > MOST_BYTES:
        raise TooLarge(f"the body is over {MOST_BYTES // 1024} KB")
    try:
        return read_json(content.decode())
    except UnicodeDecodeError:
        raise NotUnderstood("the body is not UTF-8 text") from None


def in_snake_case[V](parameters: Mapping[str, V] | None) -> dict[str, V]:
    """Names are taken in both spellings: `customerType` and `customer_type`."""
    return {CAMEL.sub(r"_\1", name).lower(): value for name, value in (parameters or {}).items()}


def _sayable(name: str, value: Any) -> None:
    """Half a sign (a lone surrogate) is JSON, but no text: it could neither be stored nor answered."""
    try:
        json.dumps([name, value], ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        raise invalid(ascii(name)[1:-1], "is not Unicode text") from None


def _exact(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent beyond even Decimal's reach
        raise ValueError(f"{text[:20]} is out of range") from None
    # 1e400 is a number to JSON and nonsense to a shop; as a float it would be infinite, as text a megabyte.
    if number.adjusted() > 30 or number.adjusted() < -30:
        raise ValueError(f"{text[:20]} is out of range")
    return number


def _no_constant(text: str) -> Any:
    raise ValueError(f"{text} is not JSON")


def _depth(content: Any) -> int:
    deepest = 0
    level = [content]
    while level:
        deepest += 1
        if deepest > DEEPEST:
            break
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
        ]
    return deepest
