"""A door: one function's routes, opened to callers.

`opened(app)` gives the Lambda handler. It refuses to start if a route has no row in the table of roles, lets in
only who may come in, and turns every refusal into the one shape. Inside a route, `look()` is the piece of work
that reads, and `write()` performs one that changes something, once per Idempotency-Key.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.api_gateway import Route
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestValidationError
from pydantic import BaseModel

from rapport.kernel import shop as shops
from rapport.kernel.answers import Answer, Once
from rapport.kernel.caller import Caller
from rapport.kernel.errors import Busy, Detail, NotAcceptable, NotAllowed, NotFound, NotUnderstood, Refusal
from rapport.kernel.http import bodies
from rapport.kernel.http.refusals import error, invalid_fields, refused
from rapport.kernel.http.roles import PUBLIC, ROUTES
from rapport.kernel.http.token import Callers, Issuer
from rapport.kernel.log import logger
from rapport.kernel.shop import Shop
from rapport.kernel.table import Refused, TooBusy
from rapport.kernel.work import TRIES, Work

type Handler = Callable[[dict[str, Any], Any], dict[str, Any]]


@dataclass(frozen=True)
class Request:
    shop: Shop
    caller: Caller | None
    headers: Mapping[str, str]
    once: Once | None
    success: int = 200
    """What the route says it answers when all is well; its decorator says so, and so does the document."""


_current: ContextVar[Request] = ContextVar("request")


def request() -> Request:
    return _current.get()


def shop() -> Shop:
    return request().shop


def caller() -> Caller:
    found = request().caller
    assert found is not None, "a public route asked who is calling"
    return found


def look() -> Work:
    """A piece of work that only reads."""
    return Work(shop(), caller())


def expected_version() -> int | None:
    """The version that the caller believes to change, from `If-Match`."""
    text = request().headers.get("if-match")
    if text is None or text.strip() == "*":
        return None
    number = text.strip().removeprefix("W/").strip('"')
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise NotUnderstood("If-Match must carry the version from an ETag")
    return int(number)


def write[T](doing: Callable[[Work], T], shown: Callable[[Work, T], BaseModel | None]) -> Response[Any]:
    """Performs the work and answers; the same Idempotency-Key gets the same answer and no second effect."""
    now = request()
    for _ in range(TRIES):
        work = Work(now.shop, caller())
        if now.once and (earlier := now.once.earlier(work.table, work.keyring, work.now)):
            return _response(earlier)
        record = doing(work)
        answer = _answer(shown(work, record), now.success)
        if now.once:
            work.write(now.once.remembered(answer, work.keyring, work.now))
        try:
            work.commit()
        except Refused:
            continue
        except TooBusy as busy:
            raise Busy(str(busy)) from busy
        return _response(answer)
    raise Busy("others keep changing the same record")


def write_in_parts[M: BaseModel](doing: Callable[[], M], decided: Callable[[M], bool]) -> Response[Any]:
    """For work of several transactions, each of which can be done again: the key is bound to this body before the
    first of them, and the answer is remembered after the last. An answer that is not decided yet is not kept."""
    now, work = request(), look()
    if now.once:
        with suppress(Refused):
            work.table.transact([now.once.bound(work.keyring, work.now)])
        if earlier := now.once.earlier(work.table, work.keyring, work.now):
            return _response(earlier)
    told = doing()
    answer = _answer(told, 200)
    if now.once and decided(told):
        work.table.transact([now.once.finished(answer, work.keyring, work.now)])
    return _response(answer)


def as_is[M: BaseModel](_: Work, model: M) -> M:
    """For what is kept as it is shown."""
    return model


def nothing(_: Work, __: None) -> None:
    """For what is gone."""


def file(path: Path, content_type: str) -> Response[str]:
    return Response(status_code=200, content_type=content_type, body=path.read_text("utf-8"))


def found(model: BaseModel) -> Response[Any]:
    return _response(_answer(model, 200))


def listed(models: Sequence[BaseModel], after: str | None = None) -> Response[Any]:
    """A bare array; where there is more, the cursor stands in a header."""
    headers = {"X-Next-Cursor": after} if after else {}
    body = [model.model_dump(mode="json") for model in models]
    return Response(status_code=200, content_type="application/json", body=body, headers=headers)


def _answer(model: BaseModel | None, status: int) -> Answer:
    if model is None:
        return Answer(204, None, {})
    version = getattr(model, "version", None)
    headers = {"ETag": f'"{version}"'} if version is not None else {}
    return Answer(status, model.model_dump(mode="json"), headers)


def _response(answer: Answer) -> Response[Any]:
    if answer.status == 204:
        return Response(status_code=204, body="")
    return Response(
        status_code=answer.status,
        content_type="application/json",
        body=answer.body,
        headers=dict(answer.headers),
    )


# -- opening -------------------------------------------------------------------------------------------------


def opened(app: APIGatewayHttpResolver) -> Handler:
    routes = _routes(app)
    missing = [f"{method} {path}" for method, path, _ in routes if (method, path) not in ROUTES]
    if missing:
        raise RuntimeError(f"no row in the table of roles for {', '.join(missing)}")
    successes = {(route.method, route.path): route.status_code for route in _registered(app)}
    callers = Callers(Issuer(os.environ.get("TOKEN_ISSUER", ""), os.environ.get("TOKEN_CLIENT", "")))
    app.use([_known_query])
    app.exception_handler(Refusal)(_refused)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(TooBusy)(_too_busy)
    app.exception_handler(Exception)(_failed)

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        http = event["requestContext"]["http"]
        try:
            route = _route(routes, http["method"], http["path"])
            event = _read(event)
            _current.set(replace(_admitted(event, route, callers, shops.from_environment()), success=successes[route]))
        except Refusal as refusal:
            return _plain(_refused(refusal))
        except TooBusy as busy:
            return _plain(_too_busy(busy))
        except Exception as failure:
            return _plain(_failed(failure))
        answer: dict[str, Any] = app.resolve(event, context)
        return answer

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


def _read(event: dict[str, Any]) -> dict[str, Any]:
    """The event with its body as checked text and its query in our spelling."""
    query = bodies.in_snake_case(event.get("queryStringParameters"))
    return event | {
        # What is only looked at takes no body; one that comes along means nothing, as HTTP has it.
        "body": "" if event["requestContext"]["http"]["method"] == "GET" else bodies.text_of(event),
        "isBase64Encoded": False,
        "queryStringParameters": query,
        # JSON is all that is spoken here, whatever the sender calls it (curl calls it a form).
        "headers": {name.lower(): value for name, value in (event.get("headers") or {}).items()}
        | {"content-type": "application/json"},
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
    return Request(shop, who, headers, _once(event, route, who))


def _once(event: dict[str, Any], route: tuple[str, str], who: Caller) -> Once | None:
    key = event["headers"].get("idempotency-key")
    if key is None or route[0] == "GET":
        return None
    if not 1 <= len(key) <= 255:
        raise NotAcceptable("invalid: Idempotency-Key", [Detail("Idempotency-Key", "must have 1 to 255 characters")])
    path = event["requestContext"]["http"]["path"]
    return Once(who.user_id, f"{route[0]} {path}", key, event["body"])


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


def dumped(content: Any) -> str:
    """How answers are written: Bangla as Bangla, no needless blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


logging.getLogger("aws_lambda_powertools").setLevel(logging.WARNING)
