"""A band of last-order days, read most valuable first by whichever way is cheaper.

The counters know how many stand in the band. Up to 2,000 are read as keys and sorted; a larger one is found by
walking the value index from the top, looking at keys alone, until the page is full.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rapport.kernel import keys
from rapport.kernel.caller import Reach
from rapport.kernel.keys import Place
from rapport.kernel.table import Index, Range, Table
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

SORTED_WHOLE = 2000
MOST_KEYS = 1000
"""Keys looked at for one page of a walk; a page can be short, and its cursor goes on."""

type Wanted = Callable[[Place], bool]


@dataclass(frozen=True)
class Band:
    """Customers whose last order was between two days, both included; `never` for those without any."""

    earliest: date = date.min
    latest: date = date.max
    never: bool = False
    """Those who never ordered, instead of those who did."""
    everyone: bool = False

    def holds(self, place: Place) -> bool:
        if self.everyone:
            return True
        if place.last is None:
            return self.never
        return not self.never and self.earliest <= place.last <= self.latest

    @property
    def within(self) -> Range:
        if self.everyone:
            return Range()
        if self.never:
            return Range.beginning(keys.NEVER)
        # No order is older than 1990; the day of those who never ordered sorts before it.
        return Range(max(self.earliest, date(1990, 1, 1)).isoformat(), self.latest.isoformat() + "#\U0010ffff")


def page_by_value(
    work: Work, band: Band, limit: int, after: str | None, wanted: Wanted | None = None, agent: str | None = None
) -> tuple[list[str], str | None]:
    """Ids, most valuable first, and the place to go on from."""
    index, partitions = _places(work, agent)
    small = index is keys.AGENT or (not band.everyone and size(work.table, band) <= SORTED_WHOLE)
    if small:
        return _sorted_page(work, index, partitions, band, limit, after, wanted)
    return _walked_page(work, band, limit, after, wanted)


def page_by_recency(
    work: Work, band: Band, limit: int, after: str | None, wanted: Wanted | None = None, agent: str | None = None
) -> tuple[list[str], str | None]:
    """Ids, latest order first."""
    index, partitions = _places(work, agent)
    entries = walk(work.table, partitions, band.within, index=index, page=limit + 1, newest_first=True, after=after)
    found, place = [], after
    for seen, (place, _) in enumerate(entries, start=1):
        read = keys.read_recency(place)
        if band.holds(read) and (wanted is None or wanted(read)):
            found.append(read.customer_id)
        if len(found) == limit or seen == MOST_KEYS:
            return found, place if next(entries, None) else None
    return found, None


def size(table: Table, band: Band) -> int:
    """How many customers stand in the band, from the counters."""
    within = band.within
    total = 0
    for shard in range(keys.COUNT_SHARDS):
        page = table.query(keys.count_cell(shard, "").pk, Range(within.start, (within.end or "")[:10]), limit=1000)
        for item in page.items:
            total += sum(count for name, count in item.items() if name.endswith("_n"))
        if page.after or total > SORTED_WHOLE:
            return max(total, SORTED_WHOLE + 1)
    return total


def _sorted_page(
    work: Work, index: Index, partitions: list[str], band: Band, limit: int, after: str | None, wanted: Wanted | None
) -> tuple[list[str], str | None]:
    entries = walk(work.table, partitions, band.within, index=index, page=SORTED_WHOLE)
    read = [keys.read_recency(place) for place, _ in entries]
    held = [place for place in read if band.holds(place) and (wanted is None or wanted(place))]
    ranked = sorted((_rank(place) for place in held), reverse=True)
    rest = [rank for rank in ranked if after is None or rank < after]
    found = [rank.split("#", 3)[3] for rank in rest[:limit]]
    return found, rest[limit - 1] if len(rest) > limit else None


def _walked_page(
    work: Work, band: Band, limit: int, after: str | None, wanted: Wanted | None
) -> tuple[list[str], str | None]:
    partitions = [keys.value_partition(shard) for shard in range(keys.WALK_SHARDS)]
    entries = walk(work.table, partitions, Range(), index=keys.VALUE, page=limit + 1, newest_first=True, after=after)
    found: list[str] = []
    place = after
    for seen, (place, _) in enumerate(entries, start=1):
        read = keys.read_value(place)
        if band.holds(read) and (wanted is None or wanted(read)):
            found.append(read.customer_id)
        if len(found) == limit or seen == MOST_KEYS:
            return found, place if next(entries, None) else None
    return found, None


def _rank(place: Place) -> str:
    """The very key that the value index would have, so that both ways hand out the same cursor."""
    return keys.value(place.customer_id, place.last, place.spend, place.orders)[1]


def _places(work: Work, agent: str | None) -> tuple[Index, list[str]]:
    """Where to read: one agent's customers, or everybody's. Who sees only their own is never shown more."""
    if work.caller.reach is Reach.OWN:
        return keys.AGENT, [keys.agents_customers(work.caller.agent_id or "")]
    if agent is not None:
        return keys.AGENT, [keys.agents_customers(agent)]
    return keys.RECENCY, [keys.recency_partition(shard) for shard in range(keys.WALK_SHARDS)]
