"""What a shop may decide for itself: typed, versioned, changed in one place, in force within 30 seconds.

Nothing that follows from these and from time passing is stored on a customer, so a changed threshold is true for
everyone at once. Time zone and currency are deploy parameters, in `kernel.shop`. Plain classes, because every job
reads them and none of them needs a validator to do so; `oversight.decided` checks what a person changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, ClassVar, Literal

from rapport.kernel.money import money

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Nonsense(ValueError):
    """A setting that no shop can mean."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")
        self.name, self.problem = name, problem


def _within(section: Any, least: int, most: int, *names: str) -> None:
    for name in names:
        if not least <= getattr(section, name) <= most:
            raise Nonsense(name, f"must be between {least} and {most}")


def _rising(section: Any, *names: str) -> None:
    for lower, higher in pairwise(names):
        if getattr(section, lower) >= getattr(section, higher):
            raise Nonsense(lower, f"must be below {higher}")


def _to_the_cent(section: Any, *names: str) -> None:
    for name in names:
        if getattr(section, name) != money(getattr(section, name)):
            raise Nonsense(name, "has more than two decimals")


def _long(text: str, name: str, least: int, most: int) -> None:
    if not least <= len(text) <= most:
        raise Nonsense(name, f"must have {least} to {most} characters")


def _many(things: Any, name: str, most: int) -> None:
    if len(things) > most:
        raise Nonsense(name, f"may hold at most {most}")


class Section:
    # Read by whoever validates a change: an unknown setting is a misspelt one.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True)
class Temperature(Section):
    hot_days: int = 7
    warm_days: int = 30

    def __post_init__(self) -> None:
        _within(self, 0, 730, "hot_days", "warm_days")
        _rising(self, "hot_days", "warm_days")


@dataclass(frozen=True)
class Lifecycle(Section):
    at_risk_days: int = 60
    churned_days: int = 90
    inactive_days: int = 90
    """After so many days without an order a customer's type reads `inactive`."""

    def __post_init__(self) -> None:
        _within(self, 1, 1460, "at_risk_days", "churned_days", "inactive_days")
        _rising(self, "at_risk_days", "churned_days")


@dataclass(frozen=True)
class DropOff(Section):
    """Days of silence at which each band of risk begins; a band ends where the next begins."""

    low_days: int = 30
    medium_days: int = 60
    high_days: int = 90
    critical_days: int = 120

    def __post_init__(self) -> None:
        _within(self, 1, 1460, "low_days", "medium_days", "high_days", "critical_days")
        _rising(self, "low_days", "medium_days", "high_days", "critical_days")


@dataclass(frozen=True)
class Value(Section):
    repeat_orders: int = 2
    vip_orders: int = 6
    vip_spend: Decimal = Decimal("50000.00")
    high_average_order: Decimal = Decimal("1000.00")

    def __post_init__(self) -> None:
        # Two orders make a repeat buyer at the least: the counters keep one-time buyers apart.
        _within(self, 2, 1000, "repeat_orders", "vip_orders")
        _within(self, 0, 999_999_999_999, "vip_spend", "high_average_order")
        _to_the_cent(self, "vip_spend", "high_average_order")
        _rising(self, "repeat_orders", "vip_orders")


@dataclass(frozen=True)
class Business(Section):
    name: str = "Rapport shop"
    language: Literal["en", "bn"] = "en"
    weekend: tuple[Weekday, ...] = ("friday", "saturday")
    holidays: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        _long(self.name, "name", 1, 100)
        _many(self.weekend, "weekend", 6)
        _many(self.holidays, "holidays", 400)


@dataclass(frozen=True)
class Access(Section):
    visibility: Literal["own", "team", "by_team_size"] = "by_team_size"
    """Whose customers an agent may read; by team size, a team below ten agents shares all of them."""
    team_shares_below: int = 10
    delivery_days: int = 30

    def __post_init__(self) -> None:
        _within(self, 0, 1000, "team_shares_below")
        _within(self, 1, 365, "delivery_days")


@dataclass(frozen=True)
class CustomField(Section):
    type: Literal["text", "number", "date", "choice", "yes_no"]
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _many(self.choices, "choices", 100)


@dataclass(frozen=True)
class CustomFields(Section):
    customer: Mapping[str, CustomField] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _many(self.customer, "customer", 50)
        for name in self.customer:
            _long(name, "a field's name", 1, 40)


@dataclass(frozen=True)
class Settings:
    temperature: Temperature = Temperature()
    lifecycle: Lifecycle = Lifecycle()
    drop_off: DropOff = DropOff()
    value: Value = Value()
    business: Business = Business()
    access: Access = Access()
    custom_fields: CustomFields = CustomFields()
