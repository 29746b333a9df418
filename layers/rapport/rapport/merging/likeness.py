"""What speaks for two records being one person, and what against it. Pure.

A shared number is a sign and no proof: a family has one telephone. So nothing is made one by itself; what is strong is
shown first.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from rapport.customers import names
from rapport.customers.model import Customer
from rapport.kernel.spelling import folded

Strength = Literal["strong", "likely", "weak"]
STRENGTHS: tuple[Strength, ...] = ("strong", "likely", "weak")


class Likeness(NamedTuple):
    strength: Strength
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def likeness(one: Customer, other: Customer) -> Likeness | None:
    """None if nothing speaks for it."""
    for_, against = _for(one, other), _against(one, other)
    reached = {"same_phone", "same_email"} & set(for_)
    named = {"same_name", "same_name_and_district"} & set(for_)
    if not reached and "same_name_and_district" not in for_:
        return None
    if reached and named and not against:
        return Likeness("strong", for_, against)
    if (reached and not {"other_name", "other_birthday"} & set(against)) or (named and len(reached) == 2):
        return Likeness("likely", for_, against)
    return Likeness("weak", for_, against)


def _for(one: Customer, other: Customer) -> tuple[str, ...]:
    found = []
    if _numbers(one) & _numbers(other):
        found.append("same_phone")
    if _addresses(one) & _addresses(other):
        found.append("same_email")
    if _same_words(one, other):
        district = _district(one)
        found.append("same_name_and_district" if district and district == _district(other) else "same_name")
    if (day := one.profile.get("date_of_birth")) and day == other.profile.get("date_of_birth"):
        found.append("same_birthday")
    return tuple(found)


def _against(one: Customer, other: Customer) -> tuple[str, ...]:
    found = []
    if not set(names.words(one.known_as)) & set(names.words(other.known_as)):
        found.append("other_name")
    days = {each.profile.get("date_of_birth") for each in (one, other)} - {None}
    if len(days) == 2:
        found.append("other_birthday")
    if _district(one) and _district(other) and _district(one) != _district(other):
        found.append("other_district")
    if _numbers(one) and _numbers(other) and not _numbers(one) & _numbers(other):
        found.append("other_phone")
    return tuple(found)


def _same_words(one: Customer, other: Customer) -> bool:
    ours, theirs = set(names.words(one.name)), set(names.words(other.name))
    return bool(ours) and ours == theirs


def _numbers(customer: Customer) -> set[str]:
    return {each["number"] for each in customer.phones}


def _addresses(customer: Customer) -> set[str]:
    return {each["address"].casefold() for each in customer.emails}


def _district(customer: Customer) -> str:
    return folded(str(customer.profile.get("district", ""))).strip()
