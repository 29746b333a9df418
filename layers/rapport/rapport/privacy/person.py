"""One person, under every id that they ever had here, and what opens what was sealed for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapport.customers import record
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.sealing import Keyring, Seal
from rapport.kernel.table import Item
from rapport.kernel.work import Work

PAGE = 200


@dataclass(frozen=True)
class Person:
    customer: Customer
    profiles: Mapping[str, Item]
    """Their own record, and those that were merged into it, under their ids."""
    keyring: Keyring
    _seals: dict[str, Seal] = field(default_factory=dict)

    @property
    def customer_id(self) -> str:
        return self.customer.customer_id

    @property
    def ids(self) -> tuple[str, ...]:
        return self.customer.ids

    @cached_property
    def addresses(self) -> tuple[frozenset[str], frozenset[str]]:
        """Every phone and every email under any of their ids."""
        known = [self.customer, *self.merged]
        phones = frozenset(str(each["number"]) for one in known for each in one.phones)
        return phones, frozenset(str(each["address"]) for one in known for each in one.emails)

    @cached_property
    def merged(self) -> tuple[Customer, ...]:
        """As they were known under their other ids."""
        others = (self.profiles[each] for each in self.ids[1:] if each in self.profiles)
        return tuple(record.decode(item, lambda: self.keyring) for item in others)

    def seal(self, owner_id: str) -> Seal:
        if owner_id not in self._seals:
            self._seals[owner_id] = self.keyring.customer(owner_id, self.customer.key_of(owner_id))
        return self._seals[owner_id]


def of(work: Work, customer_id: str) -> Person:
    """Whoever is meant by that id, if the caller may see them."""
    customer = customers.get(work, customer_id)
    found = work.table.get_many(keys.customer(each) for each in customer.ids)
    return Person(customer, {keys.customer_of(key.pk): item for key, item in found.items()}, work.keyring)


def beside(work: Work, customer_id: str) -> Iterator[Item]:
    """Everything that lies in one partition of theirs, in the order of its keys."""
    after: str | None = None
    while True:
        page = work.table.query(keys.partition(customer_id), limit=PAGE, after=after)
        yield from page.items
        after = page.after
        if after is None:
            return
