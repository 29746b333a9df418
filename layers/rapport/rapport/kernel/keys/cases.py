"""Cases, what was noted about them, and what customers answered when they were asked how it went.

All of it lies with the customer; a pointer says where, for whoever has the case's id alone. What is not settled stands
in a queue of its own, in the order in which it is due.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from rapport.kernel.clock import stamp
from rapport.kernel.ids import shard_of
from rapport.kernel.keys.indexes import COUNT_SHARDS, WALK_SHARDS
from rapport.kernel.table.shapes import Key, Range

CASE_ID = r"^case_[0-9A-HJKMNP-TV-Z]{26}$"
UNTAKEN = "-"
"""Who has a case that nobody has."""


def case_pointer(case_id: str) -> Key:
    return Key(f"CASE#{case_id}", "POINTER")


def case(customer_id: str, opened: datetime, case_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"CASE#{stamp(opened)}#{case_id}")


CASES = Range.beginning("CASE#")


def case_note(customer_id: str, case_id: str, at: datetime, note_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"CASENOTE#{case_id}#{stamp(at)}#{note_id}")


def notes_of_case(case_id: str) -> Range:
    return Range.beginning(f"CASENOTE#{case_id}#")


CASE_NOTES = Range.beginning("CASENOTE#")


class Queued(NamedTuple):
    """What the key of a case in the queue says of it, without reading it."""

    place: str
    status: str
    kind: str
    priority: str
    assignee: str | None
    case_id: str


RESTS = "~"
"""Sorts behind every instant: a case whose clock rests stands behind all whose clock runs."""


def queued(place: str, status: str, kind: str, priority: str, assignee: str | None, case_id: str) -> tuple[str, str]:
    shard = shard_of(case_id, WALK_SHARDS)
    partition = settled_cases(shard) if status == "resolved" else unsettled_cases(shard)
    return partition, f"{place}#{status}#{kind}#{priority}#{assignee or UNTAKEN}#{case_id}"


def read_queued(sort_key: str) -> Queued:
    place, status, kind, priority, assignee, case_id = sort_key.split("#")
    return Queued(place, status, kind, priority, None if assignee == UNTAKEN else assignee, case_id)


def unsettled_cases(shard: int) -> str:
    return f"CASES#open#{shard}"


def settled_cases(shard: int) -> str:
    return f"CASES#resolved#{shard}"


def due_until(instant: datetime) -> Range:
    """What was due before that instant, the instant itself not included."""
    return Range(end=stamp(instant))


def survey_answer(customer_id: str, at: datetime, answer_id: str) -> Key:
    return Key(f"CUSTOMER#{customer_id}", f"SURVEY#{stamp(at)}#{answer_id}")


SURVEY_ANSWERS = Range.beginning("SURVEY#")


def survey_cell(customer_id: str, day: date) -> Key:
    """Answers of a day, counted."""
    return Key(survey_cells(shard_of(customer_id, COUNT_SHARDS)), day.isoformat())


def survey_cells(shard: int) -> str:
    return f"COUNT#SURVEYS#{shard}"


def comment(at: datetime, answer_id: str) -> tuple[str, str]:
    """Where an answer in words is found by time."""
    return comments_partition(at), f"{stamp(at)}#{answer_id}"


def comments_partition(at: datetime | date) -> str:
    return f"COMMENTS#{at:%Y-%m}"
