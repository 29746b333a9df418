"""A door: one function's routes, opened to callers.

`opened(app)` gives the Lambda handler. It refuses to start if a route has no row in the table of roles, lets in
only who may come in, and turns every refusal into the one shape. Inside a route, `request.look()` is the piece of
work that reads, and `reply.write()` performs one that changes something.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rapport.kernel import shop as shops
from rapport.kernel.answers import Once
from rapport.kernel.caller import Caller
from rapport.kernel.errors import Busy, Detail, NotAcceptable, NotAllowed, NotFound, Refusal
from rapport.kernel.http import bodies
from rapport.kernel.http.powertools import APIGatewayHttpResolver, RequestValidationError, Response, Route
from rapport.kernel.http.refusals import error, invalid_fields, refused
from rapport.kernel.http.request import Request, begin
from rapport.kernel.http.roles import PUBLIC, ROUTES
from rapport.kernel.http.token import Callers, Issuer
from rapport.kernel.log import logger
from rapport.kernel.shop import Shop
from rapport.kernel.table import TooBusy

type Handler = Callable[[dict[str, Any], Any], dict[str, Any]]

FILE = "file"
"""Where a body that is a file stands in the event, until its request has it."""


def opened(app: APIGatewayHttpResolver, *, any_query: bool = False) -> Handler:
    """With `any_query` the door minds no query: what it answers reads its own."""
    routes = _routes(app)
    missing = [f"{method} {path}" for method, path, _ in routes if (method, path) not in ROUTES]
    if missing:
        raise RuntimeError(f"no row in the table of roles for {', '.join(missing)}")
    successes = {(route.method, route.path): route.status_code for route in _registered(app)}
    callers = Callers(Issuer(os.environ.get("TOKEN_ISSUER", ""), os.environ.get("TOKEN_CLIENT", "")))
    if not any_query:
        app.use([_known_query])
    app.exception_handler(Refusal)(_refused)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(TooBusy)(_too_busy)
    app.exception_handler(Exception)(_failed)

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        http = event["requestContext"]["http"]
        try:
            route = _route(routes, http["method"], http["path"])
            event = _read(event, route)
            begin(replace(_admitted(event, route, callers, shops.from_environment()), success=successes[route]))
        except Refusal as refusal:
            return _plain(_refused(refusal))
        except TooBusy as busy:
            return _plain(_too_busy(busy))
        except Exception as failure:
            return _plain(_failed(failure))
        answer: dict[str, Any] = app.resolve(event, context)
        # Powertools reads an empty body as None, which is no text: MiniStack breaks off at it.
        return answer | {"body": answer["body"] or ""}

    return handler


def _routes(app: APIGatewayHttpResolver) -> list[tuple[str, str, Any]]:
    return [(route.method, route.path, route.rule) for route in _registered(app)]


def _registered(app: APIGatewayHttpResolver) -> list[Route]:
    return [*app._static_routes, *app._dynamic_routes]


def _route(routes: list[tuple[str, str, Any]], method: str, path: str) -> tuple[str, str]:
    others = []
    for registered, pattern, rule in routes:
        if rule.match(path):
            if registered == method:
                return registered, pattern
            others.append(registered)
    if others:
        raise MethodNotAllowed(f"{method} is not allowed here; allowed: {', '.join(sorted(others))}")
    raise NotFound("there is nothing at this address")


class MethodNotAllowed(NotFound):
    """Answered as 404 with the methods that are there: the address is known, what was asked of it is not."""

    code = "method_not_allowed"


def _read(event: dict[str, Any], route: tuple[str, str]) -> dict[str, Any]:
    """The event with its body as checked text and its query in our spelling."""
    query = bodies.in_snake_case(event.get("queryStringParameters"))
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    read: dict[str, Any] = event | {"isBase64Encoded": False, "queryStringParameters": query}
    if route in bodies.FILES:
        return read | {"headers": headers, "body": "", FILE: bodies.bytes_of(event, bodies.FILES[route])}
    return read | {
        # What is only looked at takes no body; one that comes along means nothing, as HTTP has it.
        "body": "" if event["requestContext"]["http"]["method"] == "GET" else bodies.text_of(event),
        # JSON is all that is spoken here, whatever the sender calls it (curl calls it a form).
        "headers": headers | {"content-type": "application/json"},
    }


def _admitted(event: dict[str, Any], route: tuple[str, str], callers: Callers, shop: Shop) -> Request:
    allowed = ROUTES[route]
    headers = event["headers"]
    if allowed == PUBLIC:
        return Request(shop, None, headers, None)
    context = event["requestContext"]
    claims = (context.get("authorizer") or {}).get("jwt", {}).get("claims")
    who = callers.caller(claims, shop, context["http"].get("sourceIp", ""), context.get("requestId", ""))
    if not who.roles & allowed:
        raise NotAllowed(f"{route[0]} {route[1]} is not for {', '.join(sorted(who.roles))}")
    return Request(shop, who, headers, _once(event, route, who), file=event.pop(FILE, b""))


def _once(event: dict[str, Any], route: tuple[str, str], who: Caller) -> Once | None:
    key = event["headers"].get("idempotency-key")
    if key is None or route[0] == "GET":
        return None
    if not 1 <= len(key) <= 255:
        raise NotAcceptable("invalid: Idempotency-Key", [Detail("Idempotency-Key", "must have 1 to 255 characters")])
    path = event["requestContext"]["http"]["path"]
    body = hashlib.sha256(event[FILE]).hexdigest() if FILE in event else event["body"]
    return Once(who.user_id, f"{route[0]} {path}", key, body)


def _known_query(app: APIGatewayHttpResolver, next_middleware: Any) -> Response[Any]:
    known = {parameter.alias for parameter in app.context["_route"].dependant.query_params}
    unknown = sorted(set(app.current_event.query_string_parameters or {}) - known)
    if unknown:
        allowed = ", ".join(sorted(known)) or "none"
        raise NotAcceptable(
            f"invalid: {', '.join(unknown)}",
            [Detail(name, f"is not a parameter of this route; allowed: {allowed}") for name in unknown],
        )
    answer: Response[Any] = next_middleware(app)
    return answer


def _refused(refusal: Refusal) -> Response[Any]:
    return refused(refusal)


def _invalid(failure: RequestValidationError) -> Response[Any]:
    return refused(invalid_fields(failure.errors()))


def _too_busy(busy: TooBusy) -> Response[Any]:
    return refused(Busy(str(busy)))


def _failed(failure: Exception) -> Response[Any]:
    """Our mistake: said in the log, with what is needed to mend it, and to the caller only that it happened."""
    logger().error("request failed", failure)
    return error(500, {"code": "failed", "message": "this request failed; it was noted", "details": []})


def _plain(response: Response[Any]) -> dict[str, Any]:
    headers = {"Content-Type": "application/json"} | {name: str(value) for name, value in response.headers.items()}
    return {
        "statusCode": response.status_code,
        "headers": headers,
        "body": response.body,
        "isBase64Encoded": False,
    }


logging.getLogger("aws_lambda_powertools").setLevel(logging.WARNING)
