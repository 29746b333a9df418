"""The customer list: filters that the index keys can answer cost keys; the rest is read and looked at.

Type, lifecycle and temperature are bands of last-order days and order counts, and all of these stand in the index
keys. District, tag and words of a name need the profile; a page then reads at most a thousand keys, may come out
short, and hands out a cursor as long as there is more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rapport.customers import finding
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import (
    CustomerType,
    Known,
    LifecycleStage,
    Warmth,
    customer_type,
    lifecycle_stage,
    temperature,
)
from rapport.insight.band import Band, page_by_recency, page_by_value
from rapport.kernel.caller import Reach
from rapport.kernel.keys import Place
from rapport.kernel.settings import Settings
from rapport.kernel.spelling import folded
from rapport.kernel.work import Work

Sort = Literal["lifetime_value", "last_order"]
ROUNDS = 5
"""Times a page goes back for more when profile filters leave it short."""


@dataclass(frozen=True)
class Filters:
    customer_type: CustomerType | None = None
    lifecycle_stage: LifecycleStage | None = None
    temperature: Warmth | None = None
    district: str | None = None
    agent: str | None = None
    tag: str | None = None
    search: str | None = None

    @property
    def need_profiles(self) -> bool:
        return bool(self.district or self.tag)


def page(work: Work, filters: Filters, sort: Sort, limit: int, after: str | None) -> tuple[list[Customer], str | None]:
    if filters.search:
        return _searched(work, filters, limit, after)
    band = band_of(filters, work.today, work.settings, _of_reach(work))
    if band is None:
        return [], None
    turn = page_by_value if sort == "lifetime_value" else page_by_recency
    wanted = wanted_by_key(filters, work.today, work.settings)
    found: list[Customer] = []
    for _ in range(ROUNDS):
        ids, after = turn(work, band, limit - len(found), after, wanted, filters.agent)
        found += [each for each in customers.get_many(work, ids) if _fits(each, filters, work)]
        if after is None or len(found) == limit or not filters.need_profiles:
            break
    return found, after


def page_from(
    work: Work, filters: Filters, sort: Sort, limit: int, offset: int | None, after: str | None
) -> tuple[list[Customer], str | None]:
    """A page by cursor, or behind the first `offset` customers."""
    if offset is None:
        return page(work, filters, sort, limit, after)
    # Who counts offsets takes a short page for the end, so these come out full.
    found: list[Customer] = []
    while True:
        some, after = page(work, filters, sort, min(offset + limit - len(found), 200), after)
        found += some
        if after is None or len(found) >= offset + limit:
            return found[offset:], after


def band_of(filters: Filters, today: date, settings: Settings, reach: Sequence[Silence] = ()) -> Band | None:
    """The last-order days that all filters together leave; None if they contradict each other."""
    bands = [
        *reach,
        *_of_temperature(filters, settings),
        *_of_lifecycle(filters, settings),
        *_of_type(filters, settings),
    ]
    if not bands:
        return Band(everyone=True)
    if any(never for never, _, _ in bands):
        return Band(never=True) if all(never for never, _, _ in bands) or _prospects_fit(filters) else None
    nearest = max(near for _, near, _ in bands)
    furthest = min((far for _, _, far in bands if far is not None), default=None)
    if furthest is not None and nearest > furthest:
        return None
    latest = date.max if nearest == 0 else today - timedelta(days=nearest)
    return Band(earliest=today - timedelta(days=furthest) if furthest is not None else date.min, latest=latest)


type Silence = tuple[bool, int, int | None]
"""Never ordered; or at least, and at most, so many days silent."""


def _of_reach(work: Work) -> list[Silence]:
    """Who only delivers is shown whom something was sold to lately, and pages of it come out full."""
    return [(False, 0, work.settings.access.delivery_days)] if work.caller.reach is Reach.RECENT else []


def _of_temperature(filters: Filters, settings: Settings) -> list[Silence]:
    warmth = settings.temperature
    match filters.temperature:
        case "hot":
            return [(False, 0, warmth.hot_days)]
        case "warm":
            return [(False, warmth.hot_days + 1, warmth.warm_days)]
    return []  # cold holds those who never ordered too: not one band, so the key is asked


def _of_lifecycle(filters: Filters, settings: Settings) -> list[Silence]:
    stages = settings.lifecycle
    match filters.lifecycle_stage:
        case "prospect":
            return [(True, 0, None)]
        case "new" | "active":
            return [(False, 0, stages.at_risk_days - 1)]
        case "at_risk":
            return [(False, stages.at_risk_days, stages.churned_days - 1)]
        case "churned":
            return [(False, stages.churned_days, None)]
    return []


def _of_type(filters: Filters, settings: Settings) -> list[Silence]:
    match filters.customer_type:
        case "inactive":
            return [(False, settings.lifecycle.inactive_days, None)]
        case "repeat":
            return [(False, 0, settings.lifecycle.inactive_days - 1)]
    return []


def _prospects_fit(filters: Filters) -> bool:
    return filters.temperature in (None, "cold") and filters.customer_type in (None, "new")


def wanted_by_key(filters: Filters, today: date, settings: Settings) -> Callable[[Place], bool]:
    """What the index key alone can tell of the labels."""

    def fits(place: Place) -> bool:
        return _labels_fit(place, filters, today, settings)

    return fits


def _labels_fit(known: Known, filters: Filters, today: date, settings: Settings) -> bool:
    return (
        filters.customer_type in (None, customer_type(known, today, settings.value, settings.lifecycle))
        and filters.lifecycle_stage in (None, lifecycle_stage(known, today, settings.lifecycle))
        and filters.temperature in (None, temperature(known, today, settings.temperature))
    )


def _fits(customer: Customer, filters: Filters, work: Work) -> bool:
    """Looked at again on the profile itself: the index lags a moment behind."""
    profile = customer.profile
    return (
        _labels_fit(customer.statistics, filters, work.today, work.settings)
        and (filters.district is None or folded(str(profile.get("district", ""))) == folded(filters.district))
        and (filters.agent is None or customer.agent_id == filters.agent)
        and (filters.tag is None or filters.tag in profile.get("tags", ()))
    )


def _searched(work: Work, filters: Filters, limit: int, after: str | None) -> tuple[list[Customer], str | None]:
    assert filters.search is not None
    found: list[Customer] = []
    for _ in range(ROUNDS):
        known, after = finding.matching(work, filters.search, limit - len(found), after)
        found += [each for each in known if _fits(each, filters, work)]
        if after is None or len(found) == limit:
            break
    return found, after
