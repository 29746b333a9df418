"""Consumption of the four staples, in force until a shop says better.

The averages are those from which the guide's reminders follow: rice after 22 days, oil 18, spices 28, honey 40.
"""

from __future__ import annotations

from decimal import Decimal

from rapport.replenishment.packs import Pack
from rapport.replenishment.profiles import Profile

BUFFER = 7
SHORTEST, LONGEST = 10, 90


def _default(category: str, days: int, size: int, unit: str, *, one_need: bool) -> Profile:
    return Profile(
        category=category,
        avg_consumption_days=days,
        standard=Pack(Decimal(size), unit),
        buffer_days=BUFFER,
        min_days=SHORTEST,
        max_days=LONGEST,
        one_need=one_need,
        is_default=True,
    )


DEFAULTS = (
    # A household eats rice, whatever its name; turmeric does not stand in for chilli, nor coconut oil for mustard oil.
    _default("Rice", 29, 5, "kg", one_need=True),
    _default("Oil", 25, 1, "litre", one_need=False),
    _default("Spices", 35, 200, "g", one_need=False),
    _default("Honey", 47, 500, "g", one_need=True),
)
