"""The outbox: an event is written in the transaction of the change it tells, and published afterwards.

The table's stream publishes within a second; the sweeper publishes whatever the stream left, within two
minutes, even with the stream dead. A row goes only when the bus has said yes to it; said twice, the computed
ids of its effects make it once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.events import Event
from rapport.kernel.table import Absent, Item, Key, Put, Range, Table

BATCH = 10
"""PutEvents takes ten entries."""
GRACE = timedelta(seconds=30)
"""The sweeper leaves younger rows to the stream, so that they usually go out once, not twice."""
PAGE = 100


@dataclass(frozen=True)
class Row:
    key: Key
    type: str
    detail: str
    recorded_at: str


class Bus(Protocol):
    def send(self, rows: Sequence[Row]) -> list[bool]:
        """For each row, whether the bus took it."""


def written(event: Event, now: datetime) -> Put:
    item = {
        "type": event.type,
        "detail": json.dumps(event.detail(now), ensure_ascii=False, separators=(",", ":")),
        "recorded_at": stamp(now),
    }
    return Put(keys.outbox(now, event.event_id), item, when=(Absent(),), label="event")


def row(item: Item) -> Row:
    return Row(Key(item["pk"], item["sk"]), item["type"], item["detail"], item["recorded_at"])


def publish(rows: Iterable[Row], bus: Bus, table: Table) -> list[Row]:
    """Sends each row and drops those that the bus took; gives back those that it did not."""
    waiting = list(rows)
    left: list[Row] = []
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        taken = bus.send(batch)
        table.delete_many(row.key for row, ok in zip(batch, taken, strict=True) if ok)
        left += [row for row, ok in zip(batch, taken, strict=True) if not ok]
    return left


def sweep(table: Table, bus: Bus, now: datetime) -> dict[str, int]:
    """Publishes every row older than the grace. Reads what was left behind, and nothing else."""
    until = Range(end=stamp(now - GRACE))
    published = failed = 0
    for shard in range(keys.OUTBOX_SHARDS):
        after: str | None = None
        while True:
            page = table.query(keys.outbox_partition(shard), until, limit=PAGE, after=after)
            rows = [row(item) for item in page.items]
            left = publish(rows, bus, table)
            published += len(rows) - len(left)
            failed += len(left)
            after = page.after
            if after is None:
                break
    return {"published": published, "failed": failed}


class EventBridge:
    """The bus. PutEvents answers 200 with some entries refused, so every entry's own answer is read."""

    def __init__(self, client: Any, bus_name: str, source: str) -> None:
        self._client = client
        self._bus_name = bus_name
        self._source = source

    def send(self, rows: Sequence[Row]) -> list[bool]:
        entries = [
            {
                "EventBusName": self._bus_name,
                "Source": self._source,
                "DetailType": row.type,
                "Detail": row.detail,
                "Time": row.recorded_at,
            }
            for row in rows
        ]
        answer = self._client.put_events(Entries=entries)
        return ["ErrorCode" not in entry for entry in answer["Entries"]]
