"""A bus in the test's hand: it writes down what it took and when, and refuses what it is told to refuse."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rapport.kernel import aws
from rapport.kernel.clock import Clock
from rapport.kernel.table import Item
from tests.promises.surface import in_the_environment
from tests.rig.shop import LambdaContext, TestShop

BUS = "the-bus"
BUCKET = "the-seals"


class BusDown(Exception):
    """PutEvents failed as a whole."""


@dataclass(frozen=True)
class Taken:
    at: datetime
    detail: dict[str, Any]

    @property
    def event_id(self) -> str:
        return str(self.detail["event_id"])


@dataclass
class BusInMind:
    """Speaks as EventBridge's client does: 200 with the refused entries marked, in the order they were sent."""

    clock: Clock
    refuses: Callable[[dict[str, Any]], bool] = lambda _: False
    down: Callable[[], bool] = lambda: False
    taken: list[Taken] = field(default_factory=list)

    def put_events(self, Entries: Sequence[dict[str, Any]]) -> dict[str, Any]:  # noqa: N803 - as AWS spells it
        assert 1 <= len(Entries) <= 10, "PutEvents takes one to ten entries"
        if self.down():
            raise BusDown
        answers = []
        for entry in Entries:
            assert entry["EventBusName"] == BUS
            if self.refuses(entry):
                answers.append({"ErrorCode": "ThrottlingException", "ErrorMessage": "slow down"})
                continue
            self.taken.append(Taken(self.clock.now(), json.loads(entry["Detail"])))
            answers.append({"EventId": str(len(self.taken))})
        return {"FailedEntryCount": sum("ErrorCode" in each for each in answers), "Entries": answers}


class NoSuchKey(Exception):
    """As S3's client names it."""


@dataclass
class BucketInMind:
    """Speaks as S3's client does, as far as seals need it."""

    objects: dict[str, bytes] = field(default_factory=dict)

    class exceptions:  # noqa: N801 - as botocore spells it
        NoSuchKey = NoSuchKey

    def put_object(self, Bucket: str, Key: str, Body: bytes, ContentType: str) -> None:  # noqa: N803
        assert (Bucket, ContentType) == (BUCKET, "application/json")
        self.objects[Key] = Body

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        assert Bucket == BUCKET
        if Key not in self.objects:
            raise NoSuchKey
        return {"Body": io.BytesIO(self.objects[Key])}


@contextmanager
def running(shop: TestShop, bus: BusInMind, bucket: BucketInMind | None = None) -> Iterator[None]:
    """Functions that no door opens find this shop, this bus and this bucket."""
    clients = {"events": bus, "s3": bucket or BucketInMind()}
    client, environment = aws.client, dict(os.environ)
    os.environ |= {"EVENT_BUS": BUS, "SEALS_BUCKET": BUCKET}
    aws.client = lambda service: clients[service]  # type: ignore[assignment]
    try:
        with in_the_environment(shop):
            yield
    finally:
        aws.client = client
        for name in ("EVENT_BUS", "SEALS_BUCKET"):
            os.environ.pop(name)
            os.environ |= {name: environment[name]} if name in environment else {}


def sweep() -> None:
    from functions.outbox_sweeper import app

    app.lambda_handler({}, LambdaContext())


def publish(rows: Sequence[Item]) -> list[str]:
    """The stream shows these rows to the publisher; gives the sequence numbers that it reports as failed."""
    from functions.outbox_publisher import app

    records = [
        {
            "eventName": "INSERT",
            "dynamodb": {
                "SequenceNumber": str(number),
                "NewImage": {name: {"S": value} for name, value in row.items()},
            },
        }
        for number, row in enumerate(rows)
    ]
    answer = app.lambda_handler({"Records": records}, LambdaContext())
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def hear(detail: dict[str, Any]) -> None:
    """The bus delivers an order's event to its reactor."""
    from functions.order_activity_worker import app

    app.lambda_handler({"detail": detail}, LambdaContext())


def waiting(shop: TestShop) -> list[Item]:
    """The rows that lie in the outbox."""
    return [item for key, item in shop.table.everything().items() if key.pk.startswith("OUTBOX#")]
