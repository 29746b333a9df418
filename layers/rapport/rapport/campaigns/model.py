"""What a manager says of a campaign, in the words of either seed, and what is told of one."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, AliasChoices, Field, StrictBool, StrictInt

from rapport.campaigns.campaign import Starts, Status, VariantName
from rapport.campaigns.triggers import TriggerKind
from rapport.customers.model import Purpose
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.days import DayInReach
from rapport.kernel.http.models import Asked, Id, Instant, Line, Told
from rapport.kernel.ids import BROUGHT
from rapport.messaging.ledger.message import MessageChannel, State
from rapport.messaging.templates.model import LONGEST_SUBJECT, Subjects, Text, Texts, TextsTold

MOST_HELD_OUT = 50
"""Whoever holds out more than half is not measuring a campaign, but leaving it."""

Word = Annotated[str, Field(min_length=1, max_length=60)]
Count = Annotated[StrictInt, Field(ge=0)]
Subject = Annotated[str, Field(min_length=1, max_length=LONGEST_SUBJECT)]


def _some(value: Decimal) -> Decimal:
    if not value:
        raise ValueError("must be above 0")
    return value


def _at_most_all(value: Decimal) -> Decimal:
    if not 0 < value <= 100:
        raise ValueError("must be above 0, and at most 100")
    return value


Budget = Annotated[Money, AfterValidator(_some)]
Percentage = Annotated[Money, AfterValidator(_at_most_all)]


class TriggerSaid(Asked):
    trigger: TriggerKind | None = Field(
        None, description="May be left out of a condition on `total_orders` and `avg_order_value`."
    )
    value: Count | None = Field(None, description="Days of silence, days since the purchase, or how many orders.")
    days: Count | None = None
    total_orders: Count | None = None
    average_above: Money | None = None
    avg_order_value: Money | None = None
    minutes: Count | None = None
    product_id: Id | None = None
    category: Line | None = None
    unless_product_id: Id | None = Field(None, description="Not to those who bought this since.")
    unless_category: Line | None = None
    days_before: Count | None = Field(None, description="Of an occasion; 0 is the day itself.")
    stage: Word | None = None
    level: Word | None = None
    score: Count | None = None


class VariantSaid(Asked):
    name: VariantName
    share: Annotated[StrictInt, Field(ge=1, le=100)] = Field(description="In percent of those who are written to.")
    message_template: Text | Texts = Field(
        validation_alias=AliasChoices("message_template", "messageTemplate", "texts")
    )
    subject: Subject | Subjects | None = None


class CampaignFields(Asked):
    campaign_name: Annotated[str, Field(min_length=1, max_length=100)] = Field(
        validation_alias=AliasChoices("campaign_name", "campaignName", "name")
    )
    campaign_type: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_ -]{0,59}$")] = Field(
        "promotion", description="What it is for; the name of a channel is understood as the channel too."
    )
    channel: MessageChannel | None = Field(None, description="Needed, unless `campaign_type` says it.")
    purpose: Purpose = "marketing"
    target_segment: Word = Field(
        description="`all`, `new`, `repeat`, `vip`, `inactive`, `inactive_30_days`, `prospect`, `stage:at_risk`, "
        "`hot`, `warm`, `cold`, `high_value` ..."
    )
    message_template: Text | Texts | None = Field(
        None, description="In the shop's language, or in several; or give a template_id."
    )
    template_id: Id | None = None
    subject: Subject | Subjects | None = Field(None, description="Of an email; the campaign's name, if not given.")
    whatsapp_name: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,512}$")] | None = Field(
        None, description="The name under which WhatsApp approved these words."
    )
    starts: Starts | None = Field(
        None,
        description="As follows from the rest, if not given: `triggered` with a trigger_condition, `scheduled` with "
        "scheduled_at, `monthly` with month_day, else `once`.",
    )
    trigger_condition: TriggerSaid | None = None
    scheduled_at: Instant | None = None
    month_day: Annotated[StrictInt, Field(ge=1, le=28)] | None = None
    discount_code: Word | None = None
    discount_percent: Percentage | None = None
    offer: Line | None = None
    product_id: Id | None = None
    start_date: DayInReach | None = None
    end_date: DayInReach | None = Field(None, description="Included.")
    is_active: StrictBool = True
    priority: Annotated[StrictInt, Field(ge=0, le=100)] = Field(
        50, description="Who may get one message only gets the one of the highest."
    )
    budget: Budget | None = Field(None, description="What its messages may cost at the most.")
    holdout_percent: Annotated[StrictInt, Field(ge=0, le=MOST_HELD_OUT)] = 0
    variants: Annotated[list[VariantSaid], Field(max_length=4)] = Field(default_factory=list)
    experiment: Annotated[str, Field(pattern=BROUGHT)] | None = Field(
        None, description="Campaigns of one experiment hold out the same people."
    )


class Switched(Asked):
    is_active: StrictBool | None = Field(None, description="The other way round, if not given.")


class MissedCallSaid(Asked):
    task_id: Id = Field(description="Of a call task of one's own, which met nobody.")


class MissedCallMessage(Told):
    message_id: str
    campaign_id: str
    channel: MessageChannel
    state: State
    reason: str | None = Field(None, description="Why it does not go, or waits.")
    due: datetime


class MissedCallTold(Told):
    task_id: str
    customer_id: str
    messages: list[MissedCallMessage] = Field(
        description="One of each campaign that answers missed calls; said twice, it is the same one."
    )


class TriggerTold(Told):
    trigger: TriggerKind
    value: int | None = None
    average_above: Money | None = None
    minutes: int | None = None
    product_id: str | None = None
    category: str | None = None
    unless_product_id: str | None = None
    unless_category: str | None = None
    days_before: int | None = None
    stage: str | None = None
    level: str | None = None
    score: int | None = None


class VariantTold(Told):
    name: VariantName
    share: int
    texts: TextsTold
    subjects: TextsTold | None = None


class CampaignTold(Told):
    id: str
    campaign_name: str
    campaign_type: str
    channel: MessageChannel
    purpose: Purpose
    target_segment: str
    message_template: str | None = Field(None, description="In the shop's language if it is said in it.")
    texts: TextsTold | None = None
    template_id: str | None = None
    subjects: TextsTold | None = None
    whatsapp_name: str | None = None
    starts: Starts
    trigger_condition: TriggerTold | None = None
    scheduled_at: datetime | None = None
    month_day: int | None = None
    discount_code: str | None = None
    discount_percent: Money | None = None
    offer: str | None = None
    product_id: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    is_active: bool
    paused: bool
    status: Status = Field(description="`active` is switched on, not paused and not over; it may begin later.")
    priority: int
    budget: Money | None = None
    holdout_percent: int
    variants: list[VariantTold] | None = None
    experiment: str | None = None
    is_default: bool
    sent_count: int
    response_count: int
    success_count: int = Field(description="Who ordered after it.")
    conversion_rate: Money = Field(description="Of those sent, in percent.")
    created_at: datetime
    version: int
