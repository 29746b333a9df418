"""Is the record of changes whole?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rapport.kernel import audit
from rapport.kernel.errors import invalid
from rapport.kernel.http.models import Told
from rapport.kernel.table import Item, Key
from rapport.kernel.work import Work
from rapport.oversight.audit_trail import record_named
from rapport.oversight.seals import SealStore, fault_in_day


class VerdictTold(Told):
    checked: str
    whole: bool
    entries: int | None = None
    fault: str | None = None


def verdict(work: Work, record: str | None, day: date | None, seals: Callable[[], SealStore]) -> VerdictTold:
    if record and not day:
        return of_record(work, record)
    if day and not record:
        return of_day(work, seals(), day)
    raise invalid("record", "or day is needed, and not both")


def of_record(work: Work, record: str) -> VerdictTold:
    kind, record_id = record_named(record)
    entries = audit.chain(work.table, kind, record_id)
    if not entries:
        return VerdictTold(checked=record, whole=False, entries=0, fault="no entries are here")
    fault = audit.fault_in(entries, len(entries), entries[-1].get("hash", "")) or _fault_at_the_record(work, entries)
    return VerdictTold(checked=record, whole=fault is None, entries=len(entries), fault=fault)


def _fault_at_the_record(work: Work, entries: list[Item]) -> str | None:
    """A record that was removed without a trace of its own ends with the entry that says so."""
    last = entries[-1]
    place = work.table.get(Key(*last["place"]))
    if place is None:
        return None if last["what"] == "removed" else "the record itself is missing"
    # What the house moves by itself, a message or a provider, counts apart what people decided about it.
    written = place["audited"] if "audited" in place else place.get("version", 0)
    return audit.fault_in(entries, written, place.get("audit_head", ""))


def of_day(work: Work, store: SealStore, day: date) -> VerdictTold:
    fault = fault_in_day(work.table, store, day)
    return VerdictTold(checked=day.isoformat(), whole=fault is None, fault=fault)
