"""No faster than a provider likes: each worker keeps its share of the provider's rate.

The queue's mapping says how many workers there are at the most, so their shares add up to the rate without a word
between them.
"""

from __future__ import annotations

from collections.abc import Callable


class Pace:
    def __init__(self, workers: int, seconds: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._workers, self._seconds, self._sleep = workers, seconds, sleep
        self._next: dict[str, float] = {}

    def keep(self, provider: str, a_second: int) -> None:
        """Waits for this worker's turn, and takes it."""
        now = self._seconds()
        turn = max(now, self._next.get(provider, now))
        if turn > now:
            self._sleep(turn - now)
        self._next[provider] = turn + self._workers / a_second


class AtOnce(Pace):
    """Where nobody minds: tests, and what is measured."""

    def __init__(self) -> None:
        super().__init__(1, lambda: 0.0, lambda _: None)
