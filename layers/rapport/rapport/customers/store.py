"""Reading and writing customers. Whoever reads here is asked who they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from rapport.customers import counting, following, history, record
from rapport.customers.events import Change, CustomerArrived, CustomerChanged
from rapport.customers.model import ROOMS, Customer, Facts, Room
from rapport.customers.visibility import changes, sees
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import NotAllowed, NotFound, StaleVersion
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Absent, Condition, Delete, Equal, Item, Key, Present, Put, Update
from rapport.kernel.work import Work

NOTHING: Mapping[str, int] = {}
TAKEN_BACK = "taken_back"


class NotYourCustomer(NotAllowed):
    code = "not_your_customer"


class NoSuchCustomer(NotFound):
    """Absent and out of reach read the same: an id cannot be probed."""

    code = "no_such_customer"


def get(work: Work, customer_id: str) -> Customer:
    return _mine(work, customer_id, work.table.get(keys.customer(customer_id)))


def get_to_change(work: Work, customer_id: str) -> Customer:
    customer = get(work, customer_id)
    if not changes(work.caller, customer):
        raise NotYourCustomer("this customer is another agent's")
    return customer


def from_item(work: Work, customer_id: str, item: Item | None) -> Customer:
    """For those who read the record together with others, in one request."""
    return _mine(work, customer_id, item)


def get_many(work: Work, customer_ids: Iterable[str]) -> list[Customer]:
    """Those that exist and that the caller may see, in the order asked for; each person once."""
    found = _each_once(_standing(work, customer_ids, consistent=False).values())
    return [each for each in found if sees(work.caller, each, work.today, work.settings.access)]


def anyone(work: Work, customer_ids: Iterable[str]) -> list[Customer]:
    """Whoever they belong to: for looking up who is calling, and for the house itself."""
    return _each_once(_standing(work, customer_ids).values())


def by_id(work: Work, customer_ids: Iterable[str]) -> dict[str, Customer]:
    """Anyone, under the id they were asked for by: of one who was merged, the record asked for may name the other."""
    return _standing(work, customer_ids)


def seen_by_id(work: Work, customer_ids: Iterable[str]) -> dict[str, Customer]:
    """As above, those whom the caller may see."""
    found = _standing(work, customer_ids, consistent=False).items()
    return {asked: each for asked, each in found if sees(work.caller, each, work.today, work.settings.access)}


def _standing(work: Work, customer_ids: Iterable[str], *, consistent: bool = True) -> dict[str, Customer]:
    wanted = {each: keys.customer(each) for each in customer_ids}
    items = work.table.get_many(wanted.values(), consistent=consistent)
    merged = {key: keys.customer(item[record.ALIAS_OF]) for key, item in items.items() if record.ALIAS_OF in item}
    if unread := set(merged.values()) - items.keys():
        items |= work.table.get_many(unread, consistent=consistent)
    found = {asked: items.get(merged.get(key, key)) for asked, key in wanted.items()}
    return {asked: _decoded(work, item) for asked, item in found.items() if item is not None and _stands(item)}


def _each_once(found: Iterable[Customer]) -> list[Customer]:
    return list({each.customer_id: each for each in found}.values())


def _stands(item: Item) -> bool:
    return "removed_at" not in item and record.ALIAS_OF not in item


def _mine(work: Work, customer_id: str, item: Item | None) -> Customer:
    if item is not None and record.ALIAS_OF in item:
        # Whoever names one of two that were merged means the person.
        item = work.table.get(keys.customer(item[record.ALIAS_OF]))
    customer = _decoded(work, item) if item is not None and _stands(item) else None
    if customer is None or not sees(work.caller, customer, work.today, work.settings.access):
        raise NoSuchCustomer(f"there is no customer {customer_id} here for you")
    return customer


def _decoded(work: Work, item: Item) -> Customer:
    return record.decode(item, lambda: work.keyring)


def seal_of(work: Work, customer: Customer, owner_id: str | None = None) -> Seal:
    """For what lies under the customer's own id, or under that of a record merged into theirs."""
    owner_id = owner_id or customer.customer_id
    return work.keyring.customer(owner_id, customer.key_of(owner_id))


