"""How long to wait before trying again. Pure, but for the dice."""

from __future__ import annotations

from datetime import timedelta
from random import Random

FIRST = timedelta(seconds=5)
LONGEST = timedelta(minutes=15)
PAUSED = timedelta(hours=1)
"""A paused campaign's messages are looked at so often; resuming looks at them at once."""


def wait(attempt: int, dice: Random) -> timedelta:
    """Twice as long each time, and never all at the same instant: half of it is drawn."""
    doublings = min(max(0, attempt - 1), 10)
    longest = min(LONGEST, FIRST * (1 << doublings))
    return longest / 2 + longest / 2 * dice.random()
