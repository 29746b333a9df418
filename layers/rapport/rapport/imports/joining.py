"""What a row says, joined with what is known: only what is missing, or whatever it says. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.imports.file_import import OnMatch

MOST_PHONES = 5
MOST_EMAILS = 5
MOST_TAGS = 30


def joined(known: Mapping[str, Any], said: Mapping[str, Any], on_match: OnMatch) -> dict[str, Any]:
    """The part of what is said that is to be taken over."""
    if on_match == "skip":
        return {}
    taken = dict(said) if on_match == "overwrite" else _missing(known, said)
    for name in ("tags", "custom_fields"):
        if name in said:
            taken[name] = _united(known.get(name), said[name], overwrite=on_match == "overwrite")
    return taken


def _missing(known: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    for name, value in said.items():
        match name:
            case "phone":
                taken |= _one_more("phones", "number", known, value, MOST_PHONES)
            case "email":
                taken |= _one_more("emails", "address", known, value, MOST_EMAILS)
            case "address":
                taken |= {} if known.get("addresses") else {"address": value}
            case "phones" | "emails" | "addresses":
                taken |= {} if known.get(name) else {name: value}
            case _ if known.get(name) in (None, "", [], {}):
                taken[name] = value
    return taken


def _one_more(plural: str, value: str, known: Mapping[str, Any], said: str, most: int) -> dict[str, Any]:
    """Another number beside the first is nothing overwritten."""
    there = [dict(each) for each in known.get(plural, [])]
    if len(there) >= most or any(each[value].casefold() == said.casefold() for each in there):
        return {}
    return {plural: [*there, {value: said}]}


def _united(known: Any, said: Any, *, overwrite: bool) -> Any:
    if isinstance(said, Mapping):
        return {**(known or {}), **said} if overwrite else {**said, **(known or {})}
    return list(dict.fromkeys([*(known or []), *said]))[:MOST_TAGS]
