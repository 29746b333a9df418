"""Everything that happens in the made-up months, in order of time, each at its own hour of the shop's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from rapport.kernel.caller import Caller
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    by: Caller
    doing: Callable[[Work], object]


def played(shop: Shop, clock: SetClock, happenings: Iterable[Happening]) -> None:
    # Sorting keeps the order of what happens at the same moment: a customer is there before they order.
    for each in sorted(happenings, key=attrgetter("at")):
        clock.set(each.at)
        perform(shop, each.by, each.doing)
