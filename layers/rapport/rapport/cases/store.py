"""Reading and writing cases. Whoever may see the customer may see their cases, and whoever has a case may see it; a
delivery sees those that somebody has to drive for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rapport.cases import record, summary
from rapport.cases.case import TO_DELIVER, Case
from rapport.cases.events import CaseChanged, CaseOpened, Change
from rapport.cases.summary import OpenCases
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.visibility import sees
from rapport.kernel import keys
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.table import Absent, Equal, Item, Key, Put
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

if TYPE_CHECKING:
    from rapport.cases.model import CaseTold

A_PAGE = 50


class NoSuchCase(NotFound):
    """Absent and out of reach read the same: an id cannot be probed."""

    code = "no_such_case"


def get(work: Work, case_id: str) -> tuple[Case, Customer]:
    case, customer = anyones(work, case_id)
    if not reaches(work, case, customer):
        raise _nothing_here(case_id)
    return case, customer


def anyones(work: Work, case_id: str) -> tuple[Case, Customer]:
    """Whoever asks: for the house itself, and for who brings the link that only its customer was sent."""
    pointer = work.table.get(keys.case_pointer(case_id))
    if pointer is None:
        raise _nothing_here(case_id)
    where = record.place_of(case_id, pointer)
    found = with_customers(work, [where])
    if not found:
        raise _nothing_here(case_id)
    return found[0]


def with_customers(work: Work, places: Sequence[Key]) -> list[tuple[Case, Customer]]:
    """In the order asked for, with whose they are; of a customer who was taken out there is nothing to show."""
    items = work.table.get_many(places)
    known = customers.by_id(work, {keys.customer_of(each.pk) for each in places})
    return [
        (decoded(work, items[place], known[owner_id]), known[owner_id])
        for place in places
        if place in items and (owner_id := keys.customer_of(place.pk)) in known
    ]


def decoded(work: Work, item: Item, customer: Customer) -> Case:
    return record.decode(item, customers.seal_of(work, customer, item["customer_id"]))


def reaches(work: Work, case: Case, customer: Customer) -> bool:
    if work.caller.only_delivers and case.kind not in TO_DELIVER:
        return False
    has_it = case.assignee is not None and case.assignee == work.caller.agent_id
    return has_it or sees(work.caller, customer, work.today, work.settings.access)


def still_open(work: Work, customer_ids: Iterable[str]) -> OpenCases:
    """What is not settled, read from the cases themselves: for whoever puts two customers together or apart."""
    found = OpenCases()
    for _, item in walk(
        work.table, [keys.partition(each) for each in customer_ids], keys.CASES, index=None, page=A_PAGE
    ):
        if item["status"] != "resolved":
            found = OpenCases({**found.cases, **summary.from_item(_listed(item)).cases})
    return found


def as_expected(case: Case, expected: int | None, shown: Callable[[], CaseTold]) -> None:
    if expected is not None and expected != case.version:
        raise StaleVersion("this case has changed since you read it", current=shown().model_dump(mode="json"))


def open_anew(work: Work, customer: Customer, case: Case) -> Case:
    case = _kept(work, customer, None, case, "opened")
    work.write(Put(keys.case_pointer(case.case_id), record.pointer(case), when=(Absent(),), label="case"))
    work.emit(CaseOpened(occurred_at=work.now, record_version=case.version, **_told(case, customer)))
    return case


def change(work: Work, customer: Customer, before: Case, after: Case, what: Change) -> Case:
    after = _kept(work, customer, before, after, what)
    told = _told(after, customer) | {"what": what, "previous_status": before.status}
    work.emit(CaseChanged(occurred_at=work.now, record_version=after.version, **told))
    return after


def _kept(work: Work, customer: Customer, before: Case | None, after: Case, what: str) -> Case:
    """The case, its audit entry, and what the profile says of what is open: together."""
    seal = customers.seal_of(work, customer, after.customer_id)
    after = replace(after, version=before.version + 1 if before else 1, updated_at=work.now)
    head = work.audit(
        "case",
        after.case_id,
        after.version,
        what,
        place=record.key(after),
        before=_audited(before) if before else None,
        after=_audited(after),
        previous=before.audit_head if before else "",
        seal=seal,
        owner=after.customer_id,
    )
    after = replace(after, audit_head=head)
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(record.key(after), record.encode(after, seal), when=when, label="case"))
    # Who is erased in this moment leaves nothing behind that was written by a key they no longer have.
    customers.unedited(work, customer)
    known = summary.of(customer.rooms)
    if (noted := known.noting(after)) != known:
        customers.keep(work, customer, "cases", summary.to_item(noted))
    return after


def _told(case: Case, customer: Customer) -> dict[str, Any]:
    return {
        "case_id": case.case_id,
        "customer_id": customer.customer_id,
        "kind": case.kind,
        "status": case.status,
        "priority": case.priority,
        "order_id": case.order_id,
        "assignee": case.assignee,
    }


def _audited(case: Case) -> dict[str, Any]:
    said = {name: getattr(case, name) for name in ("kind", "status", "priority", "order_id", "assignee", "due")}
    said |= {name: getattr(case, name) for name in ("times_resolved", "rating", "notes")}
    return {name: str(value) for name, value in said.items() if value is not None} | record.words(case)


def _listed(item: Item) -> Mapping[str, Any]:
    return {"open": {item["case_id"]: [item["kind"], item["opened_at"]]}}


def _nothing_here(case_id: str) -> NoSuchCase:
    return NoSuchCase(f"there is no case {case_id} here for you")
