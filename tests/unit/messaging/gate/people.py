"""Somebody to write to, and a message to them, as the rules see them: no store, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rapport.customers import contacts as contacts_
from rapport.customers.contacts import Contacts
from rapport.customers.model import Channel, Consent, Customer
from rapport.kernel.settings import Messages, Settings
from rapport.kernel.shop import DHAKA
from rapport.messaging.gate.verdict import Surroundings
from rapport.messaging.ledger.message import Message

NOON = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
"""Noon in Dhaka, on a Tuesday."""
TODAY = date(2026, 3, 10)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


def person(
    *,
    phone: str | None = "+8801711000001",
    email: str | None = "rahima@example.com",
    consent: Mapping[str, bool] | None = None,
    contacts: Contacts | None = None,
    custom_fields: Mapping[str, Any] | None = None,
) -> Customer:
    """Who said yes to advertising by SMS, unless other words are given."""
    profile: dict[str, Any] = {"first_name": "Rahima", "custom_fields": dict(custom_fields or {})}
    if phone:
        profile["phones"] = [{"number": phone, "primary": True}]
    if email:
        profile["emails"] = [{"address": email, "primary": True}]
    said = {"sms:marketing": True} if consent is None else consent
    return Customer(
        customer_id="c1",
        profile=profile,
        wrapped_key=b"",
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        version=1,
        consent={name: Consent(allowed, LONG_AGO, "form") for name, allowed in said.items()},
        rooms={"contacts": contacts_.to_item(contacts)} if contacts else {},
    )


def message(**said: Any) -> Message:
    """An offer by SMS, planned now and good for a week."""
    facts: dict[str, Any] = {
        "message_id": "msg_20260310_00000000000000000000000000_c1",
        "customer_id": "c1",
        "campaign_id": "cmp_1",
        "occurrence": "once",
        "channel": "sms",
        "purpose": "marketing",
        "state": "queued",
        "planned_at": NOON,
        "since": NOON,
        "due": NOON,
        "valid_until": NOON + timedelta(days=7),
    }
    return Message(**(facts | said))


def around(now: datetime = NOON, *, messages: Messages | None = None, **said: Any) -> Surroundings:
    return Surroundings(now, DHAKA.zone, Settings(messages=messages or Messages()), **said)


def contacted(*days_ago: tuple[int, Channel], today: date = TODAY) -> Contacts:
    """How many days ago, and how."""
    found = Contacts()
    for ago, channel in sorted(days_ago, reverse=True):
        found = found.noted(today - timedelta(days=ago), channel)
    return found
