"""What is known of a customer when calls are planned: facts alone, nothing personal, nothing of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from rapport.calls.plan import summary
from rapport.calls.plan.summary import Summary
from rapport.customers import contacts
from rapport.customers.contacts import Contacts
from rapport.customers.model import Customer
from rapport.customers.statistics import Statistics
from rapport.kernel.clock import next_occurrence
from rapport.kernel.settings import Settings
from rapport.replenishment import states
from rapport.replenishment.states import Reminder

Kind = Literal["birthday", "anniversary"]
OCCASIONS: dict[Kind, str] = {"birthday": "date_of_birth", "anniversary": "anniversary_date"}
"""Where the profile keeps each."""


class Occasion(NamedTuple):
    """A birthday or an anniversary, and the day it falls on this time."""

    kind: Kind
    falls: date


@dataclass(frozen=True, slots=True)
class Known:
    customer_id: str
    statistics: Statistics
    orders: int
    spend: Decimal
    average: Decimal
    first: date | None
    last: date | None
    last_contact: date | None
    quiet_until: date | None
    """Windows crossed up to this day belong to imported history."""
    calls: Summary
    reminders: tuple[Reminder, ...]
    occasions: tuple[Occasion, ...]
    may_be_called: bool
    agent_id: str | None
    district: str
    city: str
    imported_on: date | None = None
    contacts: Contacts = field(default_factory=Contacts)


def known(customer: Customer, settings: Settings, occasions: Sequence[Occasion] = ()) -> Known:
    facts, statistics = customer.facts, customer.statistics
    return Known(
        customer_id=customer.customer_id,
        statistics=statistics,
        orders=statistics.orders,
        spend=statistics.spend,
        average=statistics.average_order,
        first=statistics.first,
        last=statistics.last,
        last_contact=facts.last_contact,
        quiet_until=facts.quiet_until,
        calls=summary.from_item(customer.rooms.get("calls", {})),
        reminders=states.from_summary(customer.rooms.get("reminders", {})),
        occasions=tuple(occasions),
        may_be_called=customer.allows("call", "marketing", unasked=not settings.calls.only_with_consent),
        agent_id=customer.agent_id,
        district=str(customer.profile.get("district", "")),
        city=str(customer.profile.get("city", "")),
        imported_on=facts.imported_on,
        contacts=contacts.from_item(customer.rooms.get("contacts", {})),
    )


def occasions_of(customer: Customer, day: date) -> list[Occasion]:
    """From the profile itself, which opens its sealed part: for one customer, or a page; a morning has an index."""
    return [
        Occasion(kind, next_occurrence(said.month, said.day, day))
        for kind, name in OCCASIONS.items()
        if (said := customer.day_of(name))
    ]
