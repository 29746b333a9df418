"""What is to be settled, in the order in which it is due: the overdue first, then what is due, then what waits.

The queue's keys say what a list filters by, so that only what is shown is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Literal

from rapport.cases import record, store
from rapport.cases.case import RUNNING, TO_DELIVER, Case, Kind, Priority, Status
from rapport.cases.model import CaseCountsTold
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.caller import Reach
from rapport.kernel.clock import from_stamp, start_of_day
from rapport.kernel.keys import Queued
from rapport.kernel.table import Key, Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

Due = Literal["overdue", "today"]
LOOKED_THROUGH = 1000
"""Keys a page; it may come out short and hand out a cursor all the same."""
MOST_COUNTED = 5000
NOBODYS = keys.UNTAKEN
"""As an assignee: what nobody has yet."""


@dataclass(frozen=True)
class Wanted:
    status: Status | None = None
    """What is not settled, if none is said."""
    kind: Kind | None = None
    priority: Priority | None = None
    assignee: str | None = None
    due: Due | None = None

    def fits(self, queued: Queued) -> bool:
        return (
            self.status in (None, queued.status)
            and self.kind in (None, queued.kind)
            and self.priority in (None, queued.priority)
            and self.assignee in (None, queued.assignee or NOBODYS)
        )


def page(work: Work, wanted: Wanted, limit: int, after: str | None) -> tuple[list[tuple[Case, Customer]], str | None]:
    found: list[tuple[Case, Customer]] = []
    entries = _walked(work, wanted, limit, after)
    looked = 0
    while looked < LOOKED_THROUGH:
        step = list(islice(entries, limit))
        fitting = [(sort_key, place) for sort_key, place in step if _concerns(work, wanted, sort_key)]
        shown = _read(work, wanted, [place for _, place in fitting])
        for sort_key, place in fitting:
            if place in shown:
                found.append(shown[place])
                if len(found) == limit:
                    return found, sort_key
        if len(step) < limit:
            return found, None
        looked += len(step)
        after = step[-1][0]
    return found, after


def of_customer(
    work: Work, customer_id: str, limit: int, after: str | None
) -> tuple[list[tuple[Case, Customer]], str | None]:
    """Newest first, settled or not."""
    customer = customers.get(work, customer_id)
    partitions = [keys.partition(each) for each in customer.ids]
    entries = walk(work.table, partitions, keys.CASES, index=None, page=limit, newest_first=True, after=after)
    found = list(islice(entries, limit + 1))
    cases = [store.decoded(work, item, customer) for _, item in found[:limit]]
    further = found[limit - 1][0] if len(found) > limit else None
    return [(case, customer) for case in cases if store.reaches(work, case, customer)], further


def counts(work: Work) -> CaseCountsTold:
    """From the queue's keys alone. An agent who sees their own customers only is told of what they have in hand."""
    entries = list(islice(_walked(work, Wanted(), MOST_COUNTED, None), MOST_COUNTED + 1))
    read = [keys.read_queued(sort_key) for sort_key, _ in entries[:MOST_COUNTED]]
    theirs = [each for each in read if _counts(work, each)]
    tomorrow = _tomorrow(work)
    by_status = Counter(each.status for each in theirs)
    by_kind = Counter(each.kind for each in theirs)
    running = [from_stamp(each.place) for each in theirs if each.status in RUNNING]
    return CaseCountsTold(
        open=by_status["open"],
        waiting=by_status["waiting"],
        reopened=by_status["reopened"],
        overdue=sum(due < work.now for due in running),
        due_today=sum(work.now <= due < tomorrow for due in running),
        unassigned=sum(each.assignee is None for each in theirs),
        mine=sum(each.assignee is not None and each.assignee == work.caller.agent_id for each in theirs),
        complaints=by_kind["complaint"],
        by_kind=dict(by_kind),
        complete=len(entries) <= MOST_COUNTED,
    )


def _walked(work: Work, wanted: Wanted, page: int, after: str | None) -> Iterator[tuple[str, Key]]:
    settled = wanted.status == "resolved"
    of_shard = keys.settled_cases if settled else keys.unsettled_cases
    partitions = [of_shard(shard) for shard in range(keys.WALK_SHARDS)]
    within = Range() if settled else _until(work, wanted.due)
    for sort_key, item in walk(
        work.table, partitions, within, index=keys.DESK, page=page, newest_first=settled, after=after
    ):
        yield sort_key, Key(item["pk"], item["sk"])


def _until(work: Work, due: Due | None) -> Range:
    match due:
        case None:
            return Range()
        case "overdue":
            return keys.due_until(work.now)
        case "today":
            return keys.due_until(_tomorrow(work))


def _tomorrow(work: Work) -> datetime:
    return start_of_day(work.today + timedelta(days=1), work.shop.place.zone)


def _concerns(work: Work, wanted: Wanted, sort_key: str) -> bool:
    queued = keys.read_queued(sort_key)
    return wanted.fits(queued) and not (work.caller.only_delivers and queued.kind not in TO_DELIVER)


def _counts(work: Work, queued: Queued) -> bool:
    if work.caller.reach is Reach.OWN:
        return queued.assignee is not None and queued.assignee == work.caller.agent_id
    return not (work.caller.only_delivers and queued.kind not in TO_DELIVER)


def _read(work: Work, wanted: Wanted, places: list[Key]) -> dict[Key, tuple[Case, Customer]]:
    """The index lags a moment behind: what was settled since stands in it still."""
    return {
        record.key(case): (case, customer)
        for case, customer in store.with_customers(work, places)
        if store.reaches(work, case, customer)
        and (case.is_open if wanted.status is None else case.status == wanted.status)
    }
