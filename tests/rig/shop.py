"""A shop on the memory table, its clock in the test's hand, its doors opened in process."""

from __future__ import annotations

import base64
import importlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qsl, urlsplit

os.environ.setdefault("TOKEN_ISSUER", "https://issuer.example/pool")
os.environ.setdefault("TOKEN_CLIENT", "client-1")

from rapport.kernel import keys, objects, sqs
from rapport.kernel import shop as shops
from rapport.kernel.caller import Caller, Reach, Role
from rapport.kernel.clock import SetClock
from rapport.kernel.http.roles import ROUTES
from rapport.kernel.objects import MemoryObjects
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work

NOON = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
"""Noon in Dhaka, on a Tuesday."""

DOORS = {
    "planning_api": (
        "/crm/automation/tasks/generate",
        "/crm-automation/generate-call-tasks",
        "/crm/automation/team/",
    ),
    "calls_api": (
        "/crm/automation/tasks",
        "/crm-automation/call-task",
        "/crm/automation/agent/",
        "/crm-automation/agent-performance",
    ),
    "intelligence_api": ("/crm/automation/intelligence/", "/crm/automation/customers/"),
    "offers_api": (
        "/crm/automation/recommendation",
        "/crm-automation/recommendations/",
        "/crm/automation/consumption-profiles",
        "/crm/automation/reminders",
    ),
    "messaging_api": ("/crm/automation/templates",),
    "campaigns_api": (
        "/crm/automation/campaigns",
        "/crm-automation/campaign",
        "/crm/automation/offer-calendar/",
    ),
    "webhooks_api": ("/webhooks/", "/u/"),
    "console": ("/assets/", "/admin", "/sign-in.json"),
    "public_api": ("/health", "/openapi.json", "/docs"),
    "ops_api": ("/ops/messages", "/ops/providers", "/ops/dead-letters"),
    "house_api": ("/me", "/audit", "/ops/", "/api/config"),
    "team_api": ("/crm/automation/agents",),
    "activity_api": ("/cdm/interaction", "/crm/automation/engagement", "/crm-automation/engagement"),
    "insight_api": (
        "/cdm/customer360",
        "/cdm/behavior/",
        "/cdm/dropoff",
        "/cdm/upcoming-events",
        "/cdm/segments/",
        "/crm/insights/",
    ),
    "cases_api": ("/cases", "/surveys/", "/s/"),
    "catalog_api": ("/catalog/",),
    "orders_api": ("/orders", "/carts/"),
    "records_api": (
        "/cdm/customers/import",
        "/cdm/customers/duplicates",
        "/cdm/imports",
        "/cdm/customers/exports",
        "/cdm/exports/",
        "/privacy/",
    ),
    "customers_api": ("/cdm/",),
}


KEPT_CLEAN = ("/export", "/erase", "/hold", "/merge", "/unmerge", "/distinct")
"""What the records door does with one customer."""


class PlainDataKeys:
    """Stands in for KMS: wrapping is reversing."""

    def generate(self) -> tuple[bytes, bytes]:
        key = secrets.token_bytes(32)
        return key, key[::-1]

    def unwrap(self, wrapped: bytes) -> bytes:
        return wrapped[::-1]


@dataclass
class Answer:
    status: int
    body: Any
    headers: dict[str, str]
    text: str


