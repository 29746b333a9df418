"""What was asked about people's data, by whom, until when it is due, and how far it has come. It names ids alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.errors import NotFound
from rapport.kernel.ids import new_id
from rapport.kernel.table import Absent, Equal, Item, Key, Put
from rapport.kernel.work import Work

Kind = Literal["erasure", "list"]
State = Literal["asked", "done"]
DUE = timedelta(days=30)
"""A month is what the law gives."""


class NoSuchRequest(NotFound):
    code = "no_such_data_request"


@dataclass(frozen=True)
class DataRequest:
    request_id: str
    kind: Kind
    by: str
    asked_at: datetime
    due: date
    state: State = "asked"
    customer_ids: tuple[str, ...] = ()
    """Of an erasure: the person, under each of their ids. A list is of nobody in particular."""
    why: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    """Of a list: whom it is of. What was searched for can be a person's number, and is not here."""
    finished_at: datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    file: Mapping[str, Any] = field(default_factory=dict)
    """Of a list: what is to be in it, sealed, and how far its writing has come. Of an erasure: what is to be cleared
    first."""
    steps: int = 0
    version: int = 1
    audit_head: str = ""


def new(work: Work, kind: Kind, **said: Any) -> DataRequest:
    return DataRequest(new_id("req", work.now), kind, work.caller.user_id, work.now, work.today + DUE, **said)


def ask(work: Work, request: DataRequest) -> DataRequest:
    request = replace(request, audit_head=_audited(work, request, "asked"))
    work.write(Put(_place(request), _encoded(request), when=(Absent(),), label="data request"))
    return request


def finish(work: Work, request: DataRequest, **said: Any) -> DataRequest:
    after = replace(request, state="done", finished_at=work.now, version=request.version + 1, **said)
    after = replace(after, audit_head=_audited(work, after, "done", request.audit_head))
    return _move(work, request, after)


def go_on(work: Work, request: DataRequest, **said: Any) -> DataRequest:
    """A step of its own work, which nobody decided: in no chain."""
    return _move(work, request, replace(request, **said))


def _move(work: Work, before: DataRequest, after: DataRequest) -> DataRequest:
    after = replace(after, steps=before.steps + 1)
    work.write(Put(_place(after), _encoded(after), when=(Equal("steps", before.steps),), label="data request"))
    return after


def get(work: Work, request_id: str) -> DataRequest:
    item = work.table.get(keys.data_request(request_id))
    if item is None:
        raise NoSuchRequest(f"there is no data request {request_id}")
    return _decoded(item)


def page(work: Work, limit: int, after: str | None) -> tuple[list[DataRequest], str | None]:
    """The latest first."""
    found = work.table.query(keys.REQUESTS, keys.EACH_REQUEST, newest_first=True, limit=limit, after=after)
    return [_decoded(item) for item in found.items], found.after


def _audited(work: Work, request: DataRequest, what: str, previous: str = "") -> str:
    return work.audit(
        "data_request",
        request.request_id,
        request.version,
        what,
        place=_place(request),
        before=None,
        after={
            "kind": request.kind,
            "customers": list(request.customer_ids),
            "filters": dict(request.filters),
            "counts": dict(request.counts),
        },
        previous=previous,
    )


def _place(request: DataRequest) -> Key:
    return keys.data_request(request.request_id)


def _encoded(request: DataRequest) -> Item:
    return {
        "request_id": request.request_id,
        "kind": request.kind,
        "by": request.by,
        "asked_at": stamp(request.asked_at),
        "due": request.due.isoformat(),
        "state": request.state,
        "customer_ids": list(request.customer_ids),
        "why": request.why,
        "filters": dict(request.filters),
        "finished_at": stamp(request.finished_at) if request.finished_at else None,
        "counts": dict(request.counts),
        "file": dict(request.file),
        "steps": request.steps,
        "version": request.version,
        "audit_head": request.audit_head,
    }


def _decoded(item: Item) -> DataRequest:
    return DataRequest(
        request_id=item["request_id"],
        kind=item["kind"],
        by=item["by"],
        asked_at=from_stamp(item["asked_at"]),
        due=date.fromisoformat(item["due"]),
        state=item["state"],
        customer_ids=tuple(item["customer_ids"]),
        why=item["why"],
        filters=item["filters"],
        finished_at=from_stamp(item["finished_at"]) if item["finished_at"] else None,
        counts=item["counts"],
        file=item["file"],
        steps=item["steps"],
        version=item["version"],
        audit_head=item["audit_head"],
    )
