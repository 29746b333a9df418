"""What the workers behind the bus do with an event, done in process: the demo's past has been worked off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from rapport.activity import noting
from rapport.activity.events import OrderHeard
from rapport.kernel import keys, outbox
from rapport.kernel.caller import system
from rapport.kernel.clock import SetClock, from_stamp
from rapport.kernel.outbox import Row
from rapport.kernel.shop import Shop
from rapport.kernel.table import Table
from rapport.kernel.work import perform
from rapport.replenishment.recomputing import recompute

PAGE = 500


def worked_off(shop: Shop) -> None:
    """Every row of the outbox, which is empty afterwards."""
    table = shop.table
    last_heard: dict[str, datetime] = {}
    for shard in range(keys.OUTBOX_SHARDS):
        after: str | None = None
        while True:
            page = table.query(keys.outbox_partition(shard), limit=PAGE, after=after)
            rows = [outbox.row(item) for item in page.items]
            for row in rows:
                if (heard := _react(table, row)) is not None:
                    before = last_heard.get(heard.customer_id, heard.recorded_at)
                    last_heard[heard.customer_id] = max(before, heard.recorded_at)
            table.delete_many(row.key for row in rows)
            after = page.after
            if after is None:
                break

    _households(shop, last_heard)


def _react(table: Table, row: Row) -> OrderHeard | None:
    if row.type not in noting.TITLES:
        return None
    heard = OrderHeard.read(json.loads(row.detail))
    noting.order_event(table, heard, from_stamp(row.recorded_at))
    return heard


def _households(shop: Shop, last_heard: Mapping[str, datetime]) -> None:
    """Each is looked at once, at the moment of their last news: what came before would be overwritten by it."""
    clock = shop.clock
    assert isinstance(clock, SetClock), "a made-up past needs a clock that can be set"
    for customer_id, moment in sorted(last_heard.items(), key=lambda each: (each[1], each[0])):
        clock.set(moment)
        perform(shop, system("replenishment"), partial(recompute, customer_id=customer_id))
