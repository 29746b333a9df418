"""A customer as the house knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal

from rapport.customers.statistics import Statistics

Channel = Literal["call", "sms", "whatsapp", "email", "push"]
Purpose = Literal["marketing", "service"]
CHANNELS: tuple[Channel, ...] = ("call", "sms", "whatsapp", "email", "push")

Room = Literal["calls", "reminders", "contacts", "cases"]
ROOMS: tuple[Room, ...] = ("calls", "reminders", "contacts", "cases")
"""Rooms of higher floors that keep one summary each on the profile. What is in it, they know alone."""

PERSONAL = frozenset({"phones", "emails", "addresses", "date_of_birth", "anniversary_date", "notes", "custom_fields"})
"""Sealed with the customer's own key before they reach the store. Names stay readable, to be searched."""


@dataclass(frozen=True)
class Consent:
    """What a customer said about one channel and purpose; before they say anything, nothing is recorded."""

    allowed: bool
    since: datetime
    source: str


@dataclass(frozen=True)
class Alias:
    """Another record of the same person, merged into this one: what was written under its id stays there."""

    customer_id: str
    wrapped_key: bytes
    into: str
    """The record it was merged into, which may since have been merged further."""


@dataclass(frozen=True)
class Hold:
    """A duty to keep what is held about them, as a court may set it: until it ends nothing of it may be taken out."""

    since: datetime
    by: str
    sealed: bytes
    """Why, in a person's words."""


@dataclass(frozen=True)
class Facts:
    """What follows from events, not from editing."""

    statistics: Statistics = field(default_factory=Statistics)
    counted_as: str = "prospect"
    """The counter cell this customer stands in, so that it can be taken out again whatever the settings say now."""
    has_older_products: bool = False
    waiting: tuple[tuple[str, str], ...] = ()
    """Agenda entries that the last change of the last-order date wrote."""
    quiet_until: date | None = None
    """The last-order date came with imported history: windows crossed up to this day are not news."""
    imported_on: date | None = None
    """The day on which history of theirs came in: what counts from being left alone counts from here."""
    last_contact: date | None = None
    recovered_on: date | None = None
    """The day an order came after a contact in a silence that was already a drop-off."""


@dataclass(frozen=True)
class Customer:
    customer_id: str
    profile: Mapping[str, Any]
    wrapped_key: bytes
    created_at: datetime
    updated_at: datetime
    version: int
    audit_head: str = ""
    consent: Mapping[str, Consent] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    facts_version: int = 0
    family_members: int = 0
    interactions: int = 0
    open_carts: int = 0
    carts_recovered: int = 0
    rooms: Mapping[Room, Mapping[str, Any]] = field(default_factory=dict)
    room_versions: Mapping[Room, int] = field(default_factory=dict)
    """A room that came with a newer version of the house has written nothing on older profiles."""
    aliases: tuple[Alias, ...] = ()
    hold: Hold | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Under which their records lie: their own id first."""
        return (self.customer_id, *(each.customer_id for each in self.aliases))

    def key_of(self, owner_id: str) -> bytes:
        """The key of the record under whose id something was sealed."""
        return next((each.wrapped_key for each in self.aliases if each.customer_id == owner_id), self.wrapped_key)

    @property
    def first_name(self) -> str | None:
        return self.profile.get("first_name")

    @property
    def last_name(self) -> str | None:
        return self.profile.get("last_name")

    @property
    def name(self) -> str:
        """The person's; a company without one is known by its own."""
        person = " ".join(part for part in (self.first_name, self.last_name) if part)
        return person or str(self.profile.get("company_name", ""))

    @property
    def known_as(self) -> str:
        """All the names a search may find them by: a buyer is asked for by the company as well."""
        company = str(self.profile.get("company_name", ""))
        return self.name if company in ("", self.name) else f"{self.name} {company}"

    @property
    def agent_id(self) -> str | None:
        return self.profile.get("assigned_agent_id")

    @property
    def statistics(self) -> Statistics:
        return self.facts.statistics

    @property
    def phones(self) -> list[dict[str, Any]]:
        return list(self.profile.get("phones", []))

    @property
    def emails(self) -> list[dict[str, Any]]:
        return list(self.profile.get("emails", []))

    @property
    def phone(self) -> str | None:
        return _primary(self.phones, "number")

    @property
    def email(self) -> str | None:
        return _primary(self.emails, "address")

    def day_of(self, field_name: str) -> date | None:
        text = self.profile.get(field_name)
        return date.fromisoformat(text) if text else None

    def allows(self, channel: Channel, purpose: Purpose, *, unasked: bool) -> bool:
        """The latest word; `unasked` is what holds before there is one."""
        said = self.consent.get(f"{channel}:{purpose}")
        return unasked if said is None else said.allowed

    def with_facts(self, facts: Facts) -> Customer:
        return replace(self, facts=facts, facts_version=self.facts_version + 1)


def _primary(entries: list[dict[str, Any]], value: str) -> str | None:
    for entry in entries:
        if entry.get("primary"):
            return str(entry[value])
    return str(entries[0][value]) if entries else None
