"""A household's own pace beside the table's: 120 percent means that things last a fifth longer with them. Pure.

Each interval between two purchases is measured against what the table says the first of them would last. Who buys
three bags and comes back after three times as long has the pace of one who buys one: stocking up is understood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

NEWEST = 8
"""Intervals that still say something of how they live now: a baby, a guest, a diet change the pace."""
LEAST, MOST = Fraction(1, 4), Fraction(4)
"""Beyond these it is no pace: a second purchase for a feast, or half a year with another shop."""
DOUBT = 1
"""How many intervals the table's word is worth. `python -m bench learning` hardly tells a quarter from two apart;
real households are less orderly than made-up ones, so not the least."""
DOUBT_OF_THE_IRREGULAR = 2
"""How much more it is worth for each whole of spread: intervals that scatter say little about the next one."""
SUREST = 90


@dataclass(frozen=True, slots=True)
class Pace:
    percent: Fraction
    """Their own median, of the table's days."""
    weight: int
    """How much it counts beside the table, in percent."""


def pace(intervals: Sequence[tuple[int, Fraction]]) -> Pace | None:
    """`intervals`: days from one purchase to the next, and the days that the table gave the first; oldest first."""
    measured = [min(max(days / table, LEAST), MOST) for days, table in intervals[-NEWEST:]]
    if not measured:
        return None
    own = median(measured)
    spread = median(abs(each - own) for each in measured) / own
    doubt = DOUBT + DOUBT_OF_THE_IRREGULAR * spread
    weight = int(100 * len(measured) / (len(measured) + doubt))
    return Pace(own * 100, min(weight, SUREST))
