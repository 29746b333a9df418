"""Who bought, when a file of orders brings somebody new."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.customers import editing
from rapport.customers.asked import NewCustomer
from rapport.customers.model import Customer
from rapport.imports.asked_orders import AskedOrder
from rapport.imports.matching import Found
from rapport.imports.people import returned
from rapport.imports.reading.people import given_and_family
from rapport.kernel.errors import invalid
from rapport.kernel.work import Work

TOLD = ("phone", "email", "address", "district", "city")


def newcomer(work: Work, found: Found, asked: Sequence[AskedOrder]) -> Customer:
    """From whatever their orders say of them, the first that says it."""
    said = {name: value for name in TOLD if (value := _first(asked, name))}
    name = _first(asked, "buyer_name")
    if not name:
        raise invalid("buyer_name", "is needed: nobody here is known by what the row says of the buyer")
    first, last = given_and_family(name)
    said |= {"first_name": first} | ({"last_name": last} if last else {})
    fresh = editing.fresh(work, found.new_id, editing.profile_of(work, NewCustomer.model_validate(said)))
    return fresh if found.returning is None else returned(fresh, found.returning)


def _first(asked: Sequence[AskedOrder], name: str) -> str | None:
    return next((value for each in asked if (value := getattr(each.read, name))), None)
