"""Erasure: what makes a person a person goes at once, with the key to all that was sealed; a job clears the rest."""

from __future__ import annotations

from dataclasses import replace

from rapport.customers import coming_back, erasing, holding
from rapport.kernel import audit, keys
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.table import Item
from rapport.kernel.work import Work
from rapport.messaging.gate import suppression
from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.privacy import person, requests
from rapport.privacy.events import CustomerErased
from rapport.privacy.model import EraseAsked
from rapport.privacy.requests import DataRequest


class MergedIntoAnother(Conflict):
    """Whoever erases one of two that were merged erases both: that has to be meant."""

    code = "merged_into_another"


def erase(work: Work, customer_id: str, asked: EraseAsked) -> DataRequest:
    if asked.confirm != customer_id:
        raise invalid("confirm", "must be the customer's id once more")
    stored = work.table.get(keys.customer(customer_id))
    if stored is not None and "removed_at" in stored and "erased_at" not in stored:
        return _removed_before(work, customer_id, stored, asked)
    who = person.of(work, customer_id)
    if who.customer_id != customer_id:
        raise MergedIntoAnother(f"{customer_id} was merged into {who.customer_id}: erase that, or un-merge them first")
    holding.refuse_if_held(who.customer)
    request = requests.new(work, "erasure", customer_ids=who.ids, why=asked.reason)
    _suppress(work, *who.addresses)
    left = erasing.erase(work, who.customer, who.profiles, asked.reason)
    request = replace(request, file={"places": [[key.pk, key.sk] for key in left]} if left else {})
    return _asked(work, request, customer_id, who.customer.version + 1)


def _removed_before(work: Work, customer_id: str, tombstone: Item, asked: EraseAsked) -> DataRequest:
    """Their numbers stand in the entry that says they were taken out, and nowhere else."""
    _suppress(work, *_addresses_in(_last_words(work, customer_id, tombstone)))
    ids = (customer_id, *(each for each, *_ in tombstone.get("aliases", ())))
    found = work.table.get_many(keys.customer(each) for each in ids)
    request = requests.new(work, "erasure", customer_ids=ids, why=asked.reason)
    erasing.erase_removed(work, {keys.customer_of(place.pk): item for place, item in found.items()}, asked.reason)
    return _asked(work, request, customer_id, int(tombstone["version"]) + 1)


def _asked(work: Work, request: DataRequest, customer_id: str, version: int) -> DataRequest:
    request = requests.ask(work, request)
    work.emit(
        CustomerErased(
            occurred_at=work.now, record_version=version, customer_id=customer_id, request_id=request.request_id
        )
    )
    return request


def _suppress(work: Work, phones: frozenset[str], emails: frozenset[str]) -> None:
    """Before the key goes, each by itself: what an interruption leaves is an address that is not written to, and
    whoever asks again finds it so."""
    for channel in MESSAGE_CHANNELS:
        for address in sorted(emails if channel == "email" else phones):
            suppression.suppress(work, channel, address, "erased")
    coming_back.note_erased(work, phones, emails)


def _last_words(work: Work, customer_id: str, tombstone: Item) -> Item:
    entry = work.table.get(keys.audit_entry("customer", customer_id, int(tombstone["version"])))
    if entry is None or "sealed" not in entry or "key" not in tombstone:
        return {}
    seal = work.keyring.customer(customer_id, tombstone["key"])
    change = seal.open(entry["sealed"], audit.context("customer", customer_id, int(tombstone["version"])))
    return dict(change.get("before", {}))


def _addresses_in(profile: Item) -> tuple[frozenset[str], frozenset[str]]:
    phones = frozenset(str(each["number"]) for each in profile.get("phones", ()))
    return phones, frozenset(str(each["address"]) for each in profile.get("emails", ()))
