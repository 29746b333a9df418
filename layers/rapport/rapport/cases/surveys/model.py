"""What a caller may say and gets to know of surveys."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StrictInt, model_validator

from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Id, Told

Source = Literal["link", "team"]
"""The customer's own click, or written down by somebody they told it."""


class SurveyAsked(Asked):
    customer_id: Id
    case_id: Id | None = Field(None, description="If it is about a case of theirs, which was settled.")
    nps: Annotated[StrictInt, Field(ge=0, le=10)] | None = Field(
        None, description="Would they recommend the shop: 0 never, 10 certainly."
    )
    satisfaction: Annotated[StrictInt, Field(ge=1, le=5)] | None = None
    comment: Annotated[str, Field(min_length=1, max_length=2000)] | None = None

    @model_validator(mode="after")
    def answers_something(self) -> Self:
        if self.nps is None and self.satisfaction is None:
            raise ValueError("nps or satisfaction is needed")
        return self


class SurveyTold(Told):
    answer_id: str
    customer_id: str
    customer_name: str | None = None
    case_id: str | None = None
    nps: int | None = None
    satisfaction: int | None = None
    comment: str | None = None
    source: Source
    at: datetime


class NpsTold(Told):
    score: int | None = Field(None, description="Promoters less detractors, in percent of all; absent without any.")
    promoters: int = Field(description="9 and 10.")
    passives: int
    detractors: int = Field(description="0 to 6.")
    answers: int


class SatisfactionTold(Told):
    average: Money | None = Field(None, description="Of 1 to 5; absent without any.")
    answers: int


class MonthOfSurveysTold(Told):
    month: str
    nps: NpsTold
    satisfaction: SatisfactionTold


class SurveySummaryTold(Told):
    start_date: date
    end_date: date
    answers: int
    nps: NpsTold
    satisfaction: SatisfactionTold
    trend: list[MonthOfSurveysTold] = Field(description="Months in which somebody answered, oldest first.")
    comments: list[SurveyTold] | None = Field(
        None, description="The latest that say something in words; for those who manage."
    )
