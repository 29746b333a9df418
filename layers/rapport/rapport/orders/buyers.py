"""Who bought, when an order brings a person and not an id."""

from __future__ import annotations

from rapport.customers import editing
from rapport.customers.asked import NewCustomer
from rapport.customers.finding import ids_with_phone
from rapport.customers.leads import LeadTo
from rapport.customers.model import Customer
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.ids import new_id
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.work import Work
from rapport.orders.model import Buyer


class SeveralHaveThisPhone(Conflict):
    """A family shares a phone; only the caller can say who bought."""

    code = "several_customers_have_this_phone"


def id_by_phone(work: Work, buyer: Buyer) -> str | None:
    """The one who has this phone already, if exactly one has."""
    try:
        number = e164(buyer.phone, work.shop.place.country)
    except NotAPhone as problem:
        raise invalid("customer.phone", str(problem)) from None
    holders = ids_with_phone(work, number)
    if len(holders) > 1:
        raise SeveralHaveThisPhone("several customers have this phone; say which by customer_id")
    return holders[0] if holders else None


def newcomer(work: Work, buyer: Buyer, lead_to: LeadTo) -> Customer:
    """The customer that their first order makes of them."""
    profile = editing.profile_of(work, NewCustomer(**buyer.model_dump(exclude_none=True)))
    if "assigned_agent_id" not in profile and (agent_id := lead_to(work, profile)) is not None:
        profile["assigned_agent_id"] = agent_id
    return editing.fresh(work, new_id("cus", work.now), profile)
