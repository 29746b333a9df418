"""What a customer is: every boundary, on its day and on the days beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest

from rapport.customers.rules import (
    customer_type,
    is_high_value,
    lifecycle_stage,
    risk_level,
    silent_days,
    temperature,
    value_tier,
)
from rapport.customers.statistics import Statistics
from rapport.customers.windows import all_windows, entered_by_fact
from rapport.kernel.settings import DropOff, Lifecycle, Settings, Temperature, Value

TODAY = date(2026, 3, 10)
SETTINGS = Settings()


@dataclass(frozen=True)
class Known:
    orders: int = 2
    spend: Decimal = Decimal(0)
    last: date | None = None


def silent_for(days: int | None, orders: int = 2, spend: str = "100") -> Known:
    if days is None:
        return Known(0, Decimal(0), None)
    return Known(orders, Decimal(spend), TODAY - timedelta(days=days))


@pytest.mark.parametrize(("last", "days"), [(0, 0), (1, 1), (365, 365), (-1, 0), (None, None)])
def test_silence_is_counted_in_days_and_an_order_of_tomorrow_is_todays(last: int | None, days: int | None) -> None:
    assert silent_days(silent_for(last), TODAY) == days


@pytest.mark.parametrize(
    ("orders", "spend", "tier"),
    [
        (0, "0", "new"),
        (1, "0", "new"),
        (1, "49999.99", "new"),
        (2, "0", "repeat"),
        (5, "49999.99", "repeat"),
        (6, "0", "vip"),
        (7, "1", "vip"),
        (1, "50000", "vip"),
        (2, "50000.00", "vip"),
        (5, "50000.01", "vip"),
    ],
)
def test_the_value_tier_goes_by_orders_or_spend(orders: int, spend: str, tier: str) -> None:
    assert value_tier(orders, Decimal(spend), SETTINGS.value) == tier


@pytest.mark.parametrize(
    ("days", "orders", "spend", "kind"),
    [
        (None, 0, "0", "new"),
        (0, 1, "10", "new"),
        (89, 1, "10", "new"),
        (90, 1, "10", "inactive"),
        (89, 5, "10", "repeat"),
        (89, 6, "10", "vip"),
        (90, 6, "10", "inactive"),
        (95, 7, "60000", "inactive"),
        (91, 2, "50000", "inactive"),
    ],
)
def test_the_type_is_the_tier_until_ninety_days_of_silence(
    days: int | None, orders: int, spend: str, kind: str
) -> None:
    known = silent_for(days, orders, spend)

    assert customer_type(known, TODAY, SETTINGS.value, SETTINGS.lifecycle) == kind


@pytest.mark.parametrize(
    ("days", "orders", "stage"),
    [
        (None, 0, "prospect"),
        (0, 1, "new"),
        (29, 1, "new"),
        (59, 1, "new"),
        (60, 1, "at_risk"),
        (0, 2, "active"),
        (30, 2, "active"),
        (59, 2, "active"),
        (60, 2, "at_risk"),
        (89, 2, "at_risk"),
        (90, 2, "churned"),
        (119, 6, "churned"),
        (120, 6, "churned"),
        (5000, 60, "churned"),
    ],
)
def test_the_stage_follows_silence_whatever_the_count(days: int | None, orders: int, stage: str) -> None:
    assert lifecycle_stage(silent_for(days, orders), TODAY, SETTINGS.lifecycle) == stage


@pytest.mark.parametrize(
    ("days", "warmth"), [(None, "cold"), (0, "hot"), (7, "hot"), (8, "warm"), (30, "warm"), (31, "cold"), (400, "cold")]
)
def test_temperature_is_how_long_ago_somebody_bought(days: int | None, warmth: str) -> None:
    assert temperature(silent_for(days), TODAY, SETTINGS.temperature) == warmth


@pytest.mark.parametrize(
    ("days", "risk"),
    [
        (None, None),
        (0, None),
        (29, None),
        (30, "low"),
        (59, "low"),
        (60, "medium"),
        (89, "medium"),
        (90, "high"),
        (119, "high"),
        (120, "critical"),
        (9999, "critical"),
    ],
)
def test_each_band_of_risk_begins_where_the_one_before_ends(days: int | None, risk: str | None) -> None:
    assert risk_level(days, SETTINGS.drop_off) == risk


@pytest.mark.parametrize(
    ("orders", "spend", "high"),
    [
        (0, "0", False),
        (1, "999.99", False),
        (1, "1000.00", True),
        (2, "1999.98", False),
        (2, "1999.99", True),  # the average, to the cent, is a thousand
        (100, "49999.99", False),
        (100, "50000.00", True),
    ],
)
def test_high_value_is_a_large_average_order_or_a_vips_spend(orders: int, spend: str, high: bool) -> None:
    assert is_high_value(Statistics(orders=orders, spend=Decimal(spend)), SETTINGS.value) is high


def test_md_karim_of_the_decisions() -> None:
    """Last order 10 days ago, 25,000 in ten orders: warm, vip, active, and worth a lot."""
    karim = Statistics(orders=10, spend=Decimal(25_000), first=date(2025, 6, 1), last=TODAY - timedelta(days=10))

    assert temperature(karim, TODAY, SETTINGS.temperature) == "warm"
    assert customer_type(karim, TODAY, SETTINGS.value, SETTINGS.lifecycle) == "vip"
    assert lifecycle_stage(karim, TODAY, SETTINGS.lifecycle) == "active"
    assert risk_level(silent_days(karim, TODAY), SETTINGS.drop_off) is None
    assert karim.average_order == Decimal("2500.00")
    assert is_high_value(karim, SETTINGS.value)


def test_every_edge_is_a_setting() -> None:
    known = silent_for(10, orders=3, spend="500")

    assert temperature(known, TODAY, Temperature(hot_days=10)) == "hot"
    assert lifecycle_stage(known, TODAY, Lifecycle(at_risk_days=10)) == "at_risk"
    assert lifecycle_stage(known, TODAY, Lifecycle(at_risk_days=5, churned_days=10)) == "churned"
    assert customer_type(known, TODAY, Value(), Lifecycle(inactive_days=10)) == "inactive"
    assert value_tier(3, Decimal(500), Value(vip_orders=3)) == "vip"
    assert value_tier(3, Decimal(500), Value(vip_spend=Decimal(500))) == "vip"
    assert value_tier(3, Decimal(500), Value(repeat_orders=4)) == "new"
    assert risk_level(10, DropOff(low_days=10)) == "low"


@pytest.mark.parametrize("days", [0, 29, 30, 59, 60, 89, 90, 119, 120, 500])
def test_a_fact_puts_a_customer_into_the_window_that_their_risk_names(days: int) -> None:
    entered = entered_by_fact(TODAY - timedelta(days=days), TODAY, all_windows(SETTINGS))

    risk = risk_level(days, SETTINGS.drop_off)
    assert [window.name for window in entered] == ([f"dropoff.{risk}"] if risk else [])


def test_nobody_without_an_order_is_in_a_window() -> None:
    assert entered_by_fact(None, TODAY, all_windows(SETTINGS)) == []
