"""A customer's family: whose birthdays to remember, and where else to deliver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from rapport.customers import lookups, store
from rapport.customers.asked import FamilyFields
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.errors import NotAcceptable, NotFound, StaleVersion, invalid
from rapport.kernel.http.models import Told
from rapport.kernel.ids import new_id
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.table import Absent, Delete, Equal, Item, Present, Put, Update
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

MOST = 20
"""With the largest family the largest customer can still be removed in one transaction of a hundred writes."""


class NoSuchMember(NotFound):
    code = "no_such_family_member"


@dataclass(frozen=True)
class Member:
    customer_id: str
    member_id: str
    fields: dict[str, Any]
    version: int
    audit_head: str = ""


class MemberTold(Told):
    id: str
    customer_id: str
    name: str
    relationship: str
    date_of_birth: date | None = None
    phone: str | None = None
    address: str | None = None
    notes: str | None = None
    version: int


def told(_: Work, member: Member) -> MemberTold:
    return MemberTold(id=member.member_id, customer_id=member.customer_id, version=member.version, **member.fields)


def members(work: Work, customer_id: str) -> list[Member]:
    customer = store.get(work, customer_id)
    return _all(work, customer)


def add(work: Work, customer_id: str, asked: FamilyFields) -> Member:
    customer = store.get_to_change(work, customer_id)
    if customer.family_members >= MOST:
        raise NotAcceptable(f"a family of more than {MOST} is not kept here")
    member = Member(customer.customer_id, new_id("fam", work.now), _fields(work, asked), 1)
    _save(work, customer, None, member)
    work.write(
        Update(keys.customer(customer.customer_id), add={"family_members": 1}, when=(Present(),), label="customer")
    )
    return member


def change(work: Work, customer_id: str, member_id: str, asked: FamilyFields, expected: int | None) -> Member:
    customer, before = _one(work, customer_id, member_id)
    _as_expected(work, before, expected)
    after = Member(before.customer_id, member_id, _fields(work, asked), before.version + 1, before.audit_head)
    _save(work, customer, before, after)
    return after


def remove(work: Work, customer_id: str, member_id: str, expected: int | None) -> None:
    customer, member = _one(work, customer_id, member_id)
    _as_expected(work, member, expected)
    _take_out(work, customer, member)
    store.counted_under(work, customer, member.customer_id, family_members=-1)


def remove_all(work: Work, customer: Customer) -> None:
    for member in _all(work, customer):
        _take_out(work, customer, member)


def _as_expected(work: Work, member: Member, expected: int | None) -> None:
    if expected is not None and expected != member.version:
        raise StaleVersion("this family member has changed", current=told(work, member).model_dump(mode="json"))


def _take_out(work: Work, customer: Customer, member: Member) -> None:
    work.audit(
        "family_member",
        member.member_id,
        member.version + 1,
        "removed",
        place=keys.family_member(member.customer_id, member.member_id),
        before=member.fields,
        after=None,
        previous=member.audit_head,
        seal=store.seal_of(work, customer, member.customer_id),
        owner=member.customer_id,
    )
    work.write(
        Delete(
            keys.family_member(member.customer_id, member.member_id),
            when=(Equal("version", member.version),),
            label="member",
        )
    )
    events = lookups.family_event(member.customer_id, member.member_id, member.fields)
    work.write(*(Delete(key) for key in events))


def _save(work: Work, customer: Customer, before: Member | None, member: Member) -> None:
    seal = store.seal_of(work, customer, member.customer_id)
    head = work.audit(
        "family_member",
        member.member_id,
        member.version,
        "changed" if before else "created",
        place=keys.family_member(member.customer_id, member.member_id),
        before=before.fields if before else None,
        after=member.fields,
        previous=before.audit_head if before else "",
        seal=seal,
        owner=member.customer_id,
    )
    item = {
        "member_id": member.member_id,
        "sealed": seal.close(member.fields, _context(member.customer_id, member.member_id)),
        "version": member.version,
        "audit_head": head,
    }
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.family_member(member.customer_id, member.member_id), item, when=when, label="member"))
    was = lookups.family_event(member.customer_id, member.member_id, before.fields) if before else {}
    now = lookups.family_event(member.customer_id, member.member_id, member.fields)
    work.write(*(Delete(key) for key in was.keys() - now.keys()))
    work.write(*(Put(key, event) for key, event in now.items()))


def _one(work: Work, customer_id: str, member_id: str) -> tuple[Customer, Member]:
    customer = store.get_to_change(work, customer_id)
    found = work.table.get_many(keys.family_member(each, member_id) for each in customer.ids)
    for item in found.values():
        return customer, decoded(work, customer, item)
    raise NoSuchMember(f"there is no family member {member_id} of this customer")


def _all(work: Work, customer: Customer) -> list[Member]:
    partitions = [keys.partition(each) for each in customer.ids]
    return [
        decoded(work, customer, item) for _, item in walk(work.table, partitions, keys.FAMILY, index=None, page=MOST)
    ]


def decoded(work: Work, customer: Customer, item: Item) -> Member:
    owner_id = keys.customer_of(item["pk"])
    fields = store.seal_of(work, customer, owner_id).open(item["sealed"], _context(owner_id, item["member_id"]))
    return Member(owner_id, item["member_id"], fields, item["version"], item["audit_head"])


def _fields(work: Work, asked: FamilyFields) -> dict[str, Any]:
    fields = asked.model_dump(mode="json", exclude_none=True, exclude={"customer_id"})
    if "phone" in fields:
        try:
            fields["phone"] = e164(fields["phone"], work.shop.place.country)
        except NotAPhone as problem:
            raise invalid("phone", str(problem)) from None
    if fields.get("date_of_birth", "") > work.today.isoformat():
        raise invalid("date_of_birth", "is in the future")
    return fields


def _context(customer_id: str, member_id: str) -> str:
    return f"family:{customer_id}:{member_id}"
