"""One profile made of two, and what has to be taken out again if they were two people after all. Pure.

Nothing anybody wrote is lost: of lists both are kept, and where both say something of one thing the record that stays
is right, unless who merges takes the other's word. What the merge brought is remembered; taken back is only what still
stands as it was brought, for what somebody has written since is theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

LISTS = {"phones": "number", "emails": "address", "addresses": "address"}
"""What there may be several of, and by what two entries are the same."""
WORDS = ("tags",)
NOTES = "notes"
FIELDS = "custom_fields"

type Profile = Mapping[str, Any]
type Brought = dict[str, Any]


def differences(ours: Profile, theirs: Profile) -> list[str]:
    """What both say, and say differently: who merges may take the other's word."""
    plain = ours.keys() & theirs.keys() - {*LISTS, *WORDS, NOTES, FIELDS}
    return sorted(name for name in plain if ours[name] != theirs[name])


def joined(ours: Profile, theirs: Profile, take: Collection[str] = ()) -> tuple[dict[str, Any], Brought]:
    """The profile of both, and what came into ours."""
    profile = dict(ours)
    brought: Brought = {"said": {}, "listed": {}}
    for name, value in theirs.items():
        if name in LISTS:
            more = _new(profile.get(name, []), value, LISTS[name])
            # Which is called first, the record that stays says.
            fresh = [{**each, "primary": False} for each in more] if profile.get(name) else more
            profile[name] = [*profile.get(name, []), *fresh]
            brought["listed"][name] = [each[LISTS[name]] for each in more]
        elif name in WORDS:
            more = [each for each in value if each not in profile.get(name, [])]
            profile[name] = [*profile.get(name, []), *more]
            brought["listed"][name] = more
        elif name == FIELDS:
            unsaid = {field: each for field, each in value.items() if field not in profile.get(name, {})}
            profile[name] = {**profile.get(name, {}), **unsaid}
            brought["fields"] = unsaid
        elif name == NOTES and profile.get(name) not in (None, value):
            profile[name] = f"{profile[name]}\n{value}"
            brought["said"][name] = [ours[name], profile[name]]
        elif name not in profile or (name in take and profile[name] != value):
            brought["said"][name] = [profile.get(name), value]
            profile[name] = value
    return {name: value for name, value in profile.items() if value not in (None, [], {})}, brought


def parted(now: Profile, brought: Brought) -> dict[str, Any]:
    """The profile without what the merge brought, where that still stands as it was brought."""
    profile = dict(now)
    for name, (before, after) in brought["said"].items():
        if profile.get(name) == after:
            profile[name] = before
    for name, came in brought["listed"].items():
        if name in LISTS:
            left = [each for each in profile.get(name, []) if each[LISTS[name]] not in came]
            profile[name] = _with_a_first(left)
        else:
            profile[name] = [each for each in profile.get(name, []) if each not in came]
    fields = dict(profile.get(FIELDS, {}))
    for name, value in brought.get("fields", {}).items():
        if fields.get(name) == value:
            del fields[name]
    profile[FIELDS] = fields
    return {name: value for name, value in profile.items() if value not in (None, [], {})}


def _new(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    known = {each[by] for each in ours}
    return [each for each in theirs if each[by] not in known]


def _with_a_first(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if not entries or any(each.get("primary") for each in entries):
        return entries
    return [{**entries[0], "primary": True}, *entries[1:]]
