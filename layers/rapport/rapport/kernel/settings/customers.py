"""From which day or amount on a customer is called what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rapport.kernel.settings.nonsense import rising, to_the_cent, within
from rapport.kernel.settings.section import Section


@dataclass(frozen=True)
class Temperature(Section):
    hot_days: int = 7
    warm_days: int = 30

    def __post_init__(self) -> None:
        within(self, 0, 730, "hot_days", "warm_days")
        rising(self, "hot_days", "warm_days")


@dataclass(frozen=True)
class Lifecycle(Section):
    at_risk_days: int = 60
    churned_days: int = 90
    inactive_days: int = 90
    """After so many days without an order a customer's type reads `inactive`."""

    def __post_init__(self) -> None:
        within(self, 1, 1460, "at_risk_days", "churned_days", "inactive_days")
        rising(self, "at_risk_days", "churned_days")


@dataclass(frozen=True)
class DropOff(Section):
    """Days of silence at which each band of risk begins; a band ends where the next begins."""

    low_days: int = 30
    medium_days: int = 60
    high_days: int = 90
    critical_days: int = 120

    def __post_init__(self) -> None:
        within(self, 1, 1460, "low_days", "medium_days", "high_days", "critical_days")
        rising(self, "low_days", "medium_days", "high_days", "critical_days")


@dataclass(frozen=True)
class Value(Section):
    repeat_orders: int = 2
    vip_orders: int = 6
    vip_spend: Decimal = Decimal("50000.00")
    high_average_order: Decimal = Decimal("1000.00")

    def __post_init__(self) -> None:
        # Two orders make a repeat buyer at the least: the counters keep one-time buyers apart.
        within(self, 2, 1000, "repeat_orders", "vip_orders")
        within(self, 0, 999_999_999_999, "vip_spend", "high_average_order")
        to_the_cent(self, "vip_spend", "high_average_order")
        rising(self, "repeat_orders", "vip_orders")
