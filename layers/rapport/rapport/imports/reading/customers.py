"""A row of a customers' file. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from rapport.customers.model import CHANNELS, Channel, Purpose
from rapport.imports.reading import days
from rapport.imports.reading.custom_values import custom_value
from rapport.imports.reading.fields import CUSTOM
from rapport.imports.reading.people import given_and_family
from rapport.imports.reading.problem import Problem, Unreadable
from rapport.imports.reading.said import Said
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.values import emails, identifier, one_of, phones, text, yes_or_no
from rapport.imports.reading.ways import Ways
from rapport.kernel.spelling import plainly

LINES = ("district", "city", "source", "company_name", "industry", "company_segment", "company_size")
LONGEST_LINE, LONGEST_NAME, LONGEST_ADDRESS, LONGEST_NOTE, LONGEST_TAG = 200, 100, 500, 4000, 40
MOST_TAGS = 30
MOST_NUMBERS = 5
CHANNEL_WORDS = {
    "call": "call phone voice ফোন কল",
    "sms": "sms text এসএমএস",
    "whatsapp": "whatsapp wa হোয়াটসঅ্যাপ",
    "email": "email e-mail mail ইমেইল",
    "push": "push app",
}
LANGUAGE_WORDS = {"en": "en english eng ইংরেজি", "bn": "bn bangla bengali ben bn-bd বাংলা"}
HOURS = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\s*(?:-|–|to|থেকে)\s*([01]?[0-9]|2[0-3]):([0-5][0-9])")


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {plainly(word): meaning for meaning, many in words.items() for word in many.split()}


CHANNEL_OF, LANGUAGE_OF = _by_word(CHANNEL_WORDS), _by_word(LANGUAGE_WORDS)


@dataclass(frozen=True)
class ConsentRead:
    channel: Channel
    purpose: Purpose
    allowed: bool


@dataclass(frozen=True)
class NewCustomerRow:
    number: int
    asked: Mapping[str, Any]
    """`NewCustomer` takes it as it is: only what the row says, days as ISO text, phones in E.164."""
    consents: tuple[ConsentRead, ...] = ()


def customer_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> NewCustomerRow | list[Problem]:
    said = Said(row, mapping)
    if row.problem:
        return said.problems
    asked: dict[str, Any] = {
        "customer_id": said.value("customer_id", identifier),
        **_names(said),
        **_numbers(said, "phone", "number", partial(phones, ways=ways)),
        **_numbers(said, "email", "address", emails),
        "address": said.words("address", LONGEST_ADDRESS),
        "date_of_birth": _day(said, "date_of_birth", ways),
        "anniversary_date": _day(said, "anniversary_date", ways),
        "preferred_channel": said.value("preferred_channel", lambda cell: one_of(cell, CHANNEL_OF)),
        "language": said.value("language", lambda cell: one_of(cell, LANGUAGE_OF)),
        "contact_hours": said.value("contact_hours", _hours),
        "assigned_agent_id": said.value("assigned_agent_id", identifier),
        "owner": said.value("owner", identifier),
        **{name: said.words(name, LONGEST_LINE) for name in LINES},
        "tags": said.value("tags", _tags),
        "notes": said.words("notes", LONGEST_NOTE, read=text),
        "custom_fields": _custom_fields(said, ways),
    }
    consents = _consents(said)
    if not said.problems and not any(asked.get(name) for name in ("first_name", "last_name", "company_name")):
        said.wrong("full_name", "no_name", "the row names nobody: a name or a company is needed")
    if said.problems:
        return said.problems
    return NewCustomerRow(row.number, {name: value for name, value in asked.items() if value is not None}, consents)


def _names(said: Said) -> dict[str, str | None]:
    """Columns of their own go before one that holds the whole name, which is split."""
    given, family = given_and_family(said.words("full_name", 2 * LONGEST_NAME) or "")
    first, last = said.words("first_name", LONGEST_NAME), said.words("last_name", LONGEST_NAME)
    if first is None and last is None:
        first, last = given or None, family or None
    for name in (first, last):
        if name and len(name) > LONGEST_NAME:
            said.wrong("full_name", "too_long", f"is longer than {LONGEST_NAME} characters")
    return {"first_name": first, "last_name": last}


def _numbers(said: Said, field: str, key: str, read: Any) -> dict[str, Any]:
    """The first is the primary one; a single one goes by its own name."""
    found = [*(said.value(field, read) or []), *(said.value(f"second_{field}", read) or [])]
    found = list(dict.fromkeys(found))
    if len(found) > MOST_NUMBERS:
        said.wrong(field, "too_many", f"has more than {MOST_NUMBERS}")
    if len(found) <= 1:
        return {field: found[0] if found else None}
    return {f"{field}s": [{key: each, "primary": place == 0} for place, each in enumerate(found)]}


def _day(said: Said, field: str, ways: Ways) -> str | None:
    day = said.value(field, lambda cell: days.day(cell, ways))
    return day.isoformat() if day else None


def _hours(cell: str) -> dict[str, str]:
    found = HOURS.fullmatch(cell.strip().casefold())
    if not found:
        raise Unreadable("not_hours", f"{cell.strip()} does not say from when to when; write it as 10:00-18:00")
    start, start_minute, end, end_minute = found.groups()
    return {"start": f"{int(start):02}:{start_minute}", "end": f"{int(end):02}:{end_minute}"}


def _tags(cell: str) -> list[str]:
    tags = list(dict.fromkeys(" ".join(each.split()) for each in re.split(r"[,;|\n]", cell) if each.strip()))
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        raise Unreadable("too_long", f"has more than {MOST_TAGS} tags, or one of more than {LONGEST_TAG} characters")
    return tags


def _custom_fields(said: Said, ways: Ways) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for field in said.fields:
        declared = ways.custom.get(field.removeprefix(CUSTOM)) if field.startswith(CUSTOM) else None
        if declared is None:
            continue
        value = said.value(field, partial(custom_value, declared=declared, ways=ways))
        if value is not None:
            found[field.removeprefix(CUSTOM)] = value
    return found or None


def _consents(said: Said) -> tuple[ConsentRead, ...]:
    """One column may speak for all channels; one of their own says it better."""
    everywhere = said.value("consent", yes_or_no)
    told = {channel: said.value(f"consent_{channel}", yes_or_no) for channel in CHANNELS}
    heard = {channel: everywhere if allowed is None else allowed for channel, allowed in told.items()}
    return tuple(
        ConsentRead(channel, "marketing", allowed) for channel, allowed in heard.items() if allowed is not None
    )
