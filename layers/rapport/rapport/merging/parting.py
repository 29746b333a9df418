"""Two people after all: each gets back what is theirs, by where it was written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rapport.customers import aliasing, record
from rapport.customers import store as customers
from rapport.customers.model import Customer, Room
from rapport.customers.statistics import Statistics
from rapport.customers.told import told
from rapport.kernel import keys
from rapport.kernel.errors import Conflict
from rapport.kernel.table import Update
from rapport.kernel.table.writes import MOST_WRITES
from rapport.kernel.work import Work
from rapport.merging import consents, profiles
from rapport.merging.merging import TooMuchToMerge, counted, words
from rapport.merging.rooms import Joining
from rapport.orders import selling


class MergedFurther(Conflict):
    code = "merged_further"


def unmerge(work: Work, customer_id: str, alias_id: str, expected: int | None, joinings: Sequence[Joining]) -> Customer:
    ours = customers.get_to_change(work, customer_id)
    theirs, known = _taken_out(work, ours, alias_id)
    staying = tuple(each for each in ours.aliases if each.customer_id not in theirs.ids)
    brought = customers.seal_of(work, ours).open(known["brought"], f"merge:{theirs.customer_id}")
    our_words, their_words = consents.parted(ours.consent, known["consent"], theirs.consent)
    alone = replace(ours, profile=profiles.parted(ours.profile, brought), consent=our_words, aliases=staying)
    shown = told(work, ours).model_dump(mode="json")
    after = customers.change(work, ours, alone, "unmerged", expected, shown)
    work.write(Update(keys.customer(ours.customer_id), set=record.with_aliases(staying)))
    rooms = _rooms(work, ours, known["rooms"], theirs, joinings)
    facts = replace(ours.facts, statistics=counted(work, alone.ids))
    _credited(work, ours, facts.statistics, theirs, known)
    words(work, theirs, their_words)
    theirs_now = replace(theirs, consent=their_words)
    again = replace(theirs.facts, statistics=counted(work, theirs.ids))
    aliasing.stand_again(work, theirs_now, again, rooms)
    selling.first_moved(work, theirs.customer_id, Statistics(), again.statistics)
    aliasing.point(work, theirs.aliases, theirs.customer_id)
    if work.so_far > MOST_WRITES:
        raise TooMuchToMerge("these two hold more than can be taken apart at once")
    return replace(alone, facts=facts, version=after.version, audit_head=after.audit_head, updated_at=work.now)


def _taken_out(work: Work, ours: Customer, alias_id: str) -> tuple[Customer, Mapping[str, Any]]:
    alias = next((each for each in ours.aliases if each.customer_id == alias_id), None)
    if alias is None:
        raise aliasing.NotMerged(f"{alias_id} is not merged into this customer")
    if alias.into != ours.customer_id:
        raise MergedFurther(f"{alias_id} came with {alias.into}: take that one out first")
    return aliasing.resting(work, alias_id)


def _credited(work: Work, ours: Customer, now: Statistics, theirs: Customer, known: Mapping[str, Any]) -> None:
    as_before = known["quiet_until"] and now.last is not None and now.last.isoformat() == known["last"]
    counters = {
        "family_members": -theirs.family_members,
        "interactions": -theirs.interactions,
        "open_carts": -theirs.open_carts,
        "carts_recovered": -theirs.carts_recovered,
    }
    customers.move(
        work,
        ours,
        replace(ours.facts, statistics=now),
        quiet_until=date.fromisoformat(known["quiet_until"]) if as_before else None,
        also={name: number for name, number in counters.items() if number},
    )
    selling.first_moved(work, ours.customer_id, ours.statistics, now)


def _rooms(
    work: Work, ours: Customer, before: Mapping[Room, Mapping[str, Any]], theirs: Customer, joinings: Sequence[Joining]
) -> dict[Room, Mapping[str, Any]]:
    """Writes what is kept of ours, and gives what is to be kept of theirs."""
    found: dict[Room, Mapping[str, Any]] = {}
    for room in joinings:
        kept, found[room.room] = room.parted(work, ours, before.get(room.room, {}), theirs)
        if kept != ours.rooms.get(room.room, {}):
            customers.keep(work, ours, room.room, kept)
    return found
