"""Creating, changing and removing a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapport.customers import coming_back, custom_fields, family, holding, store
from rapport.customers.asked import CustomerFields, NewCustomer
from rapport.customers.leads import LeadTo, nobody
from rapport.customers.model import Customer
from rapport.customers.told import told
from rapport.kernel import keys
from rapport.kernel.caller import Reach
from rapport.kernel.errors import Conflict, NotAllowed, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.work import Work


class CustomerIdTaken(Conflict):
    code = "customer_id_taken"


def create(work: Work, asked: NewCustomer, lead_to: LeadTo = nobody) -> Customer:
    customer_id = asked.customer_id or new_id("cus", work.now)
    if asked.customer_id:
        _free(work, customer_id)
    profile = profile_of(work, asked)
    _may_assign(work, None, profile)
    if "assigned_agent_id" not in profile and (agent_id := lead_to(work, profile)) is not None:
        profile["assigned_agent_id"] = agent_id
    return store.create(work, fresh(work, customer_id, profile))


def profile_of(work: Work, asked: NewCustomer) -> dict[str, Any]:
    """The profile that a new customer would get."""
    profile = _profile(work, asked.model_dump(mode="json", exclude_unset=True, exclude={"customer_id"}), {})
    if work.caller.reach is Reach.OWN and "assigned_agent_id" not in profile and work.caller.agent_id:
        # Who sees only their own would otherwise lose sight of the customer they have just taken down.
        profile["assigned_agent_id"] = work.caller.agent_id
    return profile


def profile_with(work: Work, before: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The profile that somebody would have who is told anew of, too."""
    return _profile(work, dict(said), dict(before))


def fresh(work: Work, customer_id: str, profile: Mapping[str, Any]) -> Customer:
    return Customer(
        customer_id=customer_id,
        profile=profile,
        wrapped_key=work.keyring.new_customer_key(customer_id),
        created_at=work.now,
        updated_at=work.now,
        version=1,
        consent=coming_back.consent_of(work, profile),
    )


def replace_all(work: Work, customer_id: str, asked: CustomerFields, expected: int | None) -> Customer:
    """PUT: what is not said is no longer so."""
    return _change(work, customer_id, asked, expected, keep=False)


def change(work: Work, customer_id: str, asked: CustomerFields, expected: int | None) -> Customer:
    """PATCH: what is not said stays."""
    return _change(work, customer_id, asked, expected, keep=True)


def remove(work: Work, customer_id: str, expected: int | None) -> None:
    customer = store.get_to_change(work, customer_id)
    holding.refuse_if_held(customer)
    family.remove_all(work, customer)
    store.remove(work, customer, expected, told(work, customer).model_dump(mode="json"))


def _change(work: Work, customer_id: str, asked: CustomerFields, expected: int | None, *, keep: bool) -> Customer:
    before = store.get_to_change(work, customer_id)
    said = asked.model_dump(mode="json", exclude_unset=True)
    profile = _profile(work, said, dict(before.profile) if keep else {})
    if not any(profile.get(name) for name in ("first_name", "last_name", "company_name")):
        raise invalid("first_name", "is needed, or last_name, or company_name")
    _may_assign(work, before, profile)
    shown = told(work, before).model_dump(mode="json")
    return store.change(work, before, replace(before, profile=profile), "changed", expected, shown)


def _free(work: Work, customer_id: str) -> None:
    if customer_id.lower() in ROUTE_WORDS:
        raise invalid("customer_id", "is a word of our addresses; choose another")
    if work.table.get(keys.customer(customer_id)) is not None:
        raise CustomerIdTaken(f"there is a customer {customer_id} already")


def _may_assign(work: Work, before: Customer | None, profile: Mapping[str, Any]) -> None:
    """Agents take and give up their own; handing customers around is for those who manage."""
    was = before.agent_id if before else None
    now = profile.get("assigned_agent_id")
    if now == was or work.caller.manages:
        return
    if {was, now} - {None, work.caller.agent_id}:
        raise NotAllowed("only a manager assigns customers to other agents")


def _profile(work: Work, said: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The profile as stored: phones in E.164, one primary of each kind, unsaid fields absent."""
    single = {name: said.pop(name) for name in ("phone", "email", "address") if name in said}
    profile = before | said
    region = work.shop.place.country
    for number, phone in enumerate(said.get("phones") or []):
        phone["number"] = _e164(phone["number"], region, f"phones.{number}.number")
    if single.get("phone"):
        single["phone"] = _e164(single["phone"], region, "phone")
    for field_name, plural, value, extra in (
        ("phone", "phones", "number", {"type": "mobile", "verified": False}),
        ("email", "emails", "address", {"type": "personal", "verified": False}),
        ("address", "addresses", "address", {"type": "home"}),
    ):
        entries = [extra | each for each in profile.get(plural) or []]
        if field_name in single:
            entries = _with_primary(entries, single[field_name], value, extra)
        profile[plural] = _one_primary(entries, value)
    if "custom_fields" in said:
        profile["custom_fields"] = custom_fields.checked(work.settings.custom_fields.customer, said["custom_fields"])
    for name in ("date_of_birth", "anniversary_date"):
        if profile.get(name) and profile[name] > work.today.isoformat():
            raise invalid(name, "is in the future")
    return {name: value for name, value in profile.items() if value not in (None, [], {})}


def _with_primary(
    entries: list[dict[str, Any]], new: str | None, value: str, extra: dict[str, Any]
) -> list[dict[str, Any]]:
    """The single field names the primary entry: changes it, adds it, or with null takes it away."""
    others = [dict(each, primary=False) for each in entries if not each.get("primary") and each[value] != new]
    if new is None:
        return others
    same = next((each for each in entries if each[value] == new), {value: new, **extra})
    return [dict(same, primary=True), *others]


def _one_primary(entries: list[dict[str, Any]], value: str) -> list[dict[str, Any]]:
    unique = list({each[value]: each for each in reversed(entries)}.values())[::-1]
    primary = next((number for number, each in enumerate(unique) if each.get("primary")), 0)
    return [dict(each, primary=number == primary) for number, each in enumerate(unique)]


def _e164(text: str, region: str, field_name: str) -> str:
    try:
        return e164(text, region)
    except NotAPhone as problem:
        raise invalid(field_name, str(problem)) from None
