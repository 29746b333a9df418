"""Agents."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, model_validator

from rapport.kernel.caller import Role
from rapport.kernel.http.days import IsoDay
from rapport.kernel.http.models import Asked, Email, Id, Line, Told

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Seniority = Literal["junior", "senior", "lead"]
Time = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Absence(Asked):
    start: IsoDay
    end: IsoDay

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("an absence ends on or after the day it starts")
        return self


class AgentFields(Asked):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    role: Role = Role.CRM_AGENT
    seniority: Seniority = "junior"
    districts: list[Line] = Field(default=[], max_length=64)
    daily_capacity: StrictInt = Field(40, ge=0, le=500)
    working_days: list[Weekday] | None = Field(None, max_length=7, description="The shop's, if not given.")
    starts_at: Time = "09:00"
    ends_at: Time = "18:00"
    absences: list[Absence] = Field(default=[], max_length=50)
    active: StrictBool = True


class NewAgent(AgentFields):
    agent_id: Id | None = None
    email: Email | None = Field(None, description="Invites the person: their sign-in is made in the user pool.")
    user_id: Id | None = Field(None, description="The sign-in they have already.")

    @model_validator(mode="after")
    def one_sign_in(self) -> Self:
        if self.email and self.user_id:
            raise ValueError("email invites a new sign-in, user_id names one that is there: not both")
        return self


class AbsenceTold(Told):
    start: date
    end: date


class AgentTold(Told):
    agent_id: str
    name: str
    role: Role
    seniority: Seniority
    districts: list[str]
    daily_capacity: int
    working_days: list[Weekday] | None = None
    starts_at: str
    ends_at: str
    absences: list[AbsenceTold]
    active: bool
    user_id: str | None = None
    version: int
