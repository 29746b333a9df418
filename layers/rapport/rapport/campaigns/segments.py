"""Whom a campaign can be for: segments by name, told by what an index key knows of a customer. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from rapport.customers.rules import (
    CustomerType,
    Known,
    LifecycleStage,
    Warmth,
    customer_type,
    is_high_value,
    lifecycle_stage,
    silent_days,
    temperature,
)
from rapport.customers.statistics import Statistics
from rapport.kernel.keys import NEVER
from rapport.kernel.settings import Settings

LONGEST_SILENCE = 730
INACTIVE_DAYS = re.compile(r"inactive_([1-9][0-9]{0,2})_days")

FIRST_DAY = "0001-01-01"
"""Of those who ordered at all: behind NEVER, before any order."""
LAST_DAY = "9999-12-31"
"""An order may be dated tomorrow."""


class Reach(NamedTuple):
    """Last-order days as index keys spell them, both included, between which all of a segment stand."""

    earliest: str
    latest: str


EVERYBODY = Reach(NEVER, LAST_DAY)
NEVER_ORDERED = Reach(NEVER, NEVER)


@dataclass(frozen=True)
class Segment:
    name: str
    holds: Callable[[Known, date, Settings], bool]
    reach: Callable[[date, Settings], Reach]


def holds(segment: str, known: Known, today: date, settings: Settings) -> bool:
    return _called(segment).holds(known, today, settings)


def reach(segment: str, today: date, settings: Settings) -> Reach:
    return _called(segment).reach(today, settings)


def is_known(segment: str) -> bool:
    """`inactive_900_days` is none: nobody can be that long silent and still be won by a message."""
    return _find(segment) is not None


def spelled(segment: str) -> str:
    """As it is kept, however it was typed."""
    return segment.strip().lower()


def known_names() -> str:
    """For whoever named another."""
    return ", ".join([*BY_NAME, f"inactive_<1 to {LONGEST_SILENCE}>_days"])


@cache
def _called(name: str) -> Segment:
    found = _find(name)
    assert found is not None, f"a campaign was kept for a segment that nobody knows: {name}"
    return found


def _find(name: str) -> Segment | None:
    if name in BY_NAME:
        return BY_NAME[name]
    inactive = INACTIVE_DAYS.fullmatch(name)
    if inactive and int(inactive[1]) <= LONGEST_SILENCE:
        return _silent_for(int(inactive[1]))
    return None


# -- how each is told, and where each stands -----------------------------------------------------------------


def _everybody() -> Segment:
    return Segment("all", lambda known, today, settings: True, lambda today, settings: EVERYBODY)


def _of_type(wanted: CustomerType) -> Segment:
    def holds(known: Known, today: date, settings: Settings) -> bool:
        return customer_type(known, today, settings.value, settings.lifecycle) == wanted

    def reach(today: date, settings: Settings) -> Reach:
        edge = settings.lifecycle.inactive_days
        if wanted == "inactive":
            return _between(today, edge, None)
        # Who never ordered counts as new: they stand at the far end of the index, and all lie between.
        return EVERYBODY if wanted == "new" else _between(today, 0, edge - 1)

    return Segment(wanted, holds, reach)


def _of_stage(wanted: LifecycleStage) -> Segment:
    def holds(known: Known, today: date, settings: Settings) -> bool:
        return lifecycle_stage(known, today, settings.lifecycle) == wanted

    def reach(today: date, settings: Settings) -> Reach:
        stages = settings.lifecycle
        match wanted:
            case "prospect":
                return NEVER_ORDERED
            case "new" | "active":
                return _between(today, 0, stages.at_risk_days - 1)
            case "at_risk":
                return _between(today, stages.at_risk_days, stages.churned_days - 1)
            case "churned":
                return _between(today, stages.churned_days, None)

    return Segment(f"stage:{wanted}", holds, reach)


def _of_warmth(wanted: Warmth) -> Segment:
    def holds(known: Known, today: date, settings: Settings) -> bool:
        return temperature(known, today, settings.temperature) == wanted

    def reach(today: date, settings: Settings) -> Reach:
        warmth = settings.temperature
        match wanted:
            case "hot":
                return _between(today, 0, warmth.hot_days)
            case "warm":
                return _between(today, warmth.hot_days + 1, warmth.warm_days)
            case "cold":
                return Reach(NEVER, _between(today, warmth.warm_days + 1, None).latest)

    return Segment(wanted, holds, reach)


def _silent_for(days: int) -> Segment:
    def holds(known: Known, today: date, settings: Settings) -> bool:
        silent = silent_days(known, today)
        return silent is not None and silent >= days

    return Segment(f"inactive_{days}_days", holds, lambda today, settings: _between(today, days, None))


def _high_value() -> Segment:
    def holds(known: Known, today: date, settings: Settings) -> bool:
        return is_high_value(Statistics(known.orders, known.spend), settings.value)

    return Segment("high_value", holds, lambda today, settings: Reach(FIRST_DAY, LAST_DAY))


def _between(today: date, nearest: int, furthest: int | None) -> Reach:
    """At least, and at most, so many days silent; none is silent for less than no days."""
    latest = (today - timedelta(days=nearest)).isoformat() if nearest > 0 else LAST_DAY
    earliest = (today - timedelta(days=furthest)).isoformat() if furthest is not None else FIRST_DAY
    return Reach(earliest, latest)


BY_NAME: dict[str, Segment] = {
    each.name: each
    for each in (
        _everybody(),
        *(_of_type(wanted) for wanted in ("new", "repeat", "vip", "inactive")),
        *(_of_stage(wanted) for wanted in ("prospect", "new", "active", "at_risk", "churned")),
        *(_of_warmth(wanted) for wanted in ("hot", "warm", "cold")),
        _high_value(),
    )
}
BY_NAME["prospect"] = BY_NAME["stage:prospect"]
"""`new` alone is the type of customer, as it is everywhere else; the stage has to be said."""
