"""The 360 view: one customer, whole, from one read of the store."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from rapport.calls.plan import summary
from rapport.calls.plan.rules import Priority
from rapport.cases.model import OpenComplaintTold
from rapport.cases.told import open_complaint
from rapport.customer_view import standing
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value
from rapport.customers.told import CustomerTold, labels, told, values
from rapport.insight.behavior import BehaviorTold, of
from rapport.kernel import access
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work


class NextBestAction(Told):
    action: str
    why: str
    call_priority: Priority
    call_reason: str
    score: int


class OpenTaskTold(Told):
    task_id: str
    task_date: date
    last_day: date


class Customer360(CustomerTold):
    is_high_value: bool | None = None
    behavior: BehaviorTold | None = None
    next_best_action: NextBestAction | None = None
    open_task: OpenTaskTold | None = None
    open_complaint: OpenComplaintTold | None = Field(None, description="Say so before anything else.")


class CustomerRow(CustomerTold):
    """One line of the customer list."""

    preferred_categories: list[str] | None = None
    avg_days_between_orders: int | None = None


def whole(work: Work, customer_id: str) -> Customer360:
    customer = customers.get(work, customer_id)
    access.noted(work, customer_id)
    fields: dict[str, Any] = dict(told(work, customer))
    if not work.caller.only_delivers:
        fields["open_complaint"] = open_complaint(customer)
    if work.caller.sees_values:
        fields |= {
            "is_high_value": is_high_value(customer.statistics, work.settings.value),
            "behavior": of(customer),
            "next_best_action": _next_best(work, customer),
            "open_task": _open_task(customer),
        }
    return Customer360(**fields)


def _next_best(work: Work, customer: Customer) -> NextBestAction:
    on = standing.on(work, customer)
    language = work.settings.business.language
    action, why = standing.recommended_action(on, standing.reachable(on, customer, language), language)
    pressing = standing.pressing(on, language)
    return NextBestAction(
        action=action,
        why=why,
        call_priority=pressing.priority,
        call_reason=pressing.reason,
        score=pressing.score,
    )


def _open_task(customer: Customer) -> OpenTaskTold | None:
    opened = summary.from_item(customer.rooms.get("calls", {})).open
    if opened is None:
        return None
    return OpenTaskTold(task_id=opened.task_id, task_date=opened.task_date, last_day=opened.last_day)


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
