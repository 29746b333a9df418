"""What a manager says of the offers of a year, and what is told of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AliasChoices, Field, StrictBool, StrictInt

from rapport.campaigns.campaign import Status
from rapport.campaigns.model import Word
from rapport.kernel.http.models import Asked, Id, Line, Told
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.model import Subject, Subjects, Text, Texts, TextsTold

Month = Annotated[StrictInt, Field(ge=1, le=12)]


class MonthSaid(Asked):
    month: Month
    theme: Subject | Subjects = Field(description="In the shop's language, or in several.")
    segment: Word = Field(validation_alias=AliasChoices("segment", "target_segment", "targetSegment"))
    kpi: Line
    channel: MessageChannel = "sms"
    message: Text | Texts | None = Field(
        None,
        description="Its theme in a sentence, if not given.",
        validation_alias=AliasChoices("message", "message_template", "messageTemplate"),
    )
    template_id: Id | None = None
    code: Word | None = Field(
        None, validation_alias=AliasChoices("code", "offer_code", "offerCode", "discount_code", "discountCode")
    )
    day: Annotated[StrictInt, Field(ge=1, le=28)] = 1
    is_active: StrictBool = Field(True, description="Its campaign sends by itself on its day.")


class CalendarSaid(Asked):
    offers: Annotated[list[MonthSaid], Field(min_length=1, max_length=12)] = Field(
        description="All twelve, or the months that change."
    )


class MonthTold(Told):
    month: int
    theme: TextsTold
    segment: str
    kpi: str
    channel: MessageChannel
    message: TextsTold | None = None
    template_id: str | None = None
    code: str | None = None
    day: int
    is_active: bool
    note: str | None = Field(None, description="Where the segment is not quite whom the plan speaks of.")
    campaign_id: str = Field(description="Of the campaign that it becomes on its day.")
    campaign_status: Status | None = Field(None, description="Once it is there.")


class CalendarTold(Told):
    year: int
    offers: list[MonthTold]
    version: int = Field(description="0, as long as it is the one that every year begins with.")