# -- writing -------------------------------------------------------------------------------------------------


def create(work: Work, customer: Customer, *, imported: bool = False) -> Customer:
    """A new record: profile, facts, look-ups, yearly events, counters and the first audit entry.

    A version above the first is somebody who comes back to the place that an undone import had left: their chain of
    changes goes on there."""
    returns = customer.version > 1
    seal = seal_of(work, customer)
    head = work.audit(
        "customer",
        customer.customer_id,
        customer.version,
        "created",
        place=keys.customer(customer.customer_id),
        before=None,
        after=following.audited(customer),
        previous=customer.audit_head,
        seal=seal,
        owner=customer.customer_id,
    )
    nobody = replace(customer, facts=Facts())
    facts = following.settled(work, nobody, customer.facts, imported=imported)
    customer = replace(customer, audit_head=head, facts=facts, facts_version=1)
    customer = history.with_newest(work, nobody, customer)
    item = {
        "customer_id": customer.customer_id,
        "key": customer.wrapped_key,
        "created_at": stamp(customer.created_at),
        **record.edited(customer, seal),
        **record.moved(customer),
    } | following.agents_place(customer)
    free = (Equal("version", customer.version - 1), Equal(TAKEN_BACK, True)) if returns else (Absent(),)
    work.write(Put(keys.customer(customer.customer_id), item, when=free, label="customer"))
    following.look_up_anew(work, None, customer)
    counting.count(work, customer, +1)
    work.emit(
        CustomerArrived(
            occurred_at=work.now,
            imported=imported,
            record_version=customer.version,
            customer_id=customer.customer_id,
            agent_id=customer.agent_id,
        )
    )
    return customer


def change(
    work: Work,
    before: Customer,
    after: Customer,
    what: Change,
    expected: int | None,
    shown: dict[str, Any] | None = None,
    *,
    imported: bool = False,
) -> Customer:
    """An edit by a person, or by a file they brought. `expected` is the version they believe to change; `shown`, what
    they get if it moved on."""
    if expected is not None and expected != before.version:
        raise StaleVersion("this customer has changed since you read it", current=shown)
    seal = seal_of(work, before)
    after = replace(after, version=before.version + 1, updated_at=work.now)
    head = work.audit(
        "customer",
        before.customer_id,
        after.version,
        what,
        place=keys.customer(before.customer_id),
        before=following.audited(before),
        after=following.audited(after),
        previous=before.audit_head,
        seal=seal,
        owner=before.customer_id,
    )
    after = replace(after, audit_head=head)
    place = following.agents_place(after)
    work.write(
        Update(
            keys.customer(before.customer_id),
            set=record.edited(after, seal) | place,
            remove=() if place else (keys.AGENT.pk,),
            when=(Equal("version", before.version),),
            label="customer",
        )
    )
    following.look_up_anew(work, before, after)
    _tell(work, after, what, imported=imported)
    return after


def remove(
    work: Work,
    customer: Customer,
    expected: int | None,
    shown: dict[str, Any] | None = None,
    *,
    taken_back: bool = False,
) -> None:
    """Takes the record out of every list, look-up and count. What was sold stays sold: orders keep their figures.

    Who was taken back had come by a file and by mistake: a better file may bring them again."""
    if expected is not None and expected != customer.version:
        raise StaleVersion("this customer has changed since you read it", current=shown)
    head = work.audit(
        "customer",
        customer.customer_id,
        customer.version + 1,
        "removed",
        place=keys.customer(customer.customer_id),
        before=following.audited(customer),
        after=None,
        previous=customer.audit_head,
        seal=seal_of(work, customer),
        owner=customer.customer_id,
    )
    # The place stays taken: a new customer under an old id would inherit its orders and its audit chain.
    tombstone = {
        "removed_at": stamp(work.now),
        "key": customer.wrapped_key,
        "version": customer.version + 1,
        "audit_head": head,
    } | ({TAKEN_BACK: True} if taken_back else {})
    if customer.aliases:
        # Whoever erases them later finds what was written under their other ids.
        tombstone |= record.with_aliases(customer.aliases)
    work.write(
        Put(
            keys.customer(customer.customer_id),
            tombstone,
            when=(Equal("version", customer.version), Equal("facts_version", customer.facts_version)),
            label="customer",
        )
    )
    work.write(*(Delete(Key(pk, sk)) for pk, sk in customer.facts.waiting))
    following.look_up_anew(work, customer, None)
    counting.count(work, customer, -1)
    _tell(work, replace(customer, version=customer.version + 1), "removed", imported=taken_back)


