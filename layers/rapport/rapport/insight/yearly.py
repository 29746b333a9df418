"""The yearly calendar of birthdays and anniversaries, as stretches of its months."""

from __future__ import annotations

from datetime import date, timedelta

from rapport.kernel.table import Range

LEAP_DAY = "02-29"


def months(start: date, end: date) -> list[tuple[int, int, Range]]:
    """The stretches of the yearly calendar between two days, ends included. 29 February is kept on the 28th in
    common years, and sorts right behind it."""
    stretches = []
    first = start
    while first <= end:
        next_month = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        last = min(end, next_month - timedelta(days=1))
        upto = f"{last:%m-%d}"
        if upto == "02-28" and (last + timedelta(days=1)).month == 3:
            upto = LEAP_DAY
        stretches.append((first.year, first.month, Range(f"{first:%m-%d}", f"{upto}#\U0010ffff")))
        first = next_month
    return stretches
