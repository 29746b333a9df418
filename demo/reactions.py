"""What the workers behind the bus do with an event, done in process: the demo's past has been worked off."""

from __future__ import annotations

import json

from rapport.activity import noting
from rapport.activity.events import OrderHeard
from rapport.kernel import keys, outbox
from rapport.kernel.clock import from_stamp
from rapport.kernel.outbox import Row
from rapport.kernel.table import Table

PAGE = 500


def worked_off(table: Table) -> None:
    """Every row of the outbox, which is empty afterwards."""
    for shard in range(keys.OUTBOX_SHARDS):
        after: str | None = None
        while True:
            page = table.query(keys.outbox_partition(shard), limit=PAGE, after=after)
            rows = [outbox.row(item) for item in page.items]
            for row in rows:
                _react(table, row)
            table.delete_many(row.key for row in rows)
            after = page.after
            if after is None:
                break


def _react(table: Table, row: Row) -> None:
    if row.type in noting.TITLES:
        heard = OrderHeard.read(json.loads(row.detail))
        noting.order_event(table, heard, from_stamp(row.recorded_at))
