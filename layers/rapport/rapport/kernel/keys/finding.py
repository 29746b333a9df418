"""Where customers are found: by phone, email and name, by last order and value, in counters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rapport.kernel.ids import shard_of
from rapport.kernel.keys.indexes import NEVER, WALK_SHARDS
from rapport.kernel.table.shapes import Key, Range


def by_phone(digest: str, customer_id: str = "") -> Key:
    return Key(f"PHONE#{digest}", customer_id)


def by_last_six(digest: str, customer_id: str = "") -> Key:
    return Key(f"PHONE6#{digest}", customer_id)


def by_email(digest: str, customer_id: str = "") -> Key:
    return Key(f"EMAIL#{digest}", customer_id)


def by_name_word(word: str, customer_id: str = "") -> Key:
    """Words are gathered by their first two letters; the partition is walked from the letters that were typed."""
    return Key(f"NAME#{word[:2]}", f"{word}#{customer_id}")


def by_name_and_district(words: str, district: str, customer_id: str = "") -> Key:
    """Whoever has all the words of a name in common, and the district."""
    return Key(f"NAMED#{district}#{words}", customer_id)


ALIKE = "ALIKE#"


def alike(customer_id: str, other_id: str) -> Key:
    """Beside each of two that may be one person: how like they are, or that they are not."""
    return Key(f"CUSTOMER#{customer_id}", f"{ALIKE}{other_id}")


EACH_ALIKE = Range.beginning(ALIKE)


def pair(strength: str, one_id: str, other_id: str) -> Key:
    first, second = sorted((one_id, other_id))
    return Key(pairs_partition(strength), f"{first}#{second}")


def pairs_partition(strength: str) -> str:
    return f"PAIRS#{strength}"


def found_by_name(sort_key: str) -> tuple[str, str]:
    """The word, and whose it is."""
    word, customer_id = sort_key.rsplit("#", 1)
    return word, customer_id


def last_order_day(day: date | None) -> str:
    return day.isoformat() if day else NEVER


def amount(value: Decimal) -> str:
    """Twelve digits and two decimals, so that amounts sort as text."""
    return f"{value:015.2f}"


def recency(customer_id: str, last_order: date | None, spend: Decimal, orders: int) -> tuple[str, str]:
    """The facts a list sorts and filters by stand in the key itself, so a list reads only the profiles it shows."""
    place = f"{last_order_day(last_order)}#{amount(spend)}#{orders:06d}#{customer_id}"
    return recency_partition(shard_of(customer_id, WALK_SHARDS)), place


class Place(NamedTuple):
    """What an index key says of its customer, without reading them."""

    last: date | None
    spend: Decimal
    orders: int
    customer_id: str


def read_recency(sort_key: str) -> Place:
    day, spend, orders, customer_id = sort_key.split("#", 3)
    return Place(_day(day), Decimal(spend), int(orders), customer_id)


def read_value(sort_key: str) -> Place:
    spend, day, orders, customer_id = sort_key.split("#", 3)
    return Place(_day(day), Decimal(spend), int(orders), customer_id)


def _day(text: str) -> date | None:
    return None if text == NEVER else date.fromisoformat(text)


def recency_partition(shard: int) -> str:
    return f"RECENCY#{shard}"


def value(customer_id: str, last_order: date | None, spend: Decimal, orders: int) -> tuple[str, str]:
    place = f"{amount(spend)}#{last_order_day(last_order)}#{orders:06d}#{customer_id}"
    return value_partition(shard_of(customer_id, WALK_SHARDS)), place


def value_partition(shard: int) -> str:
    return f"VALUE#{shard}"


def agents_customers(agent_id: str) -> str:
    return f"AGENT#{agent_id}"


def count_cell(shard: int, last_order: str) -> Key:
    """Customers and value by the day of their last order."""
    return Key(f"COUNT#CUSTOMERS#{shard}", last_order)


def sales_cell(shard: int, day: date) -> Key:
    """Orders and their goods by the day they were placed; shards by customer, so that an order moves one cell."""
    return Key(f"COUNT#SALES#{shard}", day.isoformat())


ALL_DAYS = "ALL"
"""The cell that sums every day, so that what is older than a window is told without reading the years."""
