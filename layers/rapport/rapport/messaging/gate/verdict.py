"""May this message go to this person now? Read from top to bottom: the first that speaks against it decides. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from rapport.cases.summary import has_open_complaint
from rapport.customers import contacts as contacts_
from rapport.customers.contacts import Contacts
from rapport.customers.model import Customer
from rapport.kernel.clock import business_day, start_of_day
from rapport.kernel.settings import Settings
from rapport.messaging.gate.caps import full
from rapport.messaging.gate.quiet import opens_on, quiet_until
from rapport.messaging.ledger.message import Message, MessageChannel

ANSWERED_FREELY = timedelta(hours=24)
"""For so long after a customer's own word may they be answered in free words on WhatsApp; outside of it only by an
approved template (Meta's customer service window)."""


class Go(NamedTuple):
    pass


class Hold(NamedTuple):
    """Not now; then it is considered anew."""

    until: datetime
    why: str


class Drop(NamedTuple):
    """Not at all."""

    state: Literal["suppressed", "expired"]
    why: str


PUSH_ENDPOINT = "push_endpoint"
"""The custom field in which an app keeps a customer's device."""

type Verdict = Go | Hold | Drop


@dataclass(frozen=True)
class Surroundings:
    """What there is to know beside the customer."""

    now: datetime
    zone: ZoneInfo
    settings: Settings
    by_template: bool = True
    """It is an approved WhatsApp template."""
    rivals: tuple[MessageChannel, ...] = ()
    """By which channels better messages to the same person wait for the same room."""


def verdict(message: Message, customer: Customer, around: Surroundings) -> Verdict:
    lasting = never(message, customer, around)
    if lasting is not None:
        return lasting
    later = not_now(message, contacts_of(customer), around)
    if later is None:
        return Go()
    # What would be over by then does not wait for it.
    return later if later.until <= message.valid_until else Drop("expired", later.why)


def never(message: Message, customer: Customer, around: Surroundings) -> Drop | None:
    """What time does not change."""
    if around.now > message.valid_until:
        return Drop("expired", "over")
    if address_of(customer, message.channel) is None:
        return Drop("suppressed", "no_address")
    if not allowed(message, customer, around.settings):
        return Drop("suppressed", "no_consent")
    if message.advertises and has_open_complaint(customer.rooms):
        return Drop("suppressed", "open_complaint")
    if message.channel == "whatsapp" and not (around.by_template or _may_answer(contacts_of(customer), around.now)):
        return Drop("suppressed", "no_approved_template")
    return None


def allowed(message: Message, customer: Customer, settings: Settings) -> bool:
    """Advertising needs a yes; service goes to all who did not say no."""
    unasked = not (message.advertises and settings.messages.only_with_consent)
    return customer.allows(message.channel, message.purpose, unasked=unasked)


def not_now(message: Message, contacts: Contacts, around: Surroundings) -> Hold | None:
    """Service knows no hours and no caps. What was counted today and went in doubt is not asked about caps again: it
    may be there already, or it takes the room that was kept for it."""
    if not message.advertises:
        return None
    zone, messages = around.zone, around.settings.messages
    quiet = quiet_until(around.now, zone, messages)
    if quiet is not None:
        return Hold(quiet, "quiet_hours")
    today = business_day(around.now, zone)
    if message.counted_on != today:
        if (met := full(contacts, message.channel, today, messages)) is not None:
            return Hold(opens_on(start_of_day(met.until, zone), zone, messages), f"cap_{met.cap}")
        if not message.in_doubt and full(_with(contacts, today, around.rivals), message.channel, today, messages):
            tomorrow = start_of_day(today + timedelta(days=1), zone)
            return Hold(opens_on(tomorrow, zone, messages), "outranked")
    return None


def _with(contacts: Contacts, today: date, rivals: Iterable[MessageChannel]) -> Contacts:
    """As if the better ones had gone: what is left is for the others."""
    for channel in rivals:
        contacts = contacts.noted(today, channel)
    return contacts


def is_approved(whatsapp_name: str, settings: Settings) -> bool:
    """An outbox is no WhatsApp: what nobody gets needs nobody's approval."""
    return bool(whatsapp_name) or settings.providers.whatsapp == "outbox"


def address_of(customer: Customer, channel: MessageChannel) -> str | None:
    match channel:
        case "sms" | "whatsapp":
            return customer.phone
        case "email":
            return customer.email
        case "push":
            endpoint = customer.profile.get("custom_fields", {}).get(PUSH_ENDPOINT)
            return str(endpoint) if endpoint else None


def contacts_of(customer: Customer) -> Contacts:
    return contacts_.from_item(customer.rooms.get("contacts", {}))


def _may_answer(contacts: Contacts, now: datetime) -> bool:
    return contacts.wrote_whatsapp is not None and now < contacts.wrote_whatsapp + ANSWERED_FREELY
