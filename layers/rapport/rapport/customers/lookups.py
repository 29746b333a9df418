"""The entries a customer is found by: numbers and addresses as keyed hashes, name words, yearly days."""

from __future__ import annotations

from typing import Any

from rapport.customers import names
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.phones import last_six
from rapport.kernel.sealing import Keyring
from rapport.kernel.spelling import folded
from rapport.kernel.table import Item, Key

YEARLY = {"date_of_birth": "birthday", "anniversary_date": "anniversary"}


def entries(customer: Customer, keyring: Keyring) -> dict[Key, Item]:
    who = customer.customer_id
    found: dict[Key, Item] = {}
    for phone in customer.phones:
        found[keys.by_phone(keyring.digest("phone", phone["number"]), who)] = {}
        found[keys.by_last_six(keyring.digest("last-six", last_six(phone["number"])), who)] = {}
    for email in customer.emails:
        found[keys.by_email(email_digest(keyring, email["address"]), who)] = {}
    for word in names.words(customer.known_as):
        found[keys.by_name_word(word, who)] = {}
    if place := name_and_district(customer):
        found[place] = {}
    for field_name, kind in YEARLY.items():
        if day := customer.day_of(field_name):
            found[keys.yearly_event(who, day.month, day.day, kind)] = {"customer_id": who, "kind": kind}
    return found


def name_and_district(customer: Customer) -> Key | None:
    """All the words of a name, whatever their order, and the district: what two records of one person have in common
    who have neither number nor address in common. A name alone is no sign; half a town shares it."""
    words, district = sorted(names.words(customer.name)), folded(str(customer.profile.get("district", ""))).strip()
    if len(words) < 2 or not district:
        return None
    return keys.by_name_and_district(" ".join(words), district, customer.customer_id)


def email_digest(keyring: Keyring, address: str) -> str:
    return keyring.digest("email", address.casefold())


def family_event(customer_id: str, member_id: str, member: dict[str, Any]) -> dict[Key, Item]:
    """A family member's birthday; it carries the name, so that a page of events reads no family record."""
    from datetime import date

    if not member.get("date_of_birth"):
        return {}
    day = date.fromisoformat(member["date_of_birth"])
    key = keys.yearly_event(customer_id, day.month, day.day, "family_birthday", member_id)
    return {key: {"customer_id": customer_id, "kind": "family_birthday", "name": member["name"]}}
