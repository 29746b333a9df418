"""Opening a case, and changing what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapport.cases import clock, store, summary
from rapport.cases.case import RUNNING, TO_DELIVER, Case, Kind
from rapport.cases.model import CaseFields, NewCase
from rapport.cases.told import told
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotAllowed, invalid
from rapport.kernel.ids import new_id
from rapport.kernel.work import Work
from rapport.team import store as team

MOST_OPEN = 50
"""Of one customer. They stand on the profile, which everybody reads; nobody settles more than so many at once."""


class TooManyOpenCases(Conflict):
    code = "too_many_open_cases"


class NotADelivery(NotAllowed):
    code = "not_a_delivery"


def open_case(work: Work, asked: NewCase) -> tuple[Case, Customer]:
    customer = customers.get(work, asked.customer_id)
    _may_work_on(work, asked.kind)
    if len(summary.of(customer.rooms).cases) >= MOST_OPEN:
        raise TooManyOpenCases(f"this customer has {MOST_OPEN} open cases; settle some of them first")
    _known(work, customer, asked.model_dump(include={"order_id", "assignee"}))
    hours = clock.open_hours(work.settings, work.shop.place.zone)
    case = Case(
        case_id=new_id("case", work.now),
        customer_id=customer.customer_id,
        kind=asked.kind,
        status="open",
        priority=asked.priority,
        what_happened=asked.what_happened,
        order_id=asked.order_id,
        assignee=asked.assignee,
        opened_at=work.now,
        opened_by=work.caller.user_id,
        due=clock.done_by(work.now, clock.allowed(asked.kind, work.settings), hours),
        updated_at=work.now,
    )
    return store.open_anew(work, customer, case), customer


def change(work: Work, case_id: str, said: CaseFields, expected: int | None) -> tuple[Case, Customer]:
    before, customer = store.get(work, case_id)
    store.as_expected(before, expected, lambda: told(work, before, customer))
    fields = said.model_dump(exclude_unset=True)
    _may_work_on(work, fields.get("kind", before.kind))
    _known(work, customer, fields)
    after = replace(before, **fields)
    if after.kind != before.kind:
        after = _with_the_hours_of_its_kind(work, after)
    return (before if after == before else store.change(work, customer, before, after, "changed")), customer


def _with_the_hours_of_its_kind(work: Work, case: Case) -> Case:
    """What turns out to be something else gets that kind's time from then on."""
    takes = clock.allowed(case.kind, work.settings)
    if case.status in RUNNING:
        hours = clock.open_hours(work.settings, work.shop.place.zone)
        return replace(case, due=clock.done_by(work.now, takes, hours))
    return replace(case, time_left=takes) if case.status == "waiting" else case


def _may_work_on(work: Work, kind: Kind) -> None:
    if work.caller.only_delivers and kind not in TO_DELIVER:
        raise NotADelivery(f"a delivery works on {' and '.join(sorted(TO_DELIVER))}, not on {kind}")


def _known(work: Work, customer: Customer, said: Mapping[str, Any]) -> None:
    """An order of this very customer, somebody of the team."""
    if order_id := said.get("order_id"):
        pointer = work.table.get(keys.order_pointer(order_id))
        if pointer is None or pointer.get("customer_id") not in customer.ids:
            raise invalid("order_id", f"names no order of this customer: {order_id}")
    if assignee := said.get("assignee"):
        agent = team.find(work, assignee)
        if agent is None or not agent.active:
            raise invalid("assignee", f"names nobody who works here: {assignee}")
