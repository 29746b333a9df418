"""A campaign: to whom, by which channel, when, in which words. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from rapport.campaigns.triggers import Trigger
from rapport.customers.model import Purpose
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.template import Texts

Starts = Literal["once", "scheduled", "monthly", "triggered"]
"""When somebody says `send`, at one instant, on a day of each month, or when something happens to a customer."""
Status = Literal["active", "paused", "inactive", "ended"]
VariantName = Literal["A", "B", "C", "D"]

OWN_WORDS = ""
"""The variant of those who get the campaign's own words."""


@dataclass(frozen=True)
class Variant:
    name: VariantName
    share: int
    """In percent of those who are written to; who is left over gets the campaign's own words."""
    texts: Texts
    subjects: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Campaign:
    campaign_id: str
    name: str
    campaign_type: str
    channel: MessageChannel
    target: str
    """The name of a segment; of a triggered campaign, who of those it happens to."""
    starts: Starts
    created_at: datetime
    purpose: Purpose = "marketing"
    trigger: Trigger | None = None
    scheduled_at: datetime | None = None
    month_day: int | None = None
    texts: Texts = field(default_factory=dict)
    """By language; empty, if a template says it."""
    subjects: Texts = field(default_factory=dict)
    whatsapp_name: str | None = None
    """Of the template that WhatsApp approved."""
    template_id: str | None = None
    discount_code: str | None = None
    discount_percent: Decimal | None = None
    offer: str | None = None
    product_id: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    is_active: bool = True
    paused: bool = False
    priority: int = 50
    budget: Decimal | None = None
    """What its messages may cost at the most, in the shop's own money."""
    holdout_percent: int = 0
    """Who would have been written to and is not, so that it can be seen what writing does."""
    variants: tuple[Variant, ...] = ()
    experiment: str | None = None
    """Campaigns of one experiment hold out the same people."""
    is_default: bool = False
    """Came with the house, and nobody has changed its words yet."""
    version: int = 1
    audit_head: str = ""

    @property
    def advertises(self) -> bool:
        return self.purpose == "marketing"

    @property
    def drawn_by(self) -> str:
        """What its groups are drawn by."""
        return self.experiment or self.campaign_id

    @property
    def starts_at(self) -> datetime | None:
        """The instant at which it is to be looked at, if it starts at one and nobody holds it back."""
        waits = self.starts == "scheduled" and self.is_active and not self.paused
        return self.scheduled_at if waits else None

    def has_ended(self, day: date) -> bool:
        return self.end_date is not None and self.end_date < day

    def is_running_on(self, day: date) -> bool:
        begun = self.start_date is None or self.start_date <= day
        return self.is_active and not self.paused and begun and not self.has_ended(day)

    def status(self, day: date) -> Status:
        """What begins later is active already: it was switched on, and nothing is left to be done."""
        if self.has_ended(day):
            return "ended"
        if not self.is_active:
            return "inactive"
        return "paused" if self.paused else "active"

    def texts_of(self, variant: str) -> Texts:
        """What a group reads, by language."""
        return self._variant(variant).texts if variant else self.texts

    def subjects_of(self, variant: str) -> Texts:
        return (self._variant(variant).subjects or self.subjects) if variant else self.subjects

    def _variant(self, name: str) -> Variant:
        return next(each for each in self.variants if each.name == name)
