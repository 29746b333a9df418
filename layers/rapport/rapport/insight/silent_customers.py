"""The at-risk list: customers in a band of silence, most valuable first."""

from __future__ import annotations

from datetime import date, timedelta

from rapport.customers import store as customers
from rapport.customers.rules import RiskLevel
from rapport.insight import dropoff
from rapport.insight.band import Band, page_by_value
from rapport.insight.dropoff import DropOffTold
from rapport.kernel.work import Work


def page(work: Work, risk: RiskLevel | None, limit: int, after: str | None) -> tuple[list[DropOffTold], str | None]:
    found, rest = page_by_value(work, band(work, risk), limit, after)
    known = customers.get_many(work, found)
    low = work.settings.drop_off.low_days
    # The index lags a moment behind; who has ordered since is no longer silent.
    silent = [each for each in known if each.statistics.last and (work.today - each.statistics.last).days >= low]
    return [dropoff.told(work, each) for each in silent], rest


def band(work: Work, risk: RiskLevel | None) -> Band:
    edges = work.settings.drop_off
    near, far = {
        None: (edges.low_days, None),
        "low": (edges.low_days, edges.medium_days),
        "medium": (edges.medium_days, edges.high_days),
        "high": (edges.high_days, edges.critical_days),
        "critical": (edges.critical_days, None),
    }[risk]
    return Band(
        earliest=work.today - timedelta(days=far - 1) if far is not None else date.min,
        latest=work.today - timedelta(days=near),
    )
