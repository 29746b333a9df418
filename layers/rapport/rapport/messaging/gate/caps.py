"""How often a person may be contacted, over rolling days of the business. Pure.

Whoever has had enough is written to later, not never: the day on which there is room again is known at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from rapport.customers.contacts import ALL_CHANNELS, BY_MESSAGE, Contacts
from rapport.customers.model import Channel
from rapport.kernel.settings import Messages


class Cap(NamedTuple):
    name: str
    most: int
    days: int
    channels: frozenset[Channel]


def caps(channel: Channel, messages: Messages) -> Iterator[Cap]:
    """Those that a contact by this channel has to keep."""
    yield Cap("contacts_a_week", messages.contacts_a_week, 7, ALL_CHANNELS)
    if channel == "call":
        yield Cap("calls_a_week", messages.calls_a_week, 7, frozenset({"call"}))
        return
    yield Cap("a_day", messages.a_day, 1, BY_MESSAGE)
    yield Cap("a_week", messages.a_week, 7, BY_MESSAGE)
    if channel == "sms":
        yield Cap("sms_a_week", messages.sms_a_week, 7, frozenset({"sms"}))


class Full(NamedTuple):
    cap: str
    until: date
    """The first day with room again."""


def full(contacts: Contacts, channel: Channel, today: date, messages: Messages) -> Full | None:
    """The cap that holds longest, if one does."""
    if not contacts.counted:
        return None  # As most of a campaign's audience: whoever was never contacted meets none.
    met = [
        Full(cap.name, _free_again(contacts, cap, today))
        for cap in caps(channel, messages)
        if contacts.within(today, cap.days, cap.channels) >= cap.most
    ]
    return max(met, key=lambda each: (each.until, each.cap)) if met else None


def _free_again(contacts: Contacts, cap: Cap, today: date) -> date:
    """Contacts leave the window day by day; after as many days as it has, it is empty."""
    for ahead in range(1, cap.days):
        day = today + timedelta(days=ahead)
        if contacts.within(day, cap.days, cap.channels) < cap.most:
            return day
    return today + timedelta(days=cap.days)
