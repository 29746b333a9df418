"""A changed value threshold moves customers between counter cells: everyone is looked at once, in slices.

The only work in the house that reads every customer, and only when a person changes what a tier means. Labels read
on a customer are right within 30 seconds whatever this does; it is the counters that follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from rapport.customers import record
from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.events import Event
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.table import Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work, perform

JOB = "re-tier"
SLICE = 200


@dataclass(frozen=True, kw_only=True)
class RetieringContinued(Event):
    """The rest of a re-tiering, for the next worker."""

    type: ClassVar[str] = "RetieringContinued"
    run_id: str
    after: str

    @property
    def record(self) -> str:
        return f"run:{self.run_id}"


def run(work: Work, heard: Mapping[str, Any], time_left: Callable[[], bool]) -> Run:
    """One worker's share, noted; what is left goes to the next by an event."""
    record_ = Run(JOB, new_id("run", work.now), work.today, work.now)
    record_.counts, rest = retier(work, heard.get("after"), time_left)
    record_.finished = work.shop.clock.now()
    record_.save(work.table)
    if rest is not None:
        told = Work(work.shop, work.caller)
        told.emit(RetieringContinued(occurred_at=told.now, record_version=1, run_id=record_.run_id, after=rest))
        told.commit()
    return record_


def retier(look: Work, after: str | None, time_left: Callable[[], bool]) -> tuple[dict[str, int], str | None]:
    """Moves those whose cell is another now; gives the place to go on from when time runs out."""
    counts = {"looked at": 0, "moved": 0}
    partitions = [keys.value_partition(shard) for shard in range(keys.WALK_SHARDS)]
    entries = walk(look.table, partitions, Range(), index=keys.VALUE, page=SLICE * 4, after=after)
    slice_: list[str] = []
    for place, _ in entries:
        slice_.append(keys.read_value(place).customer_id)
        if len(slice_) == SLICE:
            _look_at(look, slice_, counts)
            slice_ = []
            if not time_left():
                return counts, place
    _look_at(look, slice_, counts)
    return counts, None


def _look_at(look: Work, customer_ids: list[str], counts: dict[str, int]) -> None:
    counts["looked at"] += len(customer_ids)
    for customer in customers.anyone(look, customer_ids):
        if record.counted_as(customer.statistics, look.settings.value) != customer.facts.counted_as:
            counts["moved"] += perform(look.shop, look.caller, partial(_move, customer_id=customer.customer_id))


def _move(work: Work, customer_id: str) -> int:
    for customer in customers.anyone(work, [customer_id]):
        if record.counted_as(customer.statistics, work.settings.value) != customer.facts.counted_as:
            customers.move(work, customer, customer.facts)
            return 1
    return 0
