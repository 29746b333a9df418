"""Reading a whole profile leaves an entry, and so does taking it along: one per user, customer and hour."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from typing import Literal

from rapport.kernel import keys
from rapport.kernel.clock import hour_of, stamp
from rapport.kernel.table import Absent, Put, Refused
from rapport.kernel.work import Work

What = Literal["read", "exported"]

REMEMBERED = 2000
_noted: OrderedDict[tuple[int, str, str, str, str], None] = OrderedDict()
"""What this worker has written already, so that an open profile is not written about at every refresh."""


def noted(work: Work, customer_id: str, what: What = "read") -> None:
    hour = hour_of(work.now)
    mark = (id(work.table), customer_id, work.caller.user_id, hour, what)
    if mark in _noted:
        return
    item = {
        "kind": "access",
        "record_id": customer_id,
        "who": work.caller.user_id,
        "what": what,
        "when": stamp(work.now),
        "source": work.caller.source,
        "request_id": work.caller.request_id,
        keys.AUDIT_DAY.pk: keys.audit_day(work.now),
        keys.AUDIT_DAY.sk: f"{stamp(work.now)}#access#{customer_id}#{work.caller.user_id}",
        keys.AUDIT_USER.pk: keys.audit_user(work.caller.user_id),
        keys.AUDIT_USER.sk: f"{stamp(work.now)}#access#{customer_id}",
    }
    key = keys.access_entry(customer_id, work.caller.user_id, hour, what)
    with suppress(Refused):  # another worker noted it within this hour, which is all that is promised
        work.table.transact([Put(key, item, when=(Absent(),), label="access")])
    _noted[mark] = None
    while len(_noted) > REMEMBERED:
        _noted.popitem(last=False)
