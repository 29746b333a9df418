"""One thing that a column can mean. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

HEAD = re.compile(r"(?P<name>\w+)(?P<needed> \(needed\))?: (?P<en>[^:]+): (?P<bn>[^:]+)")


@dataclass(frozen=True)
class Field:
    name: str
    words: Mapping[str, str]
    """What it is called, by language: for whoever corrects a mapping."""
    needed: bool = False
    headers: tuple[str, ...] = ()
    """What people write above such a column: English, Bangla, and what other programs' exports call it."""


def listed(text: str) -> tuple[Field, ...]:
    """Fields as they are written down: its name and what it is called, and below it, set in, what people write."""
    entries = re.split(r"\n(?=\S)", text.strip())
    return tuple(_field(*entry.partition("\n")[::2]) for entry in entries)


def _field(head: str, headers: str) -> Field:
    found = HEAD.fullmatch(head)
    assert found is not None, head
    name, english, bangla = found["name"], found["en"], found["bn"]
    written = (" ".join(header.split()) for header in headers.split("|"))
    return Field(name, {"en": english, "bn": bangla}, found["needed"] is not None, (english, bangla, name, *written))
