"""What stands in the fields of what a provider tells. What is missing or wrong is refused by its name. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rapport.kernel.errors import Detail, NotUnderstood
from rapport.kernel.keys import MESSAGE_ID
from rapport.messaging.receipts.receipt import Receipt

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""A clock that shows anything else is broken, or counts in another unit."""

E164 = re.compile(r"\+?([1-9][0-9]{6,14})")


class NotAllUnderstood(NotUnderstood):
    """Some of it was not. One broken receipt must not take its neighbours with it: they are here."""

    def __init__(self, details: Iterable[Detail], understood: Iterable[Receipt]) -> None:
        named = tuple(details)
        super().__init__(f"not understood: {', '.join(each.field for each in named)}", named)
        self.understood = tuple(understood)


@dataclass(frozen=True)
class Told:
    """One thing that is told, and where it stands in the whole."""

    fields: Mapping[str, Any]
    where: str = ""

    def text(self, name: str, otherwise: str | None = None) -> str:
        """`otherwise`, if it may be left out."""
        value = self.fields.get(name)
        if value is None and otherwise is not None:
            return otherwise
        if not isinstance(value, str) or (value == "" and otherwise is None):
            raise self.refusal(name, "must be a text")
        if not _can_be_kept(value):
            raise self.refusal(name, "has half a sign in it")
        return value

    def yes(self, name: str, otherwise: bool) -> bool:
        value = self.fields.get(name, otherwise)
        if not isinstance(value, bool):
            raise self.refusal(name, "must be true or false")
        return value

    def has(self, name: str) -> bool:
        return self.fields.get(name) is not None

    def inner(self, name: str) -> Told:
        value = self.fields.get(name)
        if not isinstance(value, dict):
            raise self.refusal(name, "must be an object")
        return Told(value, self._within(name))

    def each(self, name: str) -> Iterator[Told]:
        """The things in a list, none if there is no list. What is no object has no fields: the first that is needed
        is missed there, and not in its neighbours."""
        for number, value in enumerate(self.listed(name)):
            yield Told(value if isinstance(value, dict) else {}, self._within(f"{name}[{number}]"))

    def listed(self, name: str) -> list[Any]:
        value = self.fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refusal(name, "must be a list")
        return value

    def instant(self, name: str) -> datetime:
        """Written as ISO 8601, with its time zone: a time of nowhere is no instant."""
        text = self.text(name)
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            raise self.refusal(name, "must be an ISO 8601 time") from None
        if at.tzinfo is None:
            raise self.refusal(name, "must say its time zone")
        return self._plausible(name, at)

    def unix(self, name: str, a_second: int = 1) -> datetime:
        """Counted since 1970, in seconds or in parts of them; WhatsApp writes the number as text."""
        value = self.fields.get(name)
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,16}", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refusal(name, "must be a unix time")
        try:
            return self._plausible(name, datetime.fromtimestamp(value / a_second, UTC))
        except (OverflowError, OSError, ValueError):
            raise self.refusal(name, "must be a unix time") from None

    def our_id(self, name: str) -> str:
        """The id of our message, if it is given back."""
        value = self.text(name, "")
        if value and not re.fullmatch(MESSAGE_ID, value):
            raise self.refusal(name, "is no message of ours")
        return value

    def number(self, name: str, otherwise: str | None = None) -> str:
        """A phone number in E.164; WhatsApp leaves out the plus."""
        value = self.text(name, otherwise)
        found = E164.fullmatch(value)
        if found is None and value != otherwise:
            raise self.refusal(name, "must be a phone number")
        return f"+{found[1]}" if found else value

    def refusal(self, name: str, problem: str) -> NotUnderstood:
        field = self._within(name)
        return NotUnderstood(f"{field} {problem}", [Detail(field, problem)])

    def _within(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def _plausible(self, name: str, at: datetime) -> datetime:
        if not EARLIEST <= at <= LATEST:
            raise self.refusal(name, "is not a time of our days")
        return at.astimezone(UTC)


def told_in(content: bytes | str, where: str = "") -> Told:
    """What JSON says; it must be an object."""
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        raise NotUnderstood("this is not JSON", [Detail(where or "body", "must be JSON")]) from None
    if not isinstance(said, dict):
        raise NotUnderstood("this is not an object", [Detail(where or "body", "must be an object")])
    return Told(said, where)


def understood(readings: Iterable[tuple[Told, Callable[[Told], Iterable[Receipt]]]]) -> list[Receipt]:
    """What each of them says, read in its way; a broken one is named, and the others are kept."""
    receipts: list[Receipt] = []
    problems: list[Detail] = []
    for told, read in readings:
        try:
            receipts += read(told)
        except NotUnderstood as refusal:
            problems += refusal.details
    if problems:
        raise NotAllUnderstood(problems, receipts)
    return receipts


def _can_be_kept(text: str) -> bool:
    """JSON can write half of a pair of surrogates; no store and no log could."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)
