"""What a caller may say and gets to know about a case."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from pydantic import Field, model_validator

from rapport.cases.case import Kind, Priority, Status
from rapport.kernel.http.models import Asked, Id, Note, Told


class NewCase(Asked):
    customer_id: Id
    kind: Kind
    priority: Priority = "normal"
    order_id: Id | None = Field(None, description="Of this customer, if it is about an order.")
    assignee: Id | None = Field(None, description="Who of the team has it; nobody, if not given.")
    what_happened: Note


class CaseFields(Asked):
    """What is not said stays as it is; null takes away."""

    kind: Kind | None = Field(None, description="From then on the case has the hours of that kind.")
    priority: Priority | None = None
    order_id: Id | None = None
    assignee: Id | None = None
    what_happened: Note | None = None

    @model_validator(mode="after")
    def takes_away_only_what_may_be_missing(self) -> Self:
        for name in ("kind", "priority", "what_happened"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"{name} may be changed, not taken away")
        return self


class CaseStatusAsked(Asked):
    status: Status
    resolution: Note | None = Field(None, description="How it was settled; needed to resolve.")

    @model_validator(mode="after")
    def says_how_it_was_settled(self) -> Self:
        if (self.status == "resolved") != (self.resolution is not None):
            raise ValueError("resolution is needed to resolve, and goes with nothing else")
        return self


class CaseNoteAsked(Asked):
    text: Note


class ReturnAsked(Asked):
    resolution: Note | None = Field(None, description="What was agreed, as money back or another one.")


class CaseNoteTold(Told):
    id: str
    at: datetime
    by: str
    text: str


class CaseTold(Told):
    case_id: str
    customer_id: str
    customer_name: str | None = None
    customer_phone: str | None = None
    customer_address: str | None = None
    kind: Kind
    status: Status
    priority: Priority
    order_id: str | None = None
    assignee: str | None = None
    assignee_name: str | None = None
    what_happened: str
    resolution: str | None = None
    opened_at: datetime
    opened_by: str
    due: datetime | None = Field(None, description="Absent while the clock rests, and when it is settled.")
    overdue: bool
    minutes_left: int | None = Field(None, description="Of its hours, while the clock rests.")
    waiting_since: datetime | None = None
    resolved_at: datetime | None = None
    times_resolved: int
    rating: int | None = Field(None, description="How satisfied they were with it, from 1 to 5.")
    rating_path: str | None = Field(
        None, description="Where the customer can rate it, under the shop's address; absent once they have."
    )
    moves: list[Status] = Field(description="What its status may become.")
    notes_count: int
    notes: list[CaseNoteTold] | None = Field(None, description="Newest first, the last hundred; of one case alone.")
    version: int
    updated_at: datetime


class CaseCountsTold(Told):
    """What is not settled, as far as the caller works on it: an agent's own share, a delivery's kinds."""

    open: int
    waiting: int
    reopened: int
    overdue: int
    due_today: int
    unassigned: int
    mine: int
    complaints: int
    by_kind: dict[Kind, int]
    complete: bool = Field(description="False if there was more than is counted.")


class OpenComplaintTold(Told):
    """Somebody complained, and it is not settled: say so before anything else."""

    case_id: str = Field(description="The oldest.")
    since: datetime
    count: int
