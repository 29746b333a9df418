"""A list of customers as a file: asked for at the desk, written behind the queue, fetched by a link that soon ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from rapport.customer_view import listing as customer_list
from rapport.customer_view import whole
from rapport.customer_view.listing import Filters
from rapport.customers.model import Customer
from rapport.customers.told import address_of
from rapport.kernel import spreadsheet
from rapport.kernel.backroom import Backroom, Task
from rapport.kernel.caller import system
from rapport.kernel.ids import new_id
from rapport.kernel.objects import Objects
from rapport.kernel.work import Work, perform
from rapport.privacy import columns, requests
from rapport.privacy.events import ListExportAsked
from rapport.privacy.model import ListAsked
from rapport.privacy.requests import DataRequest

NAME = "list-export"
TASK = "list"
PAGE = 200
PART = 2000
"""Rows of a part: an interruption loses no more than these."""
KEPT = timedelta(days=7)
LINK_LIVES = timedelta(minutes=5)


def ask(work: Work, asked: ListAsked) -> DataRequest:
    said = asked.model_dump(mode="json", exclude_none=True)
    filters = {name: value for name, value in said.items() if name != "sort"}
    # Looked for once at the desk: what cannot be searched for is refused to whoever asks, not to a queue.
    customer_list.page(work, Filters(**filters), asked.sort, 1, None)
    open_to_all = {name: value for name, value in said.items() if name not in ("search", "sort")}
    request = requests.new(work, "list", counts={"rows": 0}, filters=open_to_all)
    sealed = work.keyring.close(said, _context(request.request_id))
    request = requests.ask(work, replace(request, file={"asked": sealed, "after": None, "parts": []}))
    work.emit(ListExportAsked(occurred_at=work.now, record_version=1, request_id=request.request_id))
    return request


def write(room: Backroom, task: Task) -> None:
    """Page by page; what is written is kept in parts, so that a worker that is stopped goes on at the next."""
    while True:
        look = Work(room.shop, system(NAME))
        request = requests.get(look, task["request_id"])
        if request.state == "done":
            return
        if request.file["parts"] and request.file["after"] is None:
            break
        _part(room, look, request)
        if not room.time_left():
            room.hand_over({"task": TASK, "request_id": task["request_id"]})
            return
    _joined(room.files, look, request)
    perform(room.shop, look.caller, partial(_finished, request_id=request.request_id))
    room.files.delete(room.files.list(_parts(request.request_id)))


def _part(room: Backroom, look: Work, request: DataRequest) -> None:
    said = look.keyring.open(request.file["asked"], _context(request.request_id))
    sort = said.pop("sort")
    after, rows = request.file["after"], list[list[str]]()
    while len(rows) < PART:
        found, after = customer_list.page(look, Filters(**said), sort, PAGE, after)
        rows += [columns.cells(_told(look, each)) for each in found]
        if after is None or not room.time_left():
            break
    # Each attempt's part has a name of its own: of two workers who write at once, one is believed, and its parts alone.
    key = _parts(request.request_id) + new_id("part", room.shop.clock.now())
    room.files.put(key, look.keyring.close_bytes(spreadsheet.lines(rows).encode(), key))
    file = {"after": after, "parts": [*request.file["parts"], key]}
    work = Work(room.shop, look.caller)
    requests.go_on(work, request, **_moved(request, file, request.counts.get("rows", 0) + len(rows)))
    work.commit()


def _joined(files: Objects, look: Work, request: DataRequest) -> None:
    """Whoever has the link reads it as it is: it lies open, in a bucket that is nobody's else, for a week."""
    parts = []
    for key in request.file["parts"]:
        sealed = files.get(key)
        assert sealed is not None, key
        parts.append(look.keyring.open_bytes(sealed, key))
    files.put(key_of(request.request_id), spreadsheet.whole(columns.COLUMNS, ()) + b"".join(parts))


def _finished(work: Work, request_id: str) -> None:
    request = requests.get(work, request_id)
    if request.state != "done":
        requests.finish(work, request)


def _told(work: Work, customer: Customer) -> dict[str, Any]:
    refused = sorted(name for name, each in customer.consent.items() if not each.allowed)
    return dict(whole.row(work, customer)) | {"address": address_of(customer), "refused": refused}


def _moved(request: DataRequest, file: dict[str, Any], rows: int) -> dict[str, Any]:
    return {"file": dict(request.file) | file, "counts": {"rows": rows}}


def _parts(request_id: str) -> str:
    return f"exports/{request_id}/"


def key_of(request_id: str) -> str:
    return f"exports/{request_id}.csv"


def _context(request_id: str) -> str:
    return f"list:{request_id}"
