"""The audit chain: one per record, written in the change's own transaction.

Entry n holds the hash of entry n-1 and stands at number n, put only if absent; the record carries its number and
its head. So a changed, missing or swapped entry shows, and chains of different records never wait for each other.
Once a day the heads of all chains that moved are sealed into one root (`audit_seal`), outside this table.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Absent, Item, Key, Put, Table

FIRST = ""
"""What stands before the first entry of a chain."""

HASHED = (
    "kind",
    "record_id",
    "number",
    "place",
    "owner",
    "who",
    "what",
    "when",
    "source",
    "request_id",
    "change",
    "sealed",
    "previous",
)


@dataclass(frozen=True)
class Change:
    """What a person did to a record."""

    kind: str
    record_id: str
    number: int
    place: Key
    """Where the record stands that carries the chain's head."""
    what: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    previous: str = FIRST
    seal: Seal | None = None
    """The customer's own key where fields are personal: erasing it leaves a chain that still verifies."""
    owner: str = ""
    """The customer whose key sealed it."""


@dataclass(frozen=True)
class Actor:
    who: str
    source: str
    request_id: str


def entry(change: Change, actor: Actor, now: datetime) -> tuple[Put, str]:
    """The write that adds the entry, and the chain's new head."""
    moved = _moved(change.before, change.after)
    item: Item = {
        "kind": change.kind,
        "record_id": change.record_id,
        "number": change.number,
        "place": [change.place.pk, change.place.sk],
        "owner": change.owner,
        "who": actor.who,
        "what": change.what,
        "when": stamp(now),
        "source": actor.source,
        "request_id": actor.request_id,
        "previous": change.previous,
    }
    if change.seal:
        item["sealed"] = change.seal.close(moved, context(change.kind, change.record_id, change.number))
    else:
        item["change"] = json.dumps(moved, ensure_ascii=False, sort_keys=True)
    head = digest(item)
    item |= {"hash": head} | _filed(item)
    key = keys.audit_entry(change.kind, change.record_id, change.number)
    return Put(key, item, when=(Absent(),), label="audit"), head


def _filed(item: Item) -> Item:
    """Where an entry is found by day and by person: an entry filed elsewhere would be missing from what is read."""
    at = f"{item['when']}#{item['kind']}#{item['record_id']}"
    return {
        keys.AUDIT_DAY.pk: keys.audit_day(from_stamp(item["when"])),
        keys.AUDIT_DAY.sk: at,
        keys.AUDIT_USER.pk: keys.audit_user(item["who"]),
        keys.AUDIT_USER.sk: at,
    }


def digest(item: Item) -> str:
    told = {name: _plain(item[name]) for name in HASHED if name in item}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def context(kind: str, record_id: str, number: int) -> str:
    return f"audit:{kind}:{record_id}:{number}"


def fault_in(entries: Sequence[Item], number: int, head: str) -> str | None:
    """What is wrong with a chain that should end at `number` with `head`; None if it is whole."""
    try:
        return _fault_in(entries, number, head)
    except (KeyError, TypeError, ValueError):
        return "an entry is not of a shape that was ever written here"


def _fault_in(entries: Sequence[Item], number: int, head: str) -> str | None:
    previous = FIRST
    for expected, item in enumerate(entries, start=1):
        if item["number"] != expected:
            return f"entry {expected} is missing"
        if item["previous"] != previous:
            return f"entry {expected} does not follow the one before it"
        if digest(item) != item["hash"]:
            return f"entry {expected} was changed"
        if not _filed(item).items() <= item.items():
            return f"entry {expected} is filed where nobody looks for it"
        previous = item["hash"]
    if len(entries) != number:
        return f"{number} entries were written, {len(entries)} are here"
    if previous != head:
        return "the last entry is not the one that the record knows"
    return None


def chain(table: Table, kind: str, record_id: str) -> list[Item]:
    entries: list[Item] = []
    after: str | None = None
    while True:
        page = table.query(keys.audit_partition(kind, record_id), area="audit", limit=500, after=after)
        entries += page.items
        after = page.after
        if after is None:
            return entries


def _moved(before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    """Only the fields that moved: an entry says what was done, not how long the record is."""
    was, now = before or {}, after or {}
    names = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
    moved: dict[str, Any] = {}
    if before is not None:
        moved["before"] = {name: was[name] for name in names if name in was}
    if after is not None:
        moved["after"] = {name: now[name] for name in names if name in now}
    return moved


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value
