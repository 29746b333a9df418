"""What rooms of higher floors keep on the profile has to be made one as well: each knows how; the door hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from rapport.cases import summary as cases
from rapport.cases.store import still_open
from rapport.cases.summary import OpenCases
from rapport.customers import contacts
from rapport.customers.model import Customer, Room
from rapport.kernel.work import Work

type Summary = Mapping[str, Any]


class Joining(Protocol):
    """May write what else belongs to it into the same transaction."""

    room: Room

    def joined(self, work: Work, ours: Customer, theirs: Customer) -> Summary:
        """What is kept of the one that they are."""

    def parted(self, work: Work, ours: Customer, before: Summary, theirs: Customer) -> tuple[Summary, Summary]:
        """What is kept of each. `before` is what ours was when they were made one; theirs has been at rest since."""


class Contacts:
    """How often they were contacted: all of it reached the one person, and whoever of the two that was is left in
    peace for as long."""

    room: Room = "contacts"

    def joined(self, work: Work, ours: Customer, theirs: Customer) -> Summary:
        if not _kept(theirs, self.room):
            return _kept(ours, self.room)
        counted = [contacts.from_item(_kept(each, self.room)) for each in (ours, theirs)]
        return contacts.to_item(contacts.together(*counted))

    def parted(self, work: Work, ours: Customer, before: Summary, theirs: Customer) -> tuple[Summary, Summary]:
        return _kept(ours, self.room), _kept(ours, self.room)


class Cases:
    """What is not settled is the person's; taken apart, each has again what was opened under their own records."""

    room: Room = "cases"

    def joined(self, work: Work, ours: Customer, theirs: Customer) -> Summary:
        both = OpenCases({**cases.of(ours.rooms).cases, **cases.of(theirs.rooms).cases})
        return cases.to_item(both) if both.cases else _kept(ours, self.room)

    def parted(self, work: Work, ours: Customer, before: Summary, theirs: Customer) -> tuple[Summary, Summary]:
        staying = [each for each in ours.ids if each not in theirs.ids]
        return cases.to_item(still_open(work, staying)), cases.to_item(still_open(work, theirs.ids))


class Reminders:
    """Follows from what they bought: looked at anew by whoever hears that they are one, or two again."""

    room: Room = "reminders"

    def joined(self, work: Work, ours: Customer, theirs: Customer) -> Summary:
        return _kept(ours, self.room)

    def parted(self, work: Work, ours: Customer, before: Summary, theirs: Customer) -> tuple[Summary, Summary]:
        return _kept(ours, self.room), _kept(theirs, self.room)


def _kept(customer: Customer, room: Room) -> Summary:
    return customer.rooms.get(room, {})
