"""A legal hold: for as long as it is on, nothing that is held about a person may be taken out."""

from __future__ import annotations

from dataclasses import replace

from rapport.customers import record, store
from rapport.customers.events import CustomerChanged
from rapport.customers.model import Customer, Hold
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, StaleVersion
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Equal, Update
from rapport.kernel.work import Work


class OnLegalHold(Conflict):
    code = "on_legal_hold"


def refuse_if_held(customer: Customer) -> None:
    """Whoever takes out rests on the profile's version as well, and a hold moves it: none can come between."""
    if customer.hold is not None:
        raise OnLegalHold("this customer is on legal hold: nothing of theirs may be taken out until it ends")


def put_on(work: Work, customer_id: str, reason: str, expected: int | None = None) -> Customer:
    customer = _as_expected(work, customer_id, expected)
    seal = store.seal_of(work, customer)
    hold = Hold(work.now, work.caller.user_id, seal.close(reason, _context(customer.customer_id)))
    return _changed(work, customer, replace(customer, hold=hold), reason)


def end(work: Work, customer_id: str, reason: str, expected: int | None = None) -> Customer:
    customer = _as_expected(work, customer_id, expected)
    return customer if customer.hold is None else _changed(work, customer, replace(customer, hold=None), reason)


def why(customer: Customer, seal: Seal) -> str:
    assert customer.hold is not None
    return str(seal.open(customer.hold.sealed, _context(customer.customer_id)))


def _as_expected(work: Work, customer_id: str, expected: int | None) -> Customer:
    customer = store.get(work, customer_id)
    if expected is not None and expected != customer.version:
        from rapport.customers.told import told  # late: what is told of a customer names their hold

        current = told(work, customer).model_dump(mode="json")
        raise StaleVersion("this customer has changed since you read it", current=current)
    return customer


def _changed(work: Work, before: Customer, after: Customer, reason: str) -> Customer:
    place, version = keys.customer(before.customer_id), before.version + 1
    head = work.audit(
        "customer",
        before.customer_id,
        version,
        "held" if after.hold else "released",
        place=place,
        before=None,
        after={"legal_hold": after.hold is not None, "reason": reason},
        previous=before.audit_head,
        seal=store.seal_of(work, before),
        owner=before.customer_id,
    )
    moved = record.held(after) | {"version": version, "audit_head": head}
    work.write(Update(place, set=moved, when=(Equal("version", before.version),), label="customer"))
    work.emit(
        CustomerChanged(
            occurred_at=work.now,
            record_version=version,
            customer_id=before.customer_id,
            agent_id=before.agent_id,
            what="held" if after.hold else "released",
        )
    )
    return replace(after, version=version, audit_head=head)


def _context(customer_id: str) -> str:
    return f"hold:{customer_id}"
