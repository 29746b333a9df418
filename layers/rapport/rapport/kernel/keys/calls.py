"""Call tasks, the desks they wait on, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rapport.kernel.ids import shard_of
from rapport.kernel.keys.finding import last_order_day
from rapport.kernel.keys.indexes import WALK_SHARDS
from rapport.kernel.table.shapes import Key, Range


def call_task(task_id: str) -> Key:
    return Key(f"TASK#{task_id}", "TASK")


NOBODY = "-"
"""The desk of tasks that nobody has yet: the pool."""


def desk_partition(agent_id: str | None) -> str:
    return f"DESK#{agent_id or NOBODY}"


PRIORITIES = ("hot", "warm", "cold")
HIGHEST_SCORE = 9999


class Waiting(NamedTuple):
    """What the key of an open task says of it."""

    priority: str
    score: int
    task_date: date
    last_day: date
    task_id: str


def open_on_desk(priority: str, score: int, last_contact: date | None, day: date, last_day: date, task_id: str) -> str:
    """Sorts as agents work: hottest first, then most points, then longest without contact."""
    rank = f"{PRIORITIES.index(priority)}#{HIGHEST_SCORE - score:04d}#{last_order_day(last_contact)}"
    return f"OPEN#{rank}#{day.isoformat()}#{last_day.isoformat()}#{task_id}"


def read_open(sort_key: str) -> Waiting:
    _, rank, points, _, day, last_day, task_id = sort_key.split("#", 6)
    return Waiting(
        PRIORITIES[int(rank)],
        HIGHEST_SCORE - int(points),
        date.fromisoformat(day),
        date.fromisoformat(last_day),
        task_id,
    )


ON_DESK = Range.beginning("OPEN#")


def closed_on_desk(day: date, task_id: str) -> str:
    return f"CLOSED#{day.isoformat()}#{task_id}"


def closed_on(day: date) -> Range:
    return Range.beginning(f"CLOSED#{day.isoformat()}#")


def look(day: date, customer_id: str) -> Key:
    """A customer to be looked at when the tasks of that day are made."""
    return Key(look_partition(day, shard_of(customer_id, WALK_SHARDS)), customer_id)


def look_partition(day: date, shard: int) -> str:
    return f"LOOK#{day.isoformat()}#{shard}"


def agents_day(agent_id: str | None, day: date) -> Key:
    """What became of the tasks of one agent and day, counted."""
    return Key(agents_days(agent_id), day.isoformat())


def agents_days(agent_id: str | None) -> str:
    return f"COUNT#AGENT#{agent_id or NOBODY}"


def converted(task_id: str) -> Key:
    """How many orders followed a call."""
    return Key(f"TASK#{task_id}", "CONVERTED")


def influenced(order_id: str) -> Key:
    """An order that followed a call, and what it counted for."""
    return Key(f"ORDER#{order_id}", "INFLUENCED")
