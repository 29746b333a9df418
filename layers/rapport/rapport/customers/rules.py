"""What a customer is, from statistics and the day. Pure; every threshold is a setting with its reason beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from rapport.customers.statistics import Statistics
from rapport.kernel.settings import DropOff, Lifecycle, Temperature, Value


class Known(Protocol):
    """As much of a customer's statistics as labels need; an index key knows as much."""

    @property
    def orders(self) -> int: ...
    @property
    def spend(self) -> Decimal: ...
    @property
    def last(self) -> date | None: ...


ValueTier = Literal["new", "repeat", "vip"]
CustomerType = Literal["new", "repeat", "vip", "inactive"]
LifecycleStage = Literal["prospect", "new", "active", "at_risk", "churned"]
Warmth = Literal["hot", "warm", "cold"]
RiskLevel = Literal["low", "medium", "high", "critical"]


def silent_days(statistics: Known, today: date) -> int | None:
    """Days since the last order; unknown without one. An order dated tomorrow counts as today's."""
    return None if statistics.last is None else max(0, (today - statistics.last).days)


def value_tier(orders: int, spend: Decimal, value: Value) -> ValueTier:
    if orders >= value.vip_orders or spend >= value.vip_spend:
        return "vip"
    return "repeat" if orders >= value.repeat_orders else "new"


def customer_type(statistics: Known, today: date, value: Value, lifecycle: Lifecycle) -> CustomerType:
    silent = silent_days(statistics, today)
    if silent is not None and silent >= lifecycle.inactive_days:
        return "inactive"
    return value_tier(statistics.orders, statistics.spend, value)


def lifecycle_stage(statistics: Known, today: date, lifecycle: Lifecycle) -> LifecycleStage:
    """At risk and churned go by silence, whatever the count: one order 70 days ago is at risk."""
    silent = silent_days(statistics, today)
    if silent is None:
        return "prospect"
    if silent >= lifecycle.churned_days:
        return "churned"
    if silent >= lifecycle.at_risk_days:
        return "at_risk"
    return "new" if statistics.orders == 1 else "active"


def temperature(statistics: Known, today: date, temperature: Temperature) -> Warmth:
    silent = silent_days(statistics, today)
    if silent is None or silent > temperature.warm_days:
        return "cold"
    return "hot" if silent <= temperature.hot_days else "warm"


def risk_level(silent: int | None, drop_off: DropOff) -> RiskLevel | None:
    """Bands are half open: day 60 is medium, not low."""
    if silent is None or silent < drop_off.low_days:
        return None
    if silent < drop_off.medium_days:
        return "low"
    if silent < drop_off.high_days:
        return "medium"
    return "high" if silent < drop_off.critical_days else "critical"


def is_high_value(statistics: Statistics, value: Value) -> bool:
    return statistics.average_order >= value.high_average_order or statistics.spend >= value.vip_spend
