"""Everything that happened with a customer, newest first, read as one: interactions stand under their own sort keys,
everything else under ACTIVITY, and both sort by instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.kernel import keys, stretches
from rapport.kernel.stretches import Placed
from rapport.kernel.table import Table


def newest(
    table: Table, customer_ids: Sequence[str], limit: int, after: str | None, since: datetime | None = None
) -> tuple[list[Placed], str | None]:
    ranges = (
        (keys.ACTIVITY, keys.activities_since(since) if since else keys.ACTIVITIES),
        (keys.INTERACTION, keys.interactions_since(since) if since else keys.INTERACTIONS),
    )
    return stretches.newest(table, map(keys.partition, customer_ids), ranges, limit, after)
