"""What an agent should know before they dial: who this is, how pressing a call is and why, what to do, what to offer."""

from __future__ import annotations

from datetime import date

from rapport.calls import told, words
from rapport.calls.known import known, occasions_of
from rapport.calls.looking_ahead import callable_reasons
from rapport.calls.model import PointTold, ProductToPush, ReasonTold
from rapport.calls.offering import offers
from rapport.calls.rules import Day, Priority
from rapport.calls.scoring import arithmetic, leading, priority
from rapport.calls.words import Language
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import CustomerType, LifecycleStage, Warmth
from rapport.kernel import access
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work
from rapport.recommendations.shelf import loaded


class BestTimeTold(Told):
    channel: str
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
    recommended_action: str
    recommended_action_why: str
    products_to_push: list[ProductToPush]
    best: BestTimeTold


ACTIONS: dict[str, tuple[str, str]] = {
    # By lifecycle first, as the guide has it, then by worth: a VIP at risk needs winning back before anything else.
    "at_risk": ("Send discount offer", "at risk: {silent} days without an order"),
    "churned": ("Win-back call with an offer", "gone for {silent} days"),
    "vip": ("Personal call from manager", "one of the best customers: {orders} orders"),
    "new": ("Welcome gift voucher", "new: {orders} orders so far"),
    "regular": ("Regular follow-up", "nothing out of the ordinary"),
}


def intelligence(work: Work, customer_id: str, language: Language | None) -> IntelligenceTold:
    customer = customers.get(work, customer_id)
    access.noted(work, customer_id)
    language = language or work.settings.business.language
    on = standing(work, customer)
    held = callable_reasons(on)
    shelf = loaded(work, customer.statistics.products)
    points = arithmetic(on, held) if held else ()
    action, why = recommended_action(on)
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
        call_priority=priority(held) if held else "cold",
        call_priority_why=(
            words.reason(leading(held).rule, leading(held).said, language)
            if held
            else words.why_not("no_reason", language)
        ),
        call_reasons=[
            ReasonTold(rule=each.rule, points=each.points, text=words.reason(each.rule, each.said, language))
            for each in held
        ],
        score=sum(point.points for point in points),
        points=[PointTold(what=point.what, points=point.points) for point in points],
        recommended_action=action,
        recommended_action_why=why,
        products_to_push=[
            told.product({name: getattr(each, name) for name in each.__slots__}, language)
            for each in offers(customer, shelf, work.today, work.settings)
        ],
        best=best_time(customer),
    )


def standing(work: Work, customer: Customer) -> Day:
    """The customer as today's rules see them."""
    return Day(
        known(customer, work.settings, occasions_of(customer, work.today)),
        work.today,
        work.settings,
    )


def recommended_action(on: Day) -> tuple[str, str]:
    if on.stage in ("at_risk", "churned"):
        situation: str = on.stage
    elif on.kind in ("vip", "new"):
        situation = on.kind
    else:
        situation = "regular"
    action, why = ACTIONS[situation]
    return action, why.format(silent=on.silent, orders=on.known.orders)


HOURS = {"morning": "09:00", "afternoon": "13:00", "evening": "17:00", "night": "20:00"}


def best_time(customer: Customer) -> BestTimeTold:
    """What they asked for, else what they do: people can be reached when they shop."""
    preferred = customer.profile.get("preferred_channel")
    hours = customer.profile.get("contact_hours")
    part = customer.statistics.peak_time
    if hours:
        hour, why = str(hours["start"]), f"asked to be called {hours['start']}-{hours['end']}"
    elif part:
        hour, why = HOURS[part], f"orders mostly in the {part}"
    else:
        return BestTimeTold(channel=str(preferred or "call"), channel_why=_channel_why(preferred))
    return BestTimeTold(channel=str(preferred or "call"), channel_why=_channel_why(preferred), hour=hour, hour_why=why)


def _channel_why(preferred: str | None) -> str:
    return "asked for" if preferred else "nothing else is known yet"
