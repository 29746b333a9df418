"""Making two records one person: the other becomes an alias, whose records stay where they are.

One transaction: the profile of both, the stricter of their words on consent, statistics over the orders of both, what
each room keeps, the places where they are found and counted, the agenda of the last order that counts now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapport.customers import aliasing, record
from rapport.customers import store as customers
from rapport.customers.holding import refuse_if_held
from rapport.customers.model import Alias, Consent, Customer
from rapport.customers.statistics import Statistics, recount
from rapport.customers.told import told
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.table import Put, Range, Update
from rapport.kernel.table.writes import MOST_WRITES
from rapport.kernel.work import Work
from rapport.merging import consents, profiles
from rapport.merging.model import MergeAsked
from rapport.merging.rooms import Joining
from rapport.orders import record as orders
from rapport.orders import selling
from rapport.orders.store import all_of

MOST_ALIASES = 10
"""Every list of theirs is read from as many places."""


class TooManyRecords(Conflict):
    code = "too_many_records_of_one"


class TooMuchToMerge(Conflict):
    code = "too_much_to_merge"


@dataclass(frozen=True)
class Together:
    """What the two would be."""

    ours: Customer
    theirs: Customer
    merged: Customer
    brought: profiles.Brought


def merge(
    work: Work, customer_id: str, asked: MergeAsked, expected: int | None, joinings: Sequence[Joining]
) -> Customer:
    whole = together(work, customer_id, asked)
    ours, theirs, merged = whole.ours, whole.theirs, whole.merged
    for each in (ours, theirs):
        refuse_if_held(each)
    shown = told(work, ours).model_dump(mode="json")
    after = customers.change(work, ours, merged, "merged", expected, shown)
    work.write(Update(keys.customer(ours.customer_id), set=record.with_aliases(merged.aliases)))
    words(work, ours, merged.consent)
    _credited(work, whole)
    for room in joinings:
        kept = room.joined(work, ours, theirs)
        if kept != ours.rooms.get(room.room, {}):
            customers.keep(work, ours, room.room, kept)
    aliasing.put_to_rest(work, theirs, ours.customer_id, _to_be_known(work, whole))
    aliasing.point(work, theirs.aliases, ours.customer_id)
    if work.so_far > MOST_WRITES:
        raise TooMuchToMerge("these two hold more than can be made one at once")
    return replace(merged, version=after.version, audit_head=after.audit_head, updated_at=work.now)


def together(work: Work, customer_id: str, asked: MergeAsked) -> Together:
    """As it would be; nothing is written."""
    ours, theirs = customers.get_to_change(work, customer_id), customers.get_to_change(work, asked.customer_id)
    if ours.customer_id == theirs.customer_id:
        raise invalid("customer_id", "names the same person")
    if len(ours.aliases) + len(theirs.aliases) >= MOST_ALIASES:
        raise TooManyRecords(f"one person has at most {MOST_ALIASES} further records")
    profile, brought = profiles.joined(ours.profile, theirs.profile, asked.take)
    if unknown := set(asked.take) - set(profiles.differences(ours.profile, theirs.profile)):
        raise invalid("take", f"names what the two do not say differently: {', '.join(sorted(unknown))}")
    entered = Alias(theirs.customer_id, theirs.wrapped_key, ours.customer_id)
    merged = replace(
        ours,
        profile=profile,
        consent=consents.joined(ours.consent, theirs.consent),
        facts=replace(ours.facts, statistics=counted(work, (*ours.ids, *theirs.ids))),
        aliases=(*ours.aliases, entered, *theirs.aliases),
    )
    return Together(ours, theirs, merged, brought)


def counted(work: Work, customer_ids: Sequence[str]) -> Statistics:
    found = all_of(work, customer_ids)
    return recount(orders.facts(order, work.shop.place) for order in found if order.counts)


def words(work: Work, before: Customer, now: dict[str, Consent] | Any) -> None:
    """Every word that another record brought is kept in the history, as one that the merge said."""
    for name, said in now.items():
        if before.consent.get(name) == said:
            continue
        channel, purpose = name.split(":")
        kept = {
            "channel": channel,
            "purpose": purpose,
            "allowed": said.allowed,
            "since": stamp(said.since),
            "source": "merge",
            "by": work.caller.user_id,
        }
        work.write(Put(keys.consent_change(before.customer_id, work.now, channel, purpose), kept))


def _credited(work: Work, whole: Together) -> None:
    ours, theirs, known = whole.ours, whole.theirs, whole.merged.statistics
    facts = replace(
        whole.merged.facts,
        imported_on=_later(ours.facts.imported_on, theirs.facts.imported_on),
        last_contact=_later(ours.facts.last_contact, theirs.facts.last_contact),
        recovered_on=_later(ours.facts.recovered_on, theirs.facts.recovered_on),
    )
    counters = {
        "family_members": theirs.family_members,
        "interactions": theirs.interactions,
        "open_carts": theirs.open_carts,
        "carts_recovered": theirs.carts_recovered,
    }
    quiet = theirs.facts.quiet_until if known.last == theirs.statistics.last else None
    customers.move(
        work, ours, facts, quiet_until=quiet, also={name: number for name, number in counters.items() if number}
    )
    selling.first_moved(work, ours.customer_id, ours.statistics, known)
    selling.first_moved(work, theirs.customer_id, theirs.statistics, Statistics())
    if known.last is not None and known.last == theirs.statistics.last:
        _silences_noted(work, ours, theirs, known.last)


def _silences_noted(work: Work, ours: Customer, theirs: Customer, last: date) -> None:
    """What was noted of the silence after their last order was noted of this very silence, and is not noted again."""
    page = work.table.query(keys.partition(theirs.customer_id), Range.beginning(keys.drop_offs_after(last)))
    for item in page.items:
        place = keys.drop_off(ours.customer_id, last, item["risk_level"])
        kept = {name: value for name, value in item.items() if name not in ("pk", "sk")}
        work.write(Put(place, kept | {"customer_id": ours.customer_id}))


def _to_be_known(work: Work, whole: Together) -> dict[str, Any]:
    """What taking them apart again needs: what came from whom, and how ours was before."""
    ours = whole.ours
    return {
        "at": stamp(work.now),
        "by": work.caller.user_id,
        "brought": customers.seal_of(work, ours).close(whole.brought, f"merge:{whole.theirs.customer_id}"),
        "consent": sorted(ours.consent),
        "rooms": {room: dict(kept) for room, kept in ours.rooms.items()},
        "last": ours.statistics.last.isoformat() if ours.statistics.last else None,
        "quiet_until": ours.facts.quiet_until.isoformat() if ours.facts.quiet_until else None,
    }


def _later(ours: date | None, theirs: date | None) -> date | None:
    return max(filter(None, (ours, theirs)), default=None)
