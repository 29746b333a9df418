"""Moving a case on: it waits, goes on, is settled, comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rapport.cases import clock, store
from rapport.cases.case import MOVES, Case, Status
from rapport.cases.clock import OpenHours
from rapport.cases.model import CaseStatusAsked
from rapport.cases.told import told
from rapport.customers.model import Customer
from rapport.kernel.errors import Conflict
from rapport.kernel.settings import Settings
from rapport.kernel.work import Work


class NoSuchMove(Conflict):
    code = "case_cannot_move_so"


def change_status(work: Work, case_id: str, said: CaseStatusAsked, expected: int | None) -> tuple[Case, Customer]:
    before, customer = store.get(work, case_id)
    store.as_expected(before, expected, lambda: told(work, before, customer))
    if said.status == before.status:
        return before, customer
    return settled(work, customer, before, said.status, said.resolution), customer


def settled(work: Work, customer: Customer, before: Case, status: Status, resolution: str | None) -> Case:
    hours = clock.open_hours(work.settings, work.shop.place.zone)
    after = moved(before, status, work.now, work.settings, hours)
    if resolution is not None:
        after = replace(after, resolution=resolution)
    return store.change(work, customer, before, after, "status")


def moved(case: Case, status: Status, now: datetime, settings: Settings, hours: OpenHours) -> Case:
    """What becomes of the clock: it rests while the case waits, and begins anew for one that came back. Pure."""
    if status not in MOVES[case.status]:
        allowed = ", ".join(sorted(MOVES[case.status]))
        raise NoSuchMove(f"a case that is {case.status} can become {allowed}, not {status}")
    after = replace(case, status=status, waiting_since=None, time_left=None, resolved_at=None)
    match status:
        case "waiting":
            return replace(after, waiting_since=now, time_left=clock.worked(now, case.due, hours))
        case "resolved":
            return replace(after, resolved_at=now, times_resolved=case.times_resolved + 1)
        case "open":
            assert case.time_left is not None, "who waits has time left, if only none"
            # What was overdue before it waited stays overdue since then.
            return replace(after, due=clock.done_by(now, case.time_left, hours)) if case.time_left else after
        case "reopened":
            return replace(after, due=clock.done_by(now, clock.allowed(case.kind, settings), hours))
