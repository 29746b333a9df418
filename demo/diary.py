"""Everything that happens in the made-up months, in order of time, each at its own hour of the shop's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

from rapport.kernel.caller import Caller
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    by: Caller
    doing: Callable[[Work], object]


class Diary:
    """What is still to come. What happens may bring more of it: an order that follows a call is noted as it is made."""

    def __init__(self, shop: Shop, clock: SetClock, happenings: Iterable[Happening]) -> None:
        self._shop, self._clock = shop, clock
        self._ahead: list[tuple[datetime, int, Happening]] = []
        self._numbers = count()
        self.note(happenings)

    def note(self, happenings: Iterable[Happening]) -> None:
        for each in happenings:
            # The number keeps the order of what happens at the same moment: a customer is there before they order.
            heappush(self._ahead, (each.at, next(self._numbers), each))

    def play(self, until: datetime) -> None:
        """Whatever happens before that moment, which it is then."""
        while self._ahead and self._ahead[0][0] < until:
            _, _, each = heappop(self._ahead)
            self._clock.set(each.at)
            perform(self._shop, each.by, each.doing)
        self._clock.set(until)
