"""What happened, in one shape."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AliasChoices, Field

from rapport.activity.kinds import (
    AskedChannel,
    Direction,
    EngagementChannel,
    EngagementStatus,
    InteractionType,
    Outcome,
    Response,
)
from rapport.kernel.http.amounts import Money
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


EngagementType = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=50)]
"""A shop's own words: call, offer_sent, order_placed, birthday_message."""


class EngagementAsked(Asked):
    customer_id: Id
    engagement_type: EngagementType = Field(description="In words of your own, as `call`, `offer_sent`.")
    channel: AskedChannel | None = Field(
        None, description="If not given, the one that the type names. `phone` is `call`, `in_person` `visit`."
    )
    status: EngagementStatus | None = Field(None, description="`sent` if not given; an answer makes it `responded`.")
    response: Response | None = None
    content: Note | None = Field(
        None,
        description="What was said or sent; `message_content` is understood as well.",
        validation_alias=AliasChoices("content", "message_content", "messageContent"),
    )
    agent_id: Id | None = Field(None, description="Who turned to them; the caller, if not given.")
    campaign_id: Id | None = None
    at: Instant | None = None


class EngagementTold(Told):
    id: str
    kind: str = Field(description="`engagement` as logged, `message` as sent, `interaction`: a contact.")
    customer_id: str
    engagement_type: str
    channel: EngagementChannel | None = None
    status: EngagementStatus
    response: Response | None = None
    direction: Direction
    content: str | None = None
    agent_id: str | None = None
    campaign_id: str | None = None
    message_id: str | None = None
    interaction_id: str | None = Field(None, description="The contact that had been logged of the same thing.")
    at: datetime


class RatesTold(Told):
    sent: int
    failed: int
    delivered: int = Field(description="Arrived, as a provider or an answer says.")
    responded: int
    response_rate: Money | None = Field(None, description="Of those sent, in percent.")


class EngagementStatsTold(RatesTold):
    customer_id: str
    since: datetime
    came_in: int = Field(description="What customers did by themselves: their calls, orders on the website.")
    records_read: int
    complete: bool = Field(description="False if there was more since then than is read; the newest counts.")
    by_channel: dict[str, RatesTold]
    by_type: dict[str, RatesTold]
    best_channel: EngagementChannel | None = Field(
        None, description="With the highest rate of those that brought three answers; absent if none did."
    )
    best_hour: int | None = Field(
        None, description="Of the shop's day, at which most of what was answered went out; absent below three answers."
    )


class TimelineEntry(Told):
    id: str
    kind: str
    at: datetime
    title: str
    facts: dict[str, Any]
