"""The 360 view: one customer, whole, from one read of the store."""

from __future__ import annotations

from typing import Any

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value
from rapport.customers.told import CustomerTold, labels, told, values
from rapport.insight.behavior import BehaviorTold, of
from rapport.kernel import access
from rapport.kernel.work import Work


class Customer360(CustomerTold):
    is_high_value: bool | None = None
    behavior: BehaviorTold | None = None


class CustomerRow(CustomerTold):
    """One line of the customer list."""

    preferred_categories: list[str] | None = None
    avg_days_between_orders: int | None = None


def whole(work: Work, customer_id: str) -> Customer360:
    customer = customers.get(work, customer_id)
    access.noted(work, customer_id)
    fields: dict[str, Any] = dict(told(work, customer))
    if work.caller.sees_values:
        fields |= {
            "is_high_value": is_high_value(customer.statistics, work.settings.value),
            "behavior": of(customer),
        }
    return Customer360(**fields)


def row(work: Work, customer: Customer) -> CustomerRow:
    if work.caller.only_delivers:
        return CustomerRow(**dict(told(work, customer)))
    known = customer.statistics
    bought = (
        {"preferred_categories": known.preferred_categories, "avg_days_between_orders": known.average_gap}
        if work.caller.sees_values
        else {}
    )
    return CustomerRow(
        customer_id=customer.customer_id,
        first_name=customer.first_name,
        last_name=customer.last_name,
        company_name=customer.profile.get("company_name"),
        phone=customer.phone,
        email=customer.email,
        district=customer.profile.get("district"),
        city=customer.profile.get("city"),
        assigned_agent_id=customer.agent_id,
        tags=customer.profile.get("tags"),
        version=customer.version,
        **labels(work, customer),
        **(values(customer) if work.caller.sees_values else {}),
        **bought,
    )
