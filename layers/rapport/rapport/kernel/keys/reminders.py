"""Reminders, and how fast households use things up."""

from __future__ import annotations

from datetime import date

from rapport.kernel.ids import shard_of
from rapport.kernel.keys.indexes import COUNT_SHARDS, WALK_SHARDS
from rapport.kernel.table.shapes import Key, Range


def reminders(customer_id: str) -> Key:
    """Everything a household is known to use up, and when each is likely finished."""
    return Key(f"CUSTOMER#{customer_id}", "REMINDERS")


def reminder(day: date, customer_id: str, need: str) -> Key:
    return Key(reminder_partition(day, shard_of(customer_id, WALK_SHARDS)), f"{customer_id}#{need}")


def reminder_partition(day: date, shard: int) -> str:
    return f"REMIND#{day.isoformat()}#{shard}"


def reminders_expected(customer_id: str, day: date) -> Key:
    """How many customers a day will bring to be reminded, by the way they are likely to be told."""
    return Key(reminders_expected_partition(shard_of(customer_id, COUNT_SHARDS)), day.isoformat())


def reminders_expected_partition(shard: int) -> str:
    return f"COUNT#REMINDERS#{shard}"


CONSUMPTION = "CONSUMPTION"


def consumption_profile(profile_id: str) -> Key:
    return Key(CONSUMPTION, f"PROFILE#{profile_id}")


CONSUMPTION_PROFILES = Range.beginning("PROFILE#")
