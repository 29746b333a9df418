"""Who may be due on a day: read from indexes and calendars, never from all customers.

Five places name them: the recency index (who crossed the edge of a window since the last run), the agenda of the day
(whom somebody wanted to be looked at), the calendar of reminders, the calendar of birthdays, and the desks (whose task
has expired). The days since the last run are read again with it: a customer looked at twice is planned once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from rapport.calls.morning.windows import CallWindow, windows
from rapport.calls.plan.known import Occasion
from rapport.calls.tasks import store
from rapport.calls.tasks.task import Task
from rapport.customers.lookups import YEARLY
from rapport.insight.yearly import months
from rapport.kernel import keys
from rapport.kernel.clock import next_occurrence
from rapport.kernel.keys import Waiting
from rapport.kernel.table import Index, Range
from rapport.kernel.walk import walk
from rapport.kernel.work import Work
from rapport.replenishment.due import due_between

STEP = 400
OLDEST_ORDER = date(1990, 1, 1)


@dataclass(frozen=True)
class Since:
    """How far back to look: to the last run, or, when the edges themselves have moved, over all windows once."""

    day: date
    whole: bool = False


@dataclass
class Desks:
    """What stood on everybody's desk when the plan was begun."""

    agent_of: dict[str, str | None] = field(default_factory=dict)
    """Every task that takes somebody's time that day."""
    expired: list[str] = field(default_factory=list)

    def load(self) -> dict[str | None, int]:
        loads: dict[str | None, int] = defaultdict(int)
        for agent_id in self.agent_of.values():
            loads[agent_id] += 1
        return loads


def desks(work: Work, agent_ids: Sequence[str | None], day: date) -> Desks:
    found = Desks()
    over = min(day, work.today)
    for agent_id in agent_ids:
        for waiting in on_desk(work, agent_id):
            if waiting.last_day < over:
                found.expired.append(waiting.task_id)
            elif waiting.task_date <= day <= waiting.last_day:
                found.agent_of[waiting.task_id] = agent_id
        for task_id in closed_on_desk(work, agent_id, day):
            found.agent_of[task_id] = agent_id
    return found


def on_desk(work: Work, agent_id: str | None) -> Iterator[Waiting]:
    """An agent's open tasks as they are worked: keys alone."""
    for place in _places(work, keys.desk_partition(agent_id), keys.ON_DESK):
        yield keys.read_open(place)


def closed_on_desk(work: Work, agent_id: str | None, day: date) -> Iterator[str]:
    for place in _places(work, keys.desk_partition(agent_id), keys.closed_on(day)):
        yield place.rsplit("#", 1)[1]


def expired_tasks(work: Work, task_ids: Sequence[str]) -> dict[str, Task]:
    """By customer; read whole, because the index may lag behind."""
    over = work.today
    return {task.customer_id: task for task in store.get_many(work, task_ids) if task.is_open and task.last_day < over}


def occasions(work: Work, day: date) -> dict[str, list[Occasion]]:
    """Birthdays and anniversaries of the days that are called about, by customer. Families' are for messages."""
    until = day + timedelta(days=work.settings.calls.occasion_days_ahead)
    found: dict[str, list[Occasion]] = defaultdict(list)
    for _, month, within in months(day, until):
        partitions = [keys.yearly_partition(month, shard) for shard in range(keys.WALK_SHARDS)]
        for place, item in walk(work.table, partitions, within, index=None, page=STEP):
            if item["kind"] in YEARLY.values():
                falls = next_occurrence(month, int(place[3:5]), day)
                found[item["customer_id"]].append(Occasion(item["kind"], falls))
    return found


def ids(work: Work, day: date, since: Since) -> Iterator[str]:
    """Customers whom a calendar or the recency index names; some of them twice."""
    yield from _crossed_or_whole(work, day, since)
    yield from _to_be_looked_at(work, day, since.day)
    yield from due_between(work, min(since.day, day), day)


def _crossed_or_whole(work: Work, day: date, since: Since) -> Iterator[str]:
    if since.whole:
        reach = max(window.far for window in windows(work.settings))
        return _between(work, day - timedelta(days=reach), day, None)
    return chain.from_iterable(
        _between(
            work,
            min(since.day, day) - timedelta(days=window.near),
            day - timedelta(days=window.near),
            window,
        )
        for window in windows(work.settings)
    )


def _between(work: Work, earliest: date, latest: date, window: CallWindow | None) -> Iterator[str]:
    """Customers whose last order lies between two days, as far as the window wants them."""
    within = Range(max(earliest, OLDEST_ORDER).isoformat(), latest.isoformat() + "#\U0010ffff")
    partitions = [keys.recency_partition(shard) for shard in range(keys.WALK_SHARDS)]
    for place, _ in walk(work.table, partitions, within, index=keys.RECENCY, page=STEP):
        read = keys.read_recency(place)
        if window is None or window.wants(read, work.settings.value):
            yield read.customer_id


def _to_be_looked_at(work: Work, day: date, since: date) -> Iterator[str]:
    for number in range((day - min(since, day)).days + 1):
        looked = day - timedelta(days=number)
        for shard in range(keys.WALK_SHARDS):
            yield from _places(work, keys.look_partition(looked, shard), Range(), None)


def _places(work: Work, partition: str, within: Range, index: Index | None = keys.DESK) -> Iterator[str]:
    """The sort keys of one partition."""
    sort_key = index.sk if index else "sk"
    after: str | None = None
    while True:
        page = work.table.query(partition, within, index=index, limit=STEP, after=after)
        for item in page.items:
            yield item[sort_key]
        after = page.after
        if after is None:
            return
