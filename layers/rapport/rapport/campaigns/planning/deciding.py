"""What is decided about one occurrence of a campaign: written to, later, or not, and why. Pure.

The preview, the run and the answer to "why?" ask here; what was decided is compared, so everything that a preview
promises stands in the decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapport.campaigns.campaign import Campaign
from rapport.campaigns.groups import HELD_OUT, is_held_out, variant_of
from rapport.campaigns.planning.occurrence import Occurrence
from rapport.customers.model import Customer
from rapport.kernel.decisions import Decision, Outcome
from rapport.kernel.money import ZERO
from rapport.kernel.settings import Settings
from rapport.messaging.gate.verdict import Drop, Go, Hold, Surroundings, Verdict, is_approved, verdict
from rapport.messaging.ledger.message import Message, State, new_message_id
from rapport.messaging.templates.rendering import MissingWord, TooLong
from rapport.messaging.templates.template import Content

STEP = "send"
"""A campaign has one step; journeys will have several."""

type PartsOf = Callable[[Content, Customer, Message], int]
"""How many parts the message comes to; raises `MissingWord` or `TooLong` if there are no words for this customer."""


@dataclass(frozen=True)
class Considered:
    decision: Decision
    message: Message
    """As it would stand in the ledger: what is refused stands there as well, with the reason."""


@dataclass(frozen=True)
class Deciding:
    campaign: Campaign
    contents: dict[str, Content]
    """By variant, the campaign's own words under the empty name."""
    settings: Settings
    zone: ZoneInfo
    now: datetime
    parts_of: PartsOf

    def consider(self, occurrence: Occurrence, customer: Customer, left: Decimal | None) -> Considered:
        """`left` is what the budget still allows; None without one."""
        campaign = self.campaign
        variant = variant_of(campaign, customer.customer_id)
        content = self.contents[variant]
        message = self._message(occurrence, customer, variant, content)
        parts, cost = 0, ZERO
        judged = self._judged(message, occurrence, customer, content)
        if not isinstance(judged, Drop):
            try:
                parts = self.parts_of(content, customer, message)
            except (MissingWord, TooLong) as unsayable:
                judged = Drop("suppressed", unsayable.code)
            else:
                cost = self.settings.providers.price(campaign.channel, parts)
                if left is not None and cost > left:
                    judged, parts, cost = Drop("suppressed", "budget"), 0, ZERO
        state, outcome, why, due = _read(judged, message)
        planned = _with(message, state, why if state != "queued" else "", due)
        decision = Decision(
            customer_id=customer.customer_id,
            automation=campaign.campaign_id,
            occurrence=occurrence.name,
            outcome=outcome,
            why=why,
            until=due.astimezone(self.zone).date() if outcome == "deferred" else None,
            action={"channel": campaign.channel, "variant": variant, "parts": parts, "cost": str(cost)},
        )
        return Considered(decision, planned)

    def _judged(self, message: Message, occurrence: Occurrence, customer: Customer, content: Content) -> Verdict:
        if occurrence.against:
            return Drop("suppressed", occurrence.against)
        around = Surroundings(
            max(self.now, occurrence.due),
            self.zone,
            self.settings,
            by_template=is_approved(content.whatsapp_name, self.settings),
        )
        judged = verdict(message, customer, around)
        # Only who would have been written to is held out: the others would tell nothing about what writing does.
        if not isinstance(judged, Drop) and is_held_out(self.campaign, customer.customer_id):
            return Drop("suppressed", HELD_OUT)
        return judged

    def id_of(self, occurrence: Occurrence) -> str:
        campaign = self.campaign
        return new_message_id(
            campaign.campaign_id, STEP, campaign.channel, occurrence.name, occurrence.customer_id, occurrence.day
        )

    def _message(self, occurrence: Occurrence, customer: Customer, variant: str, content: Content) -> Message:
        campaign = self.campaign
        return Message(
            message_id=self.id_of(occurrence),
            customer_id=customer.customer_id,
            campaign_id=campaign.campaign_id,
            occurrence=occurrence.name,
            channel=campaign.channel,
            purpose=campaign.purpose,
            state="queued",
            planned_at=self.now,
            since=self.now,
            due=max(self.now, occurrence.due),
            valid_until=occurrence.valid_until,
            content_id=content.content_id,
            variant=variant,
            priority=campaign.priority,
            said=occurrence.said,
        )


def _read(judged: Verdict, message: Message) -> tuple[State, Outcome, str, datetime]:
    match judged:
        case Go():
            return "queued", "done", "to_be_sent", message.due
        case Hold(until, why):
            return "held", "deferred", why, until
        case Drop(state, why):
            return state, "suppressed", why, message.due


def _with(message: Message, state: State, reason: str, due: datetime) -> Message:
    if state == message.state:
        return message  # To be sent, as nearly all are: it stands there so already.
    return replace(message, state=state, reason=reason, due=due)
