"""A case as those who work on it see it: with name, phone and address, and with what it may become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapport.cases import summary
from rapport.cases.case import MOVES, RUNNING, Case
from rapport.cases.model import CaseNoteTold, CaseTold, OpenComplaintTold
from rapport.cases.surveys import link
from rapport.customers.model import Customer
from rapport.customers.told import address_of
from rapport.kernel.work import Work

NOBODY: Mapping[str, str] = {}


def told(
    work: Work,
    case: Case,
    customer: Customer,
    names: Mapping[str, str] = NOBODY,
    notes: Sequence[CaseNoteTold] | None = None,
) -> CaseTold:
    """`names` are those of the team, by id."""
    return CaseTold(
        case_id=case.case_id,
        customer_id=customer.customer_id,
        customer_name=customer.name or None,
        customer_phone=customer.phone,
        customer_address=address_of(customer),
        kind=case.kind,
        status=case.status,
        priority=case.priority,
        order_id=case.order_id,
        assignee=case.assignee,
        assignee_name=names.get(case.assignee or ""),
        what_happened=case.what_happened,
        resolution=case.resolution,
        opened_at=case.opened_at,
        opened_by=case.opened_by,
        due=case.due if case.status in RUNNING else None,
        overdue=case.overdue(work.now),
        minutes_left=int(case.time_left.total_seconds() // 60) if case.time_left is not None else None,
        waiting_since=case.waiting_since,
        resolved_at=case.resolved_at,
        times_resolved=case.times_resolved,
        rating=case.rating,
        rating_path=link.path(case, work.keyring.digest, work.shop.place.zone),
        moves=sorted(MOVES[case.status]),
        notes_count=case.notes,
        notes=list(notes) if notes is not None else None,
        version=case.version,
        updated_at=case.updated_at,
    )


def open_complaint(customer: Customer) -> OpenComplaintTold | None:
    """For whoever is about to speak with them."""
    complaints = summary.of(customer.rooms).complaints
    for case_id, oldest in complaints.items():
        return OpenComplaintTold(case_id=case_id, since=oldest.opened_at, count=len(complaints))
    return None
