"""Who did what: by record, by person, by day."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

from rapport.kernel import audit, cursors, keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.errors import invalid
from rapport.kernel.http.models import Told
from rapport.kernel.table import Index, Item, Key, Page, Range
from rapport.kernel.work import Work

DAYS_A_PAGE = 62


class AuditTold(Told):
    record: str
    number: int | None = None
    who: str
    what: str
    when: datetime
    source: str
    request_id: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    hash: str | None = None


def record_named(text: str) -> tuple[str, str]:
    kind, colon, record_id = text.partition(":")
    if not (kind and colon and record_id):
        raise invalid("record", "must be kind:id, as customer:cus_1")
    return kind, record_id


def page(
    work: Work,
    record: str | None,
    user: str | None,
    start: date | None,
    end: date | None,
    limit: int,
    after: str | None,
) -> tuple[list[AuditTold], str | None]:
    """Newest first."""
    if record:
        return _of_record(work, *record_named(record), limit, after)
    first = start or work.today - timedelta(days=30)
    last = end or work.today
    within = Range(first.isoformat(), last.isoformat() + "U")
    if user:
        found = work.table.query(
            keys.audit_user(user), within, index=keys.AUDIT_USER, newest_first=True, limit=limit, after=after
        )
        return _read(work, found, keys.AUDIT_USER)
    return _by_days(work, first, last, limit, after)


def _of_record(
    work: Work, kind: str, record_id: str, limit: int, after: str | None
) -> tuple[list[AuditTold], str | None]:
    partition = keys.access_partition(record_id) if kind == "access" else keys.audit_partition(kind, record_id)
    found = work.table.query(partition, area="audit", newest_first=True, limit=limit, after=after)
    return _told(work, found.items), found.after


def _by_days(work: Work, first: date, last: date, limit: int, after: str | None) -> tuple[list[AuditTold], str | None]:
    with cursors.read():
        day = date.fromisoformat(after[:10]) if after else last
    for _ in range(DAYS_A_PAGE):
        if day < first:
            break
        found = work.table.query(
            keys.audit_day_of(day), index=keys.AUDIT_DAY, newest_first=True, limit=limit, after=after
        )
        if found.items:
            entries, rest = _read(work, found, keys.AUDIT_DAY)
            before = day - timedelta(days=1)
            return entries, rest or (f"{before}U" if before >= first else None)
        day, after = day - timedelta(days=1), None
    return [], f"{day}U" if day >= first else None


def _read(work: Work, found: Page, index: Index) -> tuple[list[AuditTold], str | None]:
    places = [Key(item["pk"], item["sk"], index.area) for item in found.items]
    items = work.table.get_many(places, consistent=False)
    return _told(work, [items[place] for place in places if place in items]), found.after


def _told(work: Work, items: list[Item]) -> list[AuditTold]:
    owners = {item["owner"] for item in items if item.get("owner")}
    profiles = work.table.get_many(keys.customer(owner) for owner in owners)
    seals = {
        owner: work.keyring.customer(owner, profiles[keys.customer(owner)]["key"])
        for owner in owners
        if "key" in profiles.get(keys.customer(owner), {})
    }
    told = []
    for item in items:
        change: dict[str, Any] = json.loads(item["change"]) if "change" in item else {}
        if "sealed" in item and item["owner"] in seals:
            context = audit.context(item["kind"], item["record_id"], item["number"])
            change = seals[item["owner"]].open(item["sealed"], context)
        told.append(
            AuditTold(
                record=f"{item['kind']}:{item['record_id']}",
                number=item.get("number"),
                who=item["who"],
                what=item["what"],
                when=from_stamp(item["when"]),
                source=item["source"],
                request_id=item["request_id"],
                before=change.get("before"),
                after=change.get("after"),
                hash=item.get("hash"),
            )
        )
    return told
