"""What a caller may say and gets to know about a call task."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StrictInt, model_validator

from rapport.activity.kinds import Outcome
from rapport.calls.plan.rules import Priority
from rapport.calls.tasks.task import Source, Status, TaskType
from rapport.cases.model import OpenComplaintTold
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.days import DayInReach
from rapport.kernel.http.models import Asked, Id, Note, Told

Time = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
LONGEST_CALL_MINUTES = 600


class CallStatusAsked(Asked):
    status: Status | None = None
    outcome: Annotated[str, Field(min_length=1, max_length=1000)] | None = Field(
        None, description="One of the outcomes; free text is read by the one it begins with, the rest is kept as notes."
    )
    notes: Note | None = None
    follow_up_date: DayInReach | None = None
    call_minutes: Annotated[StrictInt, Field(ge=0, le=LONGEST_CALL_MINUTES)] | None = Field(
        None, description="How long was spoken; measured from in_progress, if not given."
    )

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.status is None and self.outcome is None:
            raise ValueError("status or outcome is needed")
        return self


class NewTask(Asked):
    customer_id: Id
    task_type: TaskType = "manual"
    priority: Priority = "warm"
    task_date: DayInReach | None = Field(None, description="Today, if not given.")
    scheduled_time: Time | None = None
    call_reason: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    notes: Note | None = None
    agent_id: Id | None = Field(None, description="The customer's own agent or, by the policy, another, if not given.")


class AssignAsked(Asked):
    agent_id: Id | None = Field(description="null is nobody: back into the pool. It has to be said.")


class BulkAsked(Asked):
    action: Literal["assign", "reschedule", "skip"]
    task_ids: list[Id] = Field(min_length=1, max_length=100)
    agent_id: Id | None = None
    task_date: DayInReach | None = None
    notes: Note | None = None

    @model_validator(mode="after")
    def complete(self) -> Self:
        if self.action == "reschedule" and self.task_date is None:
            raise ValueError("task_date is needed to reschedule")
        if self.action == "assign" and "agent_id" not in self.model_fields_set:
            raise ValueError("agent_id is needed to assign; null hands back into the pool")
        return self


class GenerateAsked(Asked):
    task_date: DayInReach | None = Field(
        None, description="Today, if not given; a day that is over can only be shown, as a preview."
    )
    plan_hash: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="Of a preview: refused if the plan would be another now."
    )


class RebalanceAsked(Asked):
    plan_hash: Annotated[str, Field(min_length=1, max_length=64)] | None = Field(
        None, description="Of a preview: refused if the plan would be another now. The query takes it as well."
    )


class ReasonTold(Told):
    rule: str
    points: int
    text: str


class PointTold(Told):
    what: str
    points: int
    text: str


class ProductToPush(Told):
    product_id: str
    product_name: str
    price: Money
    recommended_price: Money
    discount_percentage: Money
    reason: str
    source: str


class ScriptTold(Told):
    situation: str
    opening: str
    do: list[str]
    dont: list[str]


class TaskTold(Told):
    id: str
    customer_id: str
    customer_name: str | None = None
    customer_phone: str | None = None
    agent_id: str | None = None
    task_date: date
    task_type: TaskType
    priority: Priority
    status: Status
    score: int
    call_reason: str
    reasons: list[ReasonTold]
    points: list[PointTold]
    recommended_products: list[ProductToPush]
    script: ScriptTold
    ordered_since: date | None = Field(None, description="An order came after this call was planned.")
    open_complaint: OpenComplaintTold | None = Field(None, description="Say so before anything else.")
    scheduled_time: str | None = None
    """When to call: as agreed, or else at the hour at which they are likely to be reached."""
    time_is_agreed: bool
    best_hour: str | None = None
    """What is likely, whatever was agreed."""
    outcome: Outcome | None = None
    notes: str | None = None
    follow_up_date: date | None = None
    attempts: int
    retry_of: str | None = None
    rolled_from: str | None = None
    source: Source
    call_minutes: Money | None = None
    facts: dict[str, Any]
    last_day: date
    undo_until: datetime | None = None
    created_at: datetime
    completed_at: datetime | None = None
    version: int
