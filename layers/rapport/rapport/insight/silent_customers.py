"""The at-risk list: customers in a band of silence, most valuable first."""

from __future__ import annotations

from datetime import date, timedelta

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import RiskLevel, silent_days
from rapport.insight.band import Band, page_by_value
from rapport.insight.dropoff import level_of, windows
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work


class DropOffTold(Told):
    customer_id: str
    name: str
    phone: str | None = None
    last_active_date: date
    days_inactive: int
    risk_level: RiskLevel
    reason: str
    lifetime_value: Money
    total_orders: int
    assigned_agent_id: str | None = None
    recovery_attempted: bool
    recovery_successful: bool


def page(work: Work, risk: RiskLevel | None, limit: int, after: str | None) -> tuple[list[DropOffTold], str | None]:
    found, rest = page_by_value(work, band(work, risk), limit, after)
    known = customers.get_many(work, found)
    low = work.settings.drop_off.low_days
    # The index lags a moment behind; who has ordered since is no longer silent.
    silent = [each for each in known if each.statistics.last and (work.today - each.statistics.last).days >= low]
    return [told(work, each) for each in silent], rest


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


def told(work: Work, customer: Customer) -> DropOffTold:
    known = customer.statistics
    silent = silent_days(known, work.today)
    assert silent is not None
    assert known.last is not None
    risk = next(window for window in windows(work.settings) if window.holds(silent))
    attempted = customer.facts.last_contact
    return DropOffTold(
        customer_id=customer.customer_id,
        name=customer.name,
        phone=customer.phone,
        last_active_date=known.last,
        days_inactive=silent,
        risk_level=level_of(risk.name),
        reason=reason(known.average_gap, silent),
        lifetime_value=known.spend,
        total_orders=known.orders,
        assigned_agent_id=customer.agent_id,
        recovery_attempted=attempted is not None
        and attempted >= known.last + timedelta(days=work.settings.drop_off.low_days),
        recovery_successful=customer.facts.recovered_on == known.last,
    )


def reason(usual_gap: int | None, silent: int) -> str:
    if usual_gap:
        return f"{silent} days without an order; usually orders every {usual_gap} days"
    return f"{silent} days without an order"
