"""Reminders and profiles as callers get to know them, the arithmetic in words included."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, temperature, value_tier
from rapport.kernel.settings import Settings
from rapport.kernel.work import Work
from rapport.replenishment.channels import channels
from rapport.replenishment.households import Need
from rapport.replenishment.model import Arithmetic, ProfileTold, ReminderTold
from rapport.replenishment.profiles import Profile
from rapport.replenishment.states import State, state


def profile(profile: Profile) -> ProfileTold:
    return ProfileTold(
        profile_id=profile.profile_id,
        product_id=profile.product_id,
        category=profile.category,
        avg_consumption_days=profile.avg_consumption_days,
        standard_pack=profile.standard.size,
        unit=profile.standard.unit,
        buffer_days=profile.buffer_days,
        min_days=profile.min_days,
        max_days=profile.max_days,
        one_need=profile.one_need,
        is_active=profile.is_active,
        is_default=profile.is_default,
        version=profile.version,
    )


def profile_of(_: Work, shown: Profile) -> ProfileTold:
    return profile(shown)


def reminder(customer: Customer, need: Need, day: date, settings: Settings) -> ReminderTold:
    said, known = need.reminder, customer.statistics
    # How warm they are by then, should they buy nothing else.
    told_on = max(day, said.reminder_date)
    return ReminderTold(
        customer_id=customer.customer_id,
        customer_name=customer.name,
        assigned_agent_id=customer.agent_id,
        need=said.need,
        product_id=said.product_id,
        product_name=said.product_name,
        category=need.category,
        last_bought=said.last_bought,
        reminder_date=said.reminder_date,
        runs_out=said.runs_out,
        state=standing(need, day, settings),
        why=why(need),
        channels=list(
            channels(
                temperature(known, told_on, settings.temperature),
                value_tier(known.orders, known.spend, settings.value),
                high_value=is_high_value(known, settings.value),
            )
        ),
        arithmetic=arithmetic(need),
    )


def standing(need: Need, day: date, settings: Settings) -> State:
    """Imported history that was over before it came is nobody's task, and reads as lapsed."""
    return "lapsed" if need.silent else state(need.reminder, day, settings.reminders)


def arithmetic(need: Need) -> Arithmetic:
    counted = need.consumption
    return Arithmetic(
        avg_consumption_days=need.avg_days,
        standard_pack=need.standard,
        bought=need.reminder.pack,
        table_days=counted.table_days,
        own_days=counted.own_days,
        weight_percent=counted.weight,
        purchases=counted.purchases,
        unanswered=counted.unanswered,
        asked_less_often=counted.rarer,
        consumption_days=counted.days,
        buffer_days=need.buffer_days,
        basis=counted.basis,
    )


def why(need: Need) -> str:
    return "; ".join(_sentences(need)) + "."


def _sentences(need: Need) -> Iterable[str]:
    said, counted = need.reminder, need.consumption
    yield f"{said.product_name}: bought {said.pack} on {said.last_bought.isoformat()}"
    yield f"{need.standard} last about {need.avg_days} days, this {counted.table_days}"
    if counted.basis == "blended":
        yield (
            f"after {counted.purchases} purchases their own rhythm says {counted.own_days} days"
            f" and counts {counted.weight} %"
        )
    if counted.rarer:
        yield f"{counted.unanswered} reminders in a row went unanswered, so they are asked less often"
    yield (
        f"taken as {counted.days} days, it runs out on {said.runs_out.isoformat()}"
        f" and they are reminded {need.buffer_days} days before"
    )
