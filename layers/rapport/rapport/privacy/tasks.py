"""What of this room is done in the back room: called by the event that asks for it, or by the task that goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.kernel.backroom import Doing, Task
from rapport.privacy import clearing, listing
from rapport.privacy.events import CustomerErased, ListExportAsked


def asked_by(event: Mapping[str, Any]) -> Task:
    """An event asks for a task; so what was decided and what is done about it cannot come apart."""
    return {"task": event["type"], "request_id": event["request_id"]}


TASKS: Mapping[str, Doing] = {
    clearing.TASK: clearing.clear,
    CustomerErased.type: clearing.clear,
    listing.TASK: listing.write,
    ListExportAsked.type: listing.write,
}
