"""What happened, in one shape."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from rapport.activity.kinds import Direction, InteractionType, Outcome
from rapport.kernel.http.days import IsoDay
from rapport.kernel.http.models import Asked, Id, Instant, Note, Told


class InteractionAsked(Asked):
    customer_id: Id
    interaction_type: InteractionType
    direction: Direction = "outbound"
    subject: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    details: Note | None = None
    outcome: Outcome | None = None
    agent_id: Id | None = Field(None, description="Who spoke; the caller, if not given.")
    interaction_date: Instant | None = None
    follow_up_date: IsoDay | None = None


class InteractionTold(Told):
    id: str
    customer_id: str
    interaction_type: InteractionType
    direction: Direction
    subject: str | None = None
    details: str | None = None
    outcome: Outcome | None = None
    agent_id: str | None = None
    agent_name: str | None = None
    interaction_date: datetime
    follow_up_date: date | None = None
    task_id: str | None = Field(None, description="The call task it was logged with.")


class TimelineEntry(Told):
    id: str
    kind: str
    at: datetime
    title: str
    facts: dict[str, Any]
