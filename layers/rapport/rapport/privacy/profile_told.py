"""Who a person is, as their own record says: told to themselves, whole."""

from __future__ import annotations

from typing import Any

from rapport.customers import holding, record
from rapport.customers import statistics as statistics_of
from rapport.customers.told import consent_told
from rapport.kernel.clock import stamp
from rapport.kernel.table import Item
from rapport.kernel.work import Work
from rapport.privacy import telling
from rapport.privacy.person import Person


def told(_: Work, person: Person, item: Item) -> dict[str, Any]:
    known = record.decode(item, lambda: person.keyring)
    hold = (
        {"since": stamp(known.hold.since), "why": holding.why(known, person.seal(known.customer_id))}
        if known.hold
        else None
    )
    consent = [each.model_dump(mode="json") for each in consent_told(known) or ()]
    return telling.plain(
        dict(known.profile)
        | {
            "customer_id": known.customer_id,
            "known_since": stamp(known.created_at),
            "consent": consent,
            "legal_hold": hold,
            "statistics": statistics_of.to_item(known.statistics),
            "last_contact": known.facts.last_contact and known.facts.last_contact.isoformat(),
            "summaries": {room: dict(kept) for room, kept in known.rooms.items()},
            "family_members": known.family_members,
            "interactions": known.interactions,
            "carts_left": known.open_carts,
            "carts_recovered": known.carts_recovered,
        }
    )
