"""A customer arrives: created, and shown together with whoever has the same phone."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.customers import editing, finding
from rapport.customers.asked import NewCustomer
from rapport.customers.leads import LeadTo, nobody
from rapport.customers.model import Customer
from rapport.customers.told import CustomerTold, told
from rapport.kernel.work import Work


@dataclass(frozen=True)
class Arrival:
    customer: Customer
    possible_duplicates: list[str]


def welcome(work: Work, asked: NewCustomer, lead_to: LeadTo = nobody) -> Arrival:
    """A phone is not unique: a family shares one. The newcomer is kept, and the others are named."""
    customer = editing.create(work, asked, lead_to)
    return Arrival(customer, finding.possible_duplicates(work, customer))


def told_with_duplicates(work: Work, arrival: Arrival) -> CustomerTold:
    return told(work, arrival.customer, possible_duplicates=arrival.possible_duplicates)
