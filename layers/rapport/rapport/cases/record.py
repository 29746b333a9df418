"""A case as the store holds it: what it is about in the open, what was said of it under the customer's seal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rapport.cases.case import Case
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Item, Key

PLAIN = (
    "case_id",
    "customer_id",
    "kind",
    "status",
    "priority",
    "opened_by",
    "order_id",
    "assignee",
    "times_resolved",
    "rated",
    "rating",
    "notes",
    "version",
    "audit_head",
)
MOMENTS = ("opened_at", "due", "updated_at", "waiting_since", "resolved_at")
WORDS = ("what_happened", "resolution")


def key(case: Case) -> Key:
    return keys.case(case.customer_id, case.opened_at, case.case_id)


def pointer(case: Case) -> Item:
    return {"customer_id": case.customer_id, "opened_at": stamp(case.opened_at)}


def place_of(case_id: str, pointer: Item) -> Key:
    return keys.case(pointer["customer_id"], from_stamp(pointer["opened_at"]), case_id)


def encode(case: Case, seal: Seal) -> Item:
    item: dict[str, Any] = {name: value for name in PLAIN if (value := getattr(case, name)) is not None}
    item |= {name: stamp(moment) for name in MOMENTS if (moment := getattr(case, name)) is not None}
    if case.time_left is not None:
        item["seconds_left"] = int(case.time_left.total_seconds())
    item["sealed"] = seal.close(words(case), _context(case.case_id))
    queue, place = keys.queued(_place(case), case.status, case.kind, case.priority, case.assignee, case.case_id)
    return item | {keys.DESK.pk: queue, keys.DESK.sk: place}


def decode(item: Item, seal: Seal) -> Case:
    said: dict[str, Any] = {name: item[name] for name in PLAIN if name in item}
    said |= {name: from_stamp(item[name]) for name in MOMENTS if name in item}
    if "seconds_left" in item:
        said["time_left"] = timedelta(seconds=int(item["seconds_left"]))
    return Case(**said | seal.open(item["sealed"], _context(item["case_id"])))


def words(case: Case) -> dict[str, str]:
    return {name: said for name in WORDS if (said := getattr(case, name)) is not None}


def sealed_note(text: str, note_id: str, seal: Seal) -> bytes:
    return seal.close({"text": text}, _note_context(note_id))


def note_text(item: Item, seal: Seal) -> str:
    return str(seal.open(item["sealed"], _note_context(item["note_id"]))["text"])


def _place(case: Case) -> str:
    """Where it stands in the queue: by when it is due, behind those if its clock rests, then by when it was settled."""
    if case.resolved_at is not None:
        return stamp(case.resolved_at)
    return stamp(case.due) if case.waiting_since is None else keys.RESTS + stamp(case.waiting_since)


def _context(case_id: str) -> str:
    return f"case:{case_id}"


def _note_context(note_id: str) -> str:
    return f"case_note:{note_id}"
