"""Erasing a person's own record: the key and whatever they are found by, at once. What was sold keeps its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapport.customers import counting, family, lookups, record
from rapport.customers.events import CustomerChanged
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.table import Delete, Equal, Item, Key, Put
from rapport.kernel.work import Work

AT_ONCE = 64
"""Places they are found by. With ten records merged into theirs, an audit entry each, it is a transaction of a hundred
writes still; the largest customer with the largest family has some fifty."""


def erase(work: Work, customer: Customer, profiles: Mapping[str, Item], why: str) -> list[Key]:
    """`profiles` are their record and those merged into it, as they were read. Gives what did not fit: of families that
    were put together, places of birthdays that a job has to clear."""
    found_by = set(lookups.entries(customer, work.keyring)) | {Key(pk, sk) for pk, sk in customer.facts.waiting}
    for customer_id in customer.ids:
        item = profiles[customer_id]
        _forget(work, customer_id, item, why)
        if customer_id != customer.customer_id:
            found_by |= _still_found_by(work, item)
    # Members' records go by the job; what says their names in the open goes now.
    family_days = {
        key
        for member in family.members(work, customer.customer_id)
        for key in lookups.family_event(member.customer_id, member.member_id, member.fields)
    }
    places = [*sorted(found_by), *sorted(family_days)]
    work.write(*(Delete(key) for key in places[:AT_ONCE]))
    counting.count(work, customer, -1)
    work.emit(
        CustomerChanged(
            occurred_at=work.now,
            record_version=customer.version + 1,
            customer_id=customer.customer_id,
            agent_id=customer.agent_id,
            what="removed",
        )
    )
    return places[AT_ONCE:]


def erase_removed(work: Work, profiles: Mapping[str, Item], why: str) -> None:
    """Of one who was taken out before: what is left are the keys that open what was said of them."""
    for customer_id, item in profiles.items():
        _forget(work, customer_id, item, why)


def _forget(work: Work, customer_id: str, item: Item, why: str) -> None:
    """The place stays taken, without the key and without a word: a chain that still verifies ends here."""
    place, version = keys.customer(customer_id), int(item["version"]) + 1
    head = work.audit(
        "customer",
        customer_id,
        version,
        "erased",
        place=place,
        before=None,
        after={"why": why},
        previous=item["audit_head"],
    )
    gone = {"removed_at": stamp(work.now), "erased_at": stamp(work.now), "version": version, "audit_head": head}
    read = [Equal("version", item["version"])]
    if "facts_version" in item:
        read.append(Equal("facts_version", item["facts_version"]))
    work.write(Put(place, gone, when=tuple(read), label="customer"))


def _still_found_by(work: Work, item: Item) -> set[Key]:
    """One who was merged is found as the other; whatever of theirs still stands goes as well."""
    if "sealed" not in item:
        return set()
    former: Iterable[Key] = lookups.entries(record.decode(item, lambda: work.keyring), work.keyring)
    return set(work.table.get_many(former))
