"""Everything that happened with a customer, newest first, read as one.

Interactions stand under their own sort keys, everything else under ACTIVITY; both sort by instant, so what happened
is two stretches merged. A place in the order is the instant and id of a record: a place in both stretches.
"""

from __future__ import annotations

from datetime import datetime
from heapq import merge

from rapport.kernel import keys
from rapport.kernel.table import Item, Table

type Placed = tuple[str, Item]


def newest(
    table: Table, customer_id: str, limit: int, after: str | None, since: datetime | None = None
) -> tuple[list[Placed], str | None]:
    ranges = (
        (keys.ACTIVITY, keys.activities_since(since) if since else keys.ACTIVITIES),
        (keys.INTERACTION, keys.interactions_since(since) if since else keys.INTERACTIONS),
    )
    stretches: list[list[Placed]] = []
    known_from = ""
    for prefix, within in ranges:
        cursor = prefix + after if after else None
        found = table.query(keys.partition(customer_id), within, newest_first=True, limit=limit + 1, after=cursor)
        stretches.append([(item["sk"].removeprefix(prefix), item) for item in found.items])
        if found.after is not None:
            # Long notes end a page early: what lies below its end may still be missing from this stretch.
            known_from = max(known_from, found.after.removeprefix(prefix))
    merged = list(merge(*stretches, key=lambda each: each[0], reverse=True))
    shown = [each for each in merged[:limit] if each[0] >= known_from]
    more = known_from != "" or len(merged) > len(shown)
    return shown, shown[-1][0] if more and shown else None
