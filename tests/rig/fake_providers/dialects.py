"""How each provider reads a message and says yes or no. Shapes of requests and errors as in botocore's service models,
and for the gateway as in docs/providers.md."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from rapport.messaging.providers import email_tags


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dialect:
    name: str
    content: Callable[[bytes], Any]
    """What a request's body says."""
    key: Callable[[Any], str]
    """Our message's id, wherever it stands in it."""
    accepted: Callable[[str], Reply]
    error: Callable[..., Reply]
    """Of a status, the error's name, its text and further fields."""
    throttling: str
    forbidden: str
    refusal: tuple[int, str]


def _json(status: int, said: Mapping[str, Any], **headers: str) -> Reply:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(said).encode(), {"Content-Type": "application/json"} | names)


def _typed_error(status: int, code: str, text: str = "", **fields: Any) -> Reply:
    return _json(status, {"__type": code, "Message": text, **fields})


def _header_error(status: int, code: str, text: str = "", **fields: Any) -> Reply:
    return _json(status, {"message": text, **fields}, x_amzn_ErrorType=code)


def _xml_error(status: int, code: str, text: str = "", **_: Any) -> Reply:
    said = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{escape(text)}</Message></Error>"
    body = f"<ErrorResponse>{said}<RequestId>r</RequestId></ErrorResponse>"
    return Reply(status, body.encode(), {"Content-Type": "text/xml"})


def _published(reference: str) -> Reply:
    result = f"<PublishResult><MessageId>{reference}</MessageId></PublishResult>"
    body = f"<PublishResponse>{result}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishResponse>"
    return Reply(200, body.encode(), {"Content-Type": "text/xml"})


def _form(body: bytes) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}


def _published_key(form: dict[str, str]) -> str:
    """An SMS has no place for it, so these tests write it into the words."""
    return str(json.loads(form["Message"])["default"]) if form.get("MessageStructure") == "json" else form["Message"]


def _whatsapp(body: bytes) -> Any:
    request = json.loads(body)
    return request | {"message": json.loads(base64.b64decode(request["message"]))}


def _gateway_error(status: int, code: str, text: str = "", **fields: Any) -> Reply:
    return _json(status, {"error": code, **fields})


AWS_SMS = Dialect(
    "pinpoint-sms-voice-v2",
    json.loads,
    lambda said: str(said["Context"]["message_id"]),
    lambda reference: _json(200, {"MessageId": reference}),
    _typed_error,
    throttling="ThrottlingException",
    forbidden="AccessDeniedException",
    refusal=(400, "ValidationException"),
)
SNS = Dialect(
    "sns",
    _form,
    _published_key,
    _published,
    _xml_error,
    throttling="Throttled",
    forbidden="AuthorizationError",
    refusal=(400, "InvalidParameter"),
)
SES = Dialect(
    "sesv2",
    json.loads,
    lambda said: email_tags.message_of(said["EmailTags"][0]["Value"]),
    lambda reference: _json(200, {"MessageId": reference}),
    _header_error,
    throttling="TooManyRequestsException",
    forbidden="AccessDeniedException",
    refusal=(400, "MessageRejected"),
)
WHATSAPP = Dialect(
    "socialmessaging",
    _whatsapp,
    lambda said: str(said["message"]["biz_opaque_callback_data"]),
    lambda reference: _json(200, {"messageId": reference}),
    _header_error,
    throttling="ThrottledRequestException",
    forbidden="AccessDeniedException",
    refusal=(400, "InvalidParametersException"),
)
GATEWAY = Dialect(
    "gateway",
    json.loads,
    lambda said: str(said["reference"]),
    lambda reference: _json(202, {"id": reference}),
    _gateway_error,
    throttling="slow_down",
    forbidden="unauthorized",
    refusal=(422, "content"),
)
