"""What the team writes down about a case while they work on it."""

from __future__ import annotations

from dataclasses import replace

from rapport.cases import record, store
from rapport.cases.case import Case
from rapport.cases.model import CaseNoteAsked, CaseNoteTold
from rapport.cases.told import told
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.errors import Conflict
from rapport.kernel.ids import new_id
from rapport.kernel.table import Absent, Put
from rapport.kernel.work import Work

SHOWN = 100
MOST = 500
"""A case that needs more is several."""


class TooManyNotes(Conflict):
    code = "too_many_notes"


def add(work: Work, case_id: str, asked: CaseNoteAsked, expected: int | None = None) -> tuple[Case, Customer]:
    """A settled case takes notes as well: what came up afterwards belongs to it."""
    before, customer = store.get(work, case_id)
    store.as_expected(before, expected, lambda: told(work, before, customer))
    if before.notes >= MOST:
        raise TooManyNotes(f"a case takes {MOST} notes; open another one")
    note_id = new_id("note", work.now)
    item = {
        "note_id": note_id,
        "case_id": case_id,
        "at": stamp(work.now),
        "by": work.caller.user_id,
        "sealed": record.sealed_note(asked.text, note_id, customers.seal_of(work, customer, before.customer_id)),
    }
    place = keys.case_note(before.customer_id, case_id, work.now, note_id)
    work.write(Put(place, item, when=(Absent(),), label="note"))
    return store.change(work, customer, before, replace(before, notes=before.notes + 1), "noted"), customer


def latest(work: Work, customer: Customer, case: Case) -> list[CaseNoteTold]:
    """Newest first."""
    page = work.table.query(
        keys.partition(case.customer_id), keys.notes_of_case(case.case_id), newest_first=True, limit=SHOWN
    )
    seal = customers.seal_of(work, customer, case.customer_id)
    return [
        CaseNoteTold(id=each["note_id"], at=from_stamp(each["at"]), by=each["by"], text=record.note_text(each, seal))
        for each in page.items
    ]
