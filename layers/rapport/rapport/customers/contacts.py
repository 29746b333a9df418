"""How often a person was contacted in the last days: calls and advertising, kept on the profile. Pure.

Whoever calls, writes or plans either counts here, so that all of them together leave people in peace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from rapport.customers.model import Channel
from rapport.kernel.clock import from_stamp, stamp

WEEK = timedelta(days=7)
KEPT = WEEK
"""No rule looks further back."""
ALL_CHANNELS: frozenset[Channel] = frozenset({"call", "sms", "whatsapp", "email", "push"})
BY_MESSAGE: frozenset[Channel] = ALL_CHANNELS - {"call"}


@dataclass(frozen=True)
class Contacts:
    counted: tuple[tuple[date, Channel, int], ...] = ()
    wrote_whatsapp: datetime | None = None
    """When they last wrote to us there: for a day afterwards they may be answered in free words."""

    def within(self, last: date, days: int, channels: Collection[Channel]) -> int:
        """In the so many days that end with `last`."""
        first = last - timedelta(days=days - 1)
        return sum(number for day, channel, number in self.counted if first <= day <= last and channel in channels)

    def noted(self, day: date, channel: Channel, number: int = 1) -> Contacts:
        """One more; or, with -1, one that was not to be: the provider refused it."""
        kept = {(each, by): many for each, by, many in self.counted if each > day - KEPT}
        kept[day, channel] = max(0, kept.get((day, channel), 0) + number)
        return replace(self, counted=tuple((*key, many) for key, many in sorted(kept.items()) if many))


def together(ours: Contacts, theirs: Contacts) -> Contacts:
    """Of one person who was counted under two records."""
    counted = Counter({(day, channel): number for day, channel, number in ours.counted})
    counted.update({(day, channel): number for day, channel, number in theirs.counted})
    wrote = max(filter(None, (ours.wrote_whatsapp, theirs.wrote_whatsapp)), default=None)
    return Contacts(tuple((*key, number) for key, number in sorted(counted.items())), wrote)


def from_item(item: Mapping[str, Any]) -> Contacts:
    wrote = item.get("wrote_whatsapp")
    return Contacts(
        tuple((date.fromisoformat(day), channel, int(number)) for day, channel, number in item.get("counted", ())),
        from_stamp(wrote) if wrote else None,
    )


def to_item(contacts: Contacts) -> dict[str, Any]:
    item: dict[str, Any] = {
        "counted": [[day.isoformat(), channel, number] for day, channel, number in contacts.counted]
    }
    return item | ({"wrote_whatsapp": stamp(contacts.wrote_whatsapp)} if contacts.wrote_whatsapp else {})
