"""What an agent should know before they dial: who this is, how pressing a call is and why, and what to offer."""

from __future__ import annotations

from datetime import date

from rapport.calls.plan.rules import Priority
from rapport.calls.tasks import told, words
from rapport.calls.tasks.hours import best_hour
from rapport.calls.tasks.model import PointTold, ProductToPush, ReasonTold
from rapport.calls.tasks.offering import offers
from rapport.customer_view import standing
from rapport.customer_view.standing import Reachable
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import CustomerType, LifecycleStage, Warmth
from rapport.kernel import access
from rapport.kernel.figures import Language
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work
from rapport.recommendations.shelf import loaded


class BestTimeTold(Told):
    channel: str | None = None
    """Absent, if they allow none."""
    channel_why: str
    hour: str | None = None
    hour_why: str | None = None


class IntelligenceTold(Told):
    customer_id: str
    customer_name: str
    phone: str | None = None
    customer_type: CustomerType
    lifecycle_stage: LifecycleStage
    temperature: Warmth
    total_orders: int
    total_spend: Money
    lifetime_value: Money
    avg_order_value: Money
    last_purchase_date: date | None = None
    days_since_last_order: int | None = None
    call_priority: Priority
    call_priority_why: str
    call_reasons: list[ReasonTold]
    score: int
    points: list[PointTold]
    may_be_called: bool
    may_be_called_why: str
    recommended_action: str
    recommended_action_why: str
    products_to_push: list[ProductToPush]
    best: BestTimeTold


def intelligence(work: Work, customer_id: str, language: Language | None) -> IntelligenceTold:
    customer = customers.get(work, customer_id)
    access.noted(work, customer_id)
    language = language or work.settings.business.language
    on = standing.on(work, customer)
    call = standing.pressing(on, language)
    shelf = loaded(work, customer.statistics.products)
    reached = standing.reachable(on, customer, language)
    action, why = standing.recommended_action(on, reached, language)
    return IntelligenceTold(
        customer_id=customer_id,
        customer_name=customer.name,
        phone=customer.phone,
        customer_type=on.kind,
        lifecycle_stage=on.stage,
        temperature=on.warmth,
        total_orders=on.known.orders,
        total_spend=on.known.spend,
        lifetime_value=on.known.spend,
        avg_order_value=on.known.average,
        last_purchase_date=on.known.last,
        days_since_last_order=on.silent,
        call_priority=call.priority,
        call_priority_why=call.reason,
        call_reasons=[
            ReasonTold(rule=each.rule, points=each.points, text=words.reason(each.rule, each.said, language))
            for each in call.reasons
        ],
        score=call.score,
        points=told.points(call.points, language),
        may_be_called=reached.by_call,
        may_be_called_why=reached.why,
        recommended_action=action,
        recommended_action_why=why,
        products_to_push=[
            told.product({name: getattr(each, name) for name in each.__slots__}, language)
            for each in offers(customer, shelf, work.today, work.settings)
        ],
        best=best_time(customer, reached),
    )


def best_time(customer: Customer, reached: Reachable) -> BestTimeTold:
    channel, why = _channel(customer.profile.get("preferred_channel"), reached)
    # The hour is that of a call: without one there is none.
    best = best_hour(customer) if reached.by_call else None
    return BestTimeTold(
        channel=channel,
        channel_why=why,
        hour=best.hour if best else None,
        hour_why=best.why if best else None,
    )


def _channel(preferred: str | None, reached: Reachable) -> tuple[str | None, str]:
    """What they asked for, if they may be reached there; else the first on which they may."""
    if preferred in reached.channels:
        return preferred, "asked for"
    if not reached.channels:
        return None, "they allow none"
    if reached.by_call:
        return reached.channels[0], "nothing else is known yet"
    return reached.channels[0], f"not to be called: {reached.why}"
