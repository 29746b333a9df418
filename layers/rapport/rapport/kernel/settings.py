"""What a shop may decide for itself: typed, versioned, changed in one place, in force within 30 seconds.

Nothing that follows from these and from time passing is stored on a customer, so a changed threshold is true for
everyone at once. Time zone and currency are deploy parameters, in `kernel.shop`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rapport.kernel.money import Money


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Temperature(Section):
    hot_days: int = Field(7, ge=0, le=365)
    warm_days: int = Field(30, ge=1, le=730)

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.hot_days >= self.warm_days:
            raise ValueError("hot_days must be below warm_days")
        return self


class Lifecycle(Section):
    at_risk_days: int = Field(60, ge=1, le=730)
    churned_days: int = Field(90, ge=2, le=1460)
    inactive_days: int = Field(90, ge=2, le=1460)
    """After so many days without an order a customer's type reads `inactive`."""

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.at_risk_days >= self.churned_days:
            raise ValueError("at_risk_days must be below churned_days")
        return self


class DropOff(Section):
    """Days of silence at which each band of risk begins; a band ends where the next begins."""

    low_days: int = Field(30, ge=1, le=730)
    medium_days: int = Field(60, ge=2, le=730)
    high_days: int = Field(90, ge=3, le=730)
    critical_days: int = Field(120, ge=4, le=1460)

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if not self.low_days < self.medium_days < self.high_days < self.critical_days:
            raise ValueError("low, medium, high and critical must rise")
        return self


class Value(Section):
    repeat_orders: int = Field(2, ge=2, le=100)
    vip_orders: int = Field(6, ge=3, le=1000)
    vip_spend: Money = Decimal("50000.00")
    high_average_order: Money = Decimal("1000.00")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.repeat_orders >= self.vip_orders:
            raise ValueError("repeat_orders must be below vip_orders")
        return self


class Business(Section):
    name: str = Field("Rapport shop", min_length=1, max_length=100)
    language: Literal["en", "bn"] = "en"
    weekend: list[Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]] = Field(
        default=["friday", "saturday"], max_length=6
    )
    holidays: list[date] = Field(default=[], max_length=400)


class Access(Section):
    visibility: Literal["own", "team", "by_team_size"] = "by_team_size"
    """Whose customers an agent may read; by team size, a team below ten agents shares all of them."""
    team_shares_below: int = Field(10, ge=0, le=1000)
    delivery_days: int = Field(30, ge=1, le=365)


class CustomField(Section):
    type: Literal["text", "number", "date", "choice", "yes_no"]
    choices: list[str] = Field(default=[], max_length=100)


class CustomFields(Section):
    customer: dict[str, CustomField] = Field(default={}, max_length=50)


class Settings(Section):
    temperature: Temperature = Temperature()
    lifecycle: Lifecycle = Lifecycle()
    drop_off: DropOff = DropOff()
    value: Value = Value()
    business: Business = Business()
    access: Access = Access()
    custom_fields: CustomFields = CustomFields()