def keep(work: Work, customer: Customer, room: Room, summary: Mapping[str, Any]) -> None:
    """A high room's own summary on the profile, so that a view needs one read; written if nobody wrote it since."""
    version = customer.room_versions.get(room, 0)
    work.write(
        Update(
            keys.customer(customer.customer_id),
            set={room: dict(summary), record.version_of(room): version + 1},
            when=(record.unwritten(customer, room),),
            label=room,
        )
    )


def as_read(customer: Customer, *rooms: Room) -> tuple[Condition, ...]:
    """Nobody has edited them since, nor written what those rooms keep on the profile."""
    return Equal("version", customer.version), *(record.unwritten(customer, room) for room in rooms)


def unedited(work: Work, customer: Customer, *rooms: Room) -> None:
    """Joins a transaction that rests on who they are and what they allow, whatever they buy meanwhile."""
    read = as_read(customer, *rooms)
    work.write(Update(keys.customer(customer.customer_id), when=read, label="customer"))


def unmoved(work: Work, customer: Customer) -> None:
    """Joins a transaction that rests on all that was read: profile, facts, and what every room keeps."""
    rooms = (record.unwritten(customer, room) for room in ROOMS)
    read = (Equal("version", customer.version), Equal("facts_version", customer.facts_version), *rooms)
    work.write(Update(keys.customer(customer.customer_id), when=read, label="customer"))


def move(
    work: Work,
    before: Customer,
    facts: Facts,
    *,
    imported: bool = False,
    quiet_until: date | None = None,
    also: Mapping[str, int] = NOTHING,
) -> Customer:
    """What happened changes what follows from it: statistics, indexes, counters and agenda, together."""
    after = before.with_facts(following.settled(work, before, facts, imported=imported, quiet_until=quiet_until))
    return _moved(work, before, after, also)


def put_back(work: Work, before: Customer, facts: Facts) -> Customer:
    """As above, for whoever knows the agenda that these facts had."""
    tier = record.counted_as(facts.statistics, work.settings.value)
    return _moved(work, before, before.with_facts(replace(facts, counted_as=tier)), NOTHING)


def _moved(work: Work, before: Customer, after: Customer, also: Mapping[str, int]) -> Customer:
    if after.statistics is not before.statistics:
        after = history.with_newest(work, before, after)
    work.write(
        Update(
            keys.customer(before.customer_id),
            set=record.moved(after),
            add=also,
            when=(Equal("facts_version", before.facts_version),),
            label="facts",
        )
    )
    counting.count(work, before, -1)
    counting.count(work, after, +1)
    return after


def counted_under(work: Work, customer: Customer, owner_id: str, **moved: int) -> None:
    """What lies under a record that rests is counted there as well, for the day on which that one stands again."""
    for each in dict.fromkeys((customer.customer_id, owner_id)):
        work.write(Update(keys.customer(each), add=moved, when=(Present(),), label="customer"))


def _tell(work: Work, customer: Customer, what: Change, *, imported: bool = False) -> None:
    work.emit(
        CustomerChanged(
            occurred_at=work.now,
            imported=imported,
            record_version=customer.version,
            customer_id=customer.customer_id,
            agent_id=customer.agent_id,
            what=what,
        )
    )