@dataclass
class QueueOfTasks:
    """Stands in for the queue of the back room."""

    bodies: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def put(self, bodies: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.bodies += bodies


def queued(body: str) -> dict[str, Any]:
    return {"Records": [{"messageId": "1", "body": body, "attributes": {"ApproximateReceiveCount": "1"}}]}


@dataclass
class TestShop:
    __test__ = False

    clock: SetClock = field(default_factory=lambda: SetClock(NOON))
    table: MemoryTable = field(default_factory=lambda: MemoryTable(keys.INDEXES))
    files: MemoryObjects = field(default_factory=MemoryObjects)
    queue: QueueOfTasks = field(default_factory=QueueOfTasks)
    shop: Shop = field(init=False)

    def __post_init__(self) -> None:
        self.shop = Shop(self.table, self.clock, DHAKA, PlainDataKeys())

    def work(self, caller: Caller | None = None) -> Work:
        return Work(self.shop, caller or ADMIN)

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        role: str | None = "admin",
        user: str | None = None,
        headers: Mapping[str, str] | None = None,
        raw: str | None = None,
        file: bytes | None = None,
        claims: Mapping[str, Any] | None = None,
    ) -> Answer:
        """Through the door, as the gateway would: the whole handler, without a network."""
        text = raw if raw is not None else (json.dumps(body) if body is not None else None)
        event = http_event(method, path, text, headers or {})
        if file is not None:
            event |= {"body": base64.b64encode(file).decode(), "isBase64Encoded": True}
            event["headers"] = {"content-type": "application/octet-stream", **(headers or {})}
        if claims is not None:
            event["requestContext"]["authorizer"] = {"jwt": {"claims": dict(claims)}}
        elif role is not None:
            event["requestContext"]["authorizer"] = {"jwt": {"claims": self.claims(role, user)}}
        with self.open():
            answer = door(path)(event, LambdaContext())
        read = answer["body"]
        content = json.loads(read) if read.startswith(("{", "[", '"')) else None
        sent: dict[str, str] = dict(answer.get("headers", {}))
        for name, values in answer.get("multiValueHeaders", {}).items():
            sent[name] = ",".join(values)
        return Answer(answer["statusCode"], content, sent, read)

    @contextmanager
    def open(self) -> Iterator[None]:
        """This is the shop that functions find, with its files and the queue of its back room."""
        named = sqs.named
        with (
            patch.object(shops, "from_environment", lambda: self.shop),
            patch.object(objects, "files", lambda: self.files),
            patch.object(sqs, "named", lambda name: self.queue if name == sqs.RECORDS else named(name)),
        ):
            yield

    def worked_off(self) -> int:
        """Everything that lies in the queue of the back room, and whatever that brings about; how many tasks."""
        done = 0
        while self.queue.bodies:
            self.worked_off_once()
            done += 1
        return done

    def worked_off_once(self) -> None:
        """The task that has waited longest."""
        from functions.records_worker.app import lambda_handler

        body = self.queue.bodies.pop(0)
        with self.open():
            answer = lambda_handler(queued(body), AWhile())
        if answer["batchItemFailures"]:
            self.queue.failed.append(body)

    def claims(self, role: str, user: str | None = None) -> dict[str, Any]:
        return {
            "sub": user or f"user-{role.replace('_', '-')}",
            "cognito:groups": f"[{role}]",
            "token_use": "access",
            "iss": os.environ["TOKEN_ISSUER"],
            "client_id": os.environ["TOKEN_CLIENT"],
            "exp": str(int(self.clock.now().timestamp()) + 900),
        }


ADMIN = Caller("user-admin", frozenset({Role.ADMIN}), Reach.ALL)


class LambdaContext:
    function_name = "door"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-west-1:000000000000:function:door"
    aws_request_id = "request-1"

    def get_remaining_time_in_millis(self) -> int:
        return 30_000


class AWhile(LambdaContext):
    """Of a worker's five minutes most is left."""

    def get_remaining_time_in_millis(self) -> int:
        return 290_000


def door(path: str) -> Any:
    return importlib.import_module(f"functions.{door_name(path)}.app").lambda_handler


def door_name(path: str) -> str:
    """Which function the gateway would choose: the most specific route first."""
    bare = urlsplit(path).path
    if bare == "/":
        return "console"
    if bare.startswith("/cdm/customers/") and bare.endswith("/orders") and bare.count("/") == 4:
        return "orders_api"
    if bare.startswith("/cdm/customers/") and bare.endswith("/cases") and bare.count("/") == 4:
        return "cases_api"
    if bare.startswith("/cdm/customers/") and bare.endswith("/timeline") and bare.count("/") == 4:
        return "activity_api"
    if bare.startswith("/cdm/customers/") and bare.endswith(KEPT_CLEAN) and bare.count("/") == 4:
        return "records_api"
    if bare.startswith("/cdm/customers/") and bare.endswith("/why") and bare.count("/") == 4:
        return "intelligence_api"
    return next(name for name, prefixes in DOORS.items() if bare.startswith(prefixes))


def http_event(method: str, path: str, body: str | None, headers: Mapping[str, str]) -> dict[str, Any]:
    parts = urlsplit(path)
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": f"{method} {parts.path}",
        "rawPath": parts.path,
        "rawQueryString": parts.query,
        "headers": {"content-type": "application/json", **headers} if body is not None else dict(headers),
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "api",
            "requestId": "request-1",
            "stage": "$default",
            "http": {
                "method": method,
                "path": parts.path,
                "protocol": "HTTP/1.1",
                "sourceIp": "192.0.2.1",
                "userAgent": "test",
            },
        },
        "isBase64Encoded": False,
    }
    query: dict[str, str] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        query[name] = f"{query[name]},{value}" if name in query else value
    if query:
        event["queryStringParameters"] = query
    if body is not None:
        event["body"] = body
    return event


__all__ = ["ADMIN", "NOON", "ROUTES", "Answer", "TestShop", "door", "door_name", "http_event"]
