"""A changed consumption profile moves the reminders of everybody who bought what it is for, in slices.

What customers bought tells who is concerned, not the needs they have: a profile that is new, or switched on again, is
for needs that nobody has yet. Each household is recomputed whole, so looking twice finds everything as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from rapport.catalog import store as catalog
from rapport.catalog.shelf_names import shelf_called
from rapport.customers import store as customers
from rapport.customers.statistics import KEPT_PRODUCTS, Statistics
from rapport.kernel import keys
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.table import Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work, perform
from rapport.replenishment.events import ProfileHeard, RecomputingContinued
from rapport.replenishment.purchases import LOOK_BACK
from rapport.replenishment.recomputing import recompute

JOB = "reminders"
SLICE = 100

type IsMeant = Callable[[str], bool]
"""Whether a product may be what the profile is for."""


def run(work: Work, heard: ProfileHeard, after: str | None, time_left: Callable[[], bool]) -> Run:
    """One worker's share, noted; what is left goes to the next by an event."""
    record = Run(JOB, new_id("run", work.now), work.today, work.now)
    record.counts, rest = reconsider(work, meant_by(work, heard), after, time_left)
    record.finished = work.shop.clock.now()
    record.save(work.table)
    if rest is not None:
        _hand_on(work, record, heard, rest)
    return record


def reconsider(
    look: Work, is_meant: IsMeant, after: str | None, time_left: Callable[[], bool]
) -> tuple[dict[str, int], str | None]:
    """Recomputes those who are concerned; gives the place to go on from when time runs out."""
    counts = {"looked at": 0, "moved": 0}
    partitions = [keys.value_partition(shard) for shard in range(keys.WALK_SHARDS)]
    slice_: list[str] = []
    for place, _ in walk(look.table, partitions, Range(), index=keys.VALUE, page=SLICE * 4, after=after):
        stands = keys.read_value(place)
        if not stands.orders:
            continue  # Who bought nothing runs out of nothing.
        slice_.append(stands.customer_id)
        if len(slice_) == SLICE:
            _look_at(look, slice_, is_meant, counts)
            slice_ = []
            if not time_left():
                return counts, place
    _look_at(look, slice_, is_meant, counts)
    return counts, None


def meant_by(work: Work, heard: ProfileHeard) -> IsMeant:
    if heard.category is None:
        return lambda product_id: product_id == heard.product_id
    shelf = shelf_called(heard.category)
    # What the catalogue never knew has its category from the order, and may be meant.
    elsewhere = {each.product_id for each in catalog.ever(work).values() if shelf_called(each.category) != shelf}
    return lambda product_id: product_id not in elsewhere


def concerned(known: Statistics, is_meant: IsMeant, today: date) -> bool:
    lately = [product_id for product_id, bought in known.products.items() if bought.last >= today - LOOK_BACK]
    # Of so many products some may stand beside the profile: their orders tell.
    return len(lately) >= KEPT_PRODUCTS or any(map(is_meant, lately))


def _look_at(look: Work, customer_ids: list[str], is_meant: IsMeant, counts: dict[str, int]) -> None:
    counts["looked at"] += len(customer_ids)
    for customer in customers.anyone(look, customer_ids):
        if concerned(customer.statistics, is_meant, look.today):
            counts["moved"] += perform(look.shop, look.caller, partial(recompute, customer_id=customer.customer_id))


def _hand_on(work: Work, record: Run, heard: ProfileHeard, rest: str) -> None:
    told = Work(work.shop, work.caller)
    told.emit(
        RecomputingContinued(
            occurred_at=told.now,
            record_version=1,
            run_id=record.run_id,
            profile_id=heard.profile_id,
            product_id=heard.product_id,
            category=heard.category,
            after=rest,
        )
    )
    told.commit()
