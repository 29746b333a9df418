"""A record put to rest, because it is another record of the same person; and stood up again, if it was not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from rapport.customers import counting, following, history, record, store
from rapport.customers.events import CustomerChanged
from rapport.customers.model import ROOMS, Alias, Customer, Facts, Room
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import NotFound
from rapport.kernel.table import Condition, Delete, Equal, Key, Update
from rapport.kernel.work import Work

MERGE = "merge"
"""On the record that rests: what has to be known to take it out again."""
INDEXED = (*(name for index in (keys.RECENCY, keys.VALUE, keys.AGENT) for name in (index.pk, index.sk)),)


class NotMerged(NotFound):
    code = "not_merged"


def resting(work: Work, customer_id: str) -> tuple[Customer, Mapping[str, Any]]:
    """The record itself, as it was when it was put to rest, and what is known of the merge."""
    item = work.table.get(keys.customer(customer_id))
    if item is None or record.ALIAS_OF not in item:
        raise NotMerged(f"{customer_id} is merged into nobody")
    return record.decode(item, lambda: work.keyring), item[MERGE]


def put_to_rest(work: Work, theirs: Customer, into: str, known: Mapping[str, Any]) -> None:
    """Out of every list, look-up and count; what was written under it stays where it is."""
    head = _audited(work, theirs, "merged", {"into": into})
    asleep = replace(theirs.facts, waiting=())
    work.write(
        Update(
            keys.customer(theirs.customer_id),
            set={
                record.ALIAS_OF: into,
                MERGE: dict(known),
                "facts": record.moved(replace(theirs, facts=asleep))["facts"],
                **_turned(work, theirs, head),
            },
            remove=INDEXED,
            when=_as_read(theirs),
            label="customer",
        )
    )
    work.write(*(Delete(Key(pk, sk)) for pk, sk in theirs.facts.waiting))
    following.look_up_anew(work, theirs, None)
    counting.count(work, theirs, -1)
    _tell(work, theirs, "merged")


def stand_again(work: Work, theirs: Customer, facts: Facts, rooms: Mapping[Room, Mapping[str, Any]]) -> Customer:
    """`theirs` with what they allow by now; `facts` are recounted. In windows that their last order lies in they are
    as if a fact had put them there."""
    nobody = replace(theirs, facts=Facts())
    same = facts.statistics.last == theirs.statistics.last
    quiet = theirs.facts.quiet_until if same else None
    after = replace(theirs, facts=following.settled(work, nobody, facts, quiet_until=quiet))
    after = history.with_newest(work, theirs, after)
    head = _audited(work, theirs, "unmerged", {"into": None})
    seal = store.seal_of(work, theirs)
    kept: dict[str, Any] = {room: dict(summary) for room, summary in rooms.items()}
    kept |= {record.version_of(room): theirs.room_versions.get(room, 0) + 1 for room in rooms}
    work.write(
        Update(
            keys.customer(theirs.customer_id),
            set=record.edited(after, seal)
            | record.moved(after)
            | kept
            | following.agents_place(after)
            | _turned(work, theirs, head),
            remove=(record.ALIAS_OF, MERGE, *(() if after.agent_id else (keys.AGENT.pk,))),
            when=_as_read(theirs),
            label="customer",
        )
    )
    following.look_up_anew(work, None, after)
    counting.count(work, after, +1)
    _tell(work, theirs, "unmerged")
    return after


def point(work: Work, aliases: Iterable[Alias], to: str) -> None:
    """Of those that were merged into one that is merged now: they lead where that one leads."""
    for each in aliases:
        work.write(Update(keys.customer(each.customer_id), set={record.ALIAS_OF: to}, label="alias"))


def _tell(work: Work, theirs: Customer, what: Literal["merged", "unmerged"]) -> None:
    """Of each of the two records: whoever keeps something under an id looks at it anew."""
    work.emit(
        CustomerChanged(
            occurred_at=work.now,
            record_version=theirs.version + 1,
            customer_id=theirs.customer_id,
            agent_id=theirs.agent_id,
            what=what,
        )
    )


def _turned(work: Work, theirs: Customer, head: str) -> dict[str, Any]:
    return {
        "version": theirs.version + 1,
        "facts_version": theirs.facts_version + 1,
        "audit_head": head,
        "updated_at": stamp(work.now),
    }


def _as_read(theirs: Customer) -> tuple[Condition, ...]:
    versions = (Equal("version", theirs.version), Equal("facts_version", theirs.facts_version))
    return (*versions, *(record.unwritten(theirs, room) for room in ROOMS))


def _audited(work: Work, theirs: Customer, what: Literal["merged", "unmerged"], after: dict[str, Any]) -> str:
    return work.audit(
        "customer",
        theirs.customer_id,
        theirs.version + 1,
        what,
        place=keys.customer(theirs.customer_id),
        before=None,
        after=after,
        previous=theirs.audit_head,
        seal=store.seal_of(work, theirs),
        owner=theirs.customer_id,
    )
