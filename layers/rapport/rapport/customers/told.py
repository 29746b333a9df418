"""What a caller gets to know about a customer: each role what it works with, and nothing beside."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field

from rapport.customers import holding, store
from rapport.customers.model import Customer
from rapport.customers.rules import (
    CustomerType,
    LifecycleStage,
    RiskLevel,
    Warmth,
    customer_type,
    lifecycle_stage,
    risk_level,
    silent_days,
    temperature,
)
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work


class PhoneTold(Told):
    number: str
    type: str
    primary: bool
    verified: bool


class EmailTold(Told):
    address: str
    type: str
    primary: bool
    verified: bool


class AddressTold(Told):
    address: str
    type: str
    district: str | None = None
    city: str | None = None
    primary: bool


class HoursTold(Told):
    start: str
    end: str


class ConsentTold(Told):
    channel: str
    purpose: str
    allowed: bool
    since: datetime
    source: str


class HoldTold(Told):
    since: datetime
    by: str
    reason: str


class CustomerTold(Told):
    customer_id: str
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    phones: list[PhoneTold] | None = None
    emails: list[EmailTold] | None = None
    addresses: list[AddressTold] | None = None
    district: str | None = None
    city: str | None = None
    date_of_birth: date | None = None
    anniversary_date: date | None = None
    preferred_channel: str | None = None
    language: str | None = None
    contact_hours: HoursTold | None = None
    assigned_agent_id: str | None = None
    owner: str | None = None
    source: str | None = None
    company_name: str | None = None
    industry: str | None = None
    company_segment: str | None = None
    company_size: str | None = None
    tags: list[str] | None = None
    notes: str | None = None
    custom_fields: dict[str, Any] | None = None
    consent: list[ConsentTold] | None = None
    legal_hold: HoldTold | None = Field(None, description="Nothing of theirs may be taken out until it ends.")
    customer_type: CustomerType | None = None
    lifecycle_stage: LifecycleStage | None = None
    customer_temperature: Warmth | None = None
    drop_off_risk: RiskLevel | None = None
    lifetime_value: Money | None = None
    total_spend: Money | None = None
    total_orders: int | None = None
    avg_order_value: Money | None = None
    last_order_date: date | None = None
    days_since_last_order: int | None = None
    family_members_count: int | None = None
    total_interactions: int | None = None
    possible_duplicates: list[str] | None = None
    merged: list[str] | None = Field(None, description="Other records of the same person; each can be taken out again.")
    version: int | None = None
    facts_version: int | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None


NAMED = ("first_name", "last_name", "district", "city")
PROFILE = (
    *NAMED,
    "phones",
    "emails",
    "addresses",
    "date_of_birth",
    "anniversary_date",
    "preferred_channel",
    "language",
    "contact_hours",
    "assigned_agent_id",
    "owner",
    "source",
    "company_name",
    "industry",
    "company_segment",
    "company_size",
    "tags",
    "notes",
    "custom_fields",
)


def told(work: Work, customer: Customer, *, possible_duplicates: list[str] | None = None) -> CustomerTold:
    if work.caller.only_delivers:
        return _to_deliver(customer)
    fields = {name: customer.profile[name] for name in PROFILE if name in customer.profile}
    return CustomerTold(
        customer_id=customer.customer_id,
        phone=customer.phone,
        email=customer.email,
        address=address_of(customer),
        consent=consent_told(customer),
        legal_hold=_hold_told(work, customer) if work.caller.manages else None,
        possible_duplicates=possible_duplicates or None,
        merged=_merged(customer) if work.caller.manages else None,
        version=customer.version,
        facts_version=customer.facts_version,
        created_at=customer.created_at,
        updated_at=customer.updated_at,
        **fields,
        **labels(work, customer),
        **(values(customer) if work.caller.sees_values else {}),
    )


def _merged(customer: Customer) -> list[str] | None:
    """What was merged into one of them went with it, and comes out after it."""
    return [each.customer_id for each in customer.aliases if each.into == customer.customer_id] or None


def labels(work: Work, customer: Customer) -> dict[str, Any]:
    """What follows from the statistics and the day: derived at each reading, never stored."""
    known, settings = customer.statistics, work.settings
    silent = silent_days(known, work.today)
    return {
        "customer_type": customer_type(known, work.today, settings.value, settings.lifecycle),
        "lifecycle_stage": lifecycle_stage(known, work.today, settings.lifecycle),
        "customer_temperature": temperature(known, work.today, settings.temperature),
        "drop_off_risk": risk_level(silent, settings.drop_off),
        "last_order_date": known.last,
        "days_since_last_order": silent,
        "family_members_count": customer.family_members,
        "total_interactions": customer.interactions,
    }


def values(customer: Customer) -> dict[str, Any]:
    known = customer.statistics
    return {
        "lifetime_value": known.spend,
        "total_spend": known.spend,
        "total_orders": known.orders,
        "avg_order_value": known.average_order,
    }


def consent_told(customer: Customer) -> list[ConsentTold] | None:
    given = []
    for name, each in sorted(customer.consent.items()):
        channel, purpose = name.split(":")
        given.append(
            ConsentTold(channel=channel, purpose=purpose, allowed=each.allowed, since=each.since, source=each.source)
        )
    return given or None


def _hold_told(work: Work, customer: Customer) -> HoldTold | None:
    if customer.hold is None:
        return None
    reason = holding.why(customer, store.seal_of(work, customer))
    return HoldTold(since=customer.hold.since, by=customer.hold.by, reason=reason)


def address_of(customer: Customer) -> str | None:
    addresses = customer.profile.get("addresses", [])
    first = next((each for each in addresses if each.get("primary")), addresses[0] if addresses else None)
    return str(first["address"]) if first else None


def _to_deliver(customer: Customer) -> CustomerTold:
    """Name, phone and address: what it takes to stand at the right door."""
    named = {name: customer.profile[name] for name in NAMED if name in customer.profile}
    return CustomerTold(customer_id=customer.customer_id, phone=customer.phone, address=address_of(customer), **named)
