"""The daily seal: the heads of all chains that moved on a day, folded into one root, outside the audit table.

A chain shows what was changed inside it. Whoever could rewrite a whole chain and its record at once would still
face the seals: each holds the heads of its day and the root before it, in a bucket whose objects cannot be
overwritten.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Any, Protocol

from rapport.kernel import audit, keys
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.table import Absent, Key, Put, Refused, Table
from rapport.kernel.work import Work

JOB = "audit-seal"
LONGEST_GAP = 40


class SealStore(Protocol):
    """Where seals are kept: written once, never changed."""

    def keep(self, day: date, seal: str) -> None: ...

    def read(self, day: date) -> str | None: ...


@dataclass(frozen=True)
class DaySeal:
    day: date
    previous: str
    heads: Mapping[str, list[Any]]
    """Record to the number and hash of its last entry that day."""

    @property
    def root(self) -> str:
        told = json.dumps([self.day.isoformat(), self.previous, sorted(self.heads.items())])
        return hashlib.sha256(told.encode()).hexdigest()

    def text(self) -> str:
        return json.dumps(
            {"day": self.day.isoformat(), "previous": self.previous, "heads": self.heads, "root": self.root}
        )


def seal_day(work: Work, store: SealStore, day: date) -> Run:
    """Seals a day that is over, once."""
    run = Run(JOB, new_id("run", work.now), day, work.now)
    # Chains are filed by UTC day; what is done later on a sealed day would stand outside its seal.
    over = day < work.now.astimezone(UTC).date()
    if not over:
        run.counts = {"not over yet": 1}
    elif work.table.get(keys.seal(day)) is None:
        seal = DaySeal(day, next(iter(_roots_before(work.table, day)), ""), heads_of(work.table, day))
        store.keep(day, seal.text())
        try:
            work.table.transact([Put(keys.seal(day), {"root": seal.root, "chains": len(seal.heads)}, when=(Absent(),))])
        except Refused:
            run.counts = {"sealed by another run": 1}
        else:
            run.counts = {"sealed": len(seal.heads)}
    else:
        run.counts = {"sealed before": 1}
    run.finished = work.shop.clock.now()
    run.save(work.table)
    return run


def heads_of(table: Table, day: date) -> dict[str, list[Any]]:
    heads: dict[str, list[Any]] = {}
    after: str | None = None
    while True:
        page = table.query(keys.audit_day_of(day), index=keys.AUDIT_DAY, limit=500, after=after)
        entries = table.get_many(Key(item["pk"], item["sk"], "audit") for item in page.items)
        for item in entries.values():
            if "hash" not in item:
                continue  # an access entry: added only, in no chain
            record = f"{item['kind']}:{item['record_id']}"
            if record not in heads or heads[record][0] < item["number"]:
                heads[record] = [item["number"], item["hash"]]
        after = page.after
        if after is None:
            return heads


def fault_in_day(table: Table, store: SealStore, day: date) -> str | None:
    """What is wrong with a sealed day; None if every head of it still stands."""
    text = store.read(day)
    if text is None:
        return "this day is not sealed"
    kept = json.loads(text)
    seal = DaySeal(day, kept["previous"], kept["heads"])
    noted = table.get(keys.seal(day))
    if seal.root != kept["root"] or noted is None or noted["root"] != seal.root:
        return "the seal itself was changed"
    if seal.previous not in (*_roots_before(table, day), ""):
        return "the seal before it was changed"
    for record, (number, head) in seal.heads.items():
        kind, _, record_id = record.partition(":")
        entries = audit.chain(table, kind, record_id)[:number]
        if fault := audit.fault_in(entries, number, head):
            return f"{record}: {fault}"
    return None


def _roots_before(table: Table, day: date) -> list[str]:
    """Newest first. A day can have been sealed after its successors, so the one before it is one of these."""
    days = [keys.seal(day - timedelta(days=back)) for back in range(1, LONGEST_GAP)]
    found = table.get_many(days)
    return [str(found[each]["root"]) for each in days if each in found]


class S3Seals:
    """A bucket with object lock: even an administrator cannot take a seal back before its time."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def keep(self, day: date, seal: str) -> None:
        self._client.put_object(Bucket=self._bucket, Key=_name(day), Body=seal.encode(), ContentType="application/json")

    def read(self, day: date) -> str | None:
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=_name(day))
        except self._client.exceptions.NoSuchKey:
            return None
        return str(answer["Body"].read().decode())


def _name(day: date) -> str:
    return f"seals/{day:%Y/%m}/{day.isoformat()}.json"
