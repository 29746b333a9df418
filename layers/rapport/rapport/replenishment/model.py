"""What a caller may say about consumption, and gets to know about profiles and reminders."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StrictBool

from rapport.catalog.model import Name
from rapport.catalog.product import Unit
from rapport.kernel.http.amounts import Quantity
from rapport.kernel.http.models import Asked, Id, Told
from rapport.replenishment.channels import Told as Channel
from rapport.replenishment.states import Basis, State

Days = Annotated[int, Field(ge=1, le=730, strict=True)]


class ProfileFields(Asked):
    avg_consumption_days: Days = Field(description="How long one standard pack lasts an average household.")
    standard_pack: Quantity
    unit: Unit
    buffer_days: Annotated[int, Field(ge=0, le=365, strict=True)] = 7
    min_days: Days = 10
    max_days: Days = 90
    one_need: StrictBool = Field(
        False, description="For a category: anything of it meets the same need, and cancels the others' reminder."
    )
    is_active: StrictBool = Field(True, description="Switched off, nobody is reminded of it.")


class NewProfile(ProfileFields):
    product_id: Id | None = None
    category: Name | None = None


class ProfileTold(Told):
    profile_id: str
    product_id: str | None = None
    category: str | None = None
    avg_consumption_days: int
    standard_pack: Quantity
    unit: Unit
    buffer_days: int
    min_days: int
    max_days: int
    one_need: bool
    is_active: bool
    is_default: bool = Field(description="Not the shop's own word: in force until it says better.")
    version: int


class Arithmetic(Told):
    avg_consumption_days: int
    standard_pack: str
    bought: str
    table_days: int = Field(description="What the table gives for what was bought.")
    own_days: int | None = Field(None, description="What the customer's own median gives for it.")
    weight_percent: int = Field(description="How much their own median counts.")
    purchases: int
    unanswered: int = Field(description="Reminders in a row that they did not answer.")
    asked_less_often: bool
    consumption_days: int
    buffer_days: int
    basis: Basis


class ReminderTold(Told):
    customer_id: str
    customer_name: str
    assigned_agent_id: str | None = None
    need: str
    product_id: str
    product_name: str
    category: str
    last_bought: date
    reminder_date: date
    runs_out: date
    state: State
    why: str
    channels: list[Channel]
    arithmetic: Arithmetic


class ForecastTold(Told):
    day: date
    calls: int
    messages: int
