"""What follows from a profile, in the very transaction that writes it: the counter cell and agenda of its statistics,
its place with its agent, the entries it is found by, what the audit keeps of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rapport.customers import agenda, lookups, record
from rapport.customers.model import Customer, Facts
from rapport.kernel import keys
from rapport.kernel.table import Delete, Put
from rapport.kernel.work import Work


def settled(
    work: Work, before: Customer, facts: Facts, *, imported: bool = False, quiet_until: date | None = None
) -> Facts:
    """With the counter cell and the agenda that follow from the statistics."""
    found = replace(facts, counted_as=record.counted_as(facts.statistics, work.settings.value))
    found = replace(found, imported_on=work.today) if imported else found
    if facts.statistics.last != before.statistics.last:
        found = agenda.rescheduled(work, before, found, imported=imported, quiet_until=quiet_until)
    return found


def look_up_anew(work: Work, before: Customer | None, after: Customer | None) -> None:
    was = lookups.entries(before, work.keyring) if before else {}
    now = lookups.entries(after, work.keyring) if after else {}
    work.write(*(Put(key, item) for key, item in now.items() if was.get(key) != item))
    work.write(*(Delete(key) for key in was.keys() - now.keys()))


def agents_place(customer: Customer) -> dict[str, str]:
    return {keys.AGENT.pk: keys.agents_customers(customer.agent_id)} if customer.agent_id else {}


def audited(customer: Customer) -> dict[str, Any]:
    consent = {name: each.allowed for name, each in customer.consent.items()}
    return dict(customer.profile) | ({"consent": consent} if consent else {})
