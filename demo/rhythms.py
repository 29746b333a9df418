"""How often people buy, and how long they have been silent, counted back from today: every label is lived in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

HISTORY_DAYS = 548
"""Eighteen months."""


@dataclass(frozen=True)
class Rhythm:
    name: str
    share: int
    """Of a hundred customers."""
    silence: tuple[int, int] = (0, 0)
    """Days since the last order. The demo ends with yesterday, so nobody's is below 1."""
    gap: tuple[int, int] = (0, 0)
    """Days from one order to the next."""
    budget: tuple[int, int] = (0, 0)
    """Taka for one order's goods, about."""
    known_for: tuple[int, int] = (60, HISTORY_DAYS)
    """Days of buying before the last order."""
    orders: int | None = None
    """Exactly so many; else as many as the days hold."""


WEEKLY = Rhythm("weekly", 7, (1, 6), (5, 8), (500, 1500), (40, 480))
FORTNIGHTLY = Rhythm("fortnightly", 9, (1, 14), (11, 16), (800, 2200), (30, HISTORY_DAYS))
MONTHLY = Rhythm("monthly", 22, (1, 29), (22, 30), (900, 3200))
SETTLING_IN = Rhythm("settling in", 14, (1, 28), (18, 30), (600, 2400), (30, 90))
# Over 50,000 in all: at least 330 days at one order in at most 14, of at least 2,500.
VIP = Rhythm("vip", 5, (1, 12), (8, 14), (2800, 6500), (330, 520))
BUSINESS = Rhythm("business", 4, (1, 40), (12, 30), (6000, 18000), (90, 500))
SILENT_LOW = Rhythm("silent: low", 6, (30, 59), (18, 30), (700, 2600), (30, 420))
SILENT_MEDIUM = Rhythm("silent: medium", 6, (60, 89), (18, 30), (700, 2600), (30, 420))
SILENT_HIGH = Rhythm("silent: high", 5, (90, 119), (15, 30), (700, 2600), (30, 420))
SILENT_CRITICAL = Rhythm("silent: critical", 8, (120, 400), (15, 30), (600, 2400), (30, 420))
ONCE_LATELY = Rhythm("once, lately", 5, (1, 29), budget=(400, 1800), orders=1)
ONCE_LONG_AGO = Rhythm("once, long ago", 4, (30, 500), budget=(400, 1800), orders=1)
NEVER = Rhythm("never", 5, orders=0)

RHYTHMS = [
    WEEKLY,
    FORTNIGHTLY,
    MONTHLY,
    SETTLING_IN,
    VIP,
    BUSINESS,
    SILENT_LOW,
    SILENT_MEDIUM,
    SILENT_HIGH,
    SILENT_CRITICAL,
    ONCE_LATELY,
    ONCE_LONG_AGO,
    NEVER,
]
SILENT = frozenset({SILENT_LOW, SILENT_MEDIUM, SILENT_HIGH, SILENT_CRITICAL})


def rhythm_of(number: int, rng: Random) -> Rhythm:
    """One of each first, so that even the smallest shop has them all; then by their shares."""
    if number <= len(RHYTHMS):
        return RHYTHMS[number - 1]
    return rng.choices(RHYTHMS, [rhythm.share for rhythm in RHYTHMS])[0]


def order_days(rhythm: Rhythm, today: date, rng: Random) -> list[date]:
    """Oldest first."""
    if rhythm.orders == 0:
        return []
    last = today - timedelta(days=rng.randint(*rhythm.silence))
    if rhythm.orders == 1:
        return [last]
    first = max(last - timedelta(days=rng.randint(*rhythm.known_for)), today - timedelta(days=HISTORY_DAYS))
    days = [last]
    while (before := days[-1] - timedelta(days=rng.randint(*rhythm.gap))) >= first:
        days.append(before)
    return days[::-1]
