"""Customers as the rules of calling see them, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.calls.plan.assignment import Seat, Team
from rapport.calls.plan.known import Known, Occasion
from rapport.calls.plan.rules import Day, Reason, Rule
from rapport.calls.plan.rules import reasons as all_reasons
from rapport.calls.plan.summary import OpenTask, Summary
from rapport.customers.statistics import Statistics
from rapport.kernel.settings import Calls, Settings
from rapport.replenishment.states import Reminder

DAY = date(2026, 3, 10)
"""A Tuesday."""
SETTINGS = Settings()


def before(days: int) -> date:
    return DAY - timedelta(days=days)


def after(days: int) -> date:
    return DAY + timedelta(days=days)


def person(
    customer_id: str = "c1",
    *,
    silent: int | None = None,
    orders: int = 1,
    average: str = "500",
    first: int | None = None,
    contact: int | None = None,
    quiet: int | None = None,
    calls: Summary | None = None,
    reminders: Sequence[Reminder] = (),
    occasions: Sequence[Occasion] = (),
    may_be_called: bool = True,
    agent: str | None = None,
    district: str = "",
    city: str = "",
) -> Known:
    """All days are so many days before DAY. Without `silent` they never ordered."""
    last = None if silent is None else before(silent)
    began = last if first is None or last is None else before(first)
    count = orders if last else 0
    spend = Decimal(average) * count
    statistics = Statistics(orders=count, spend=spend, first=began, last=last)
    return Known(
        customer_id=customer_id,
        statistics=statistics,
        orders=count,
        spend=spend,
        average=statistics.average_order,
        first=began,
        last=last,
        last_contact=None if contact is None else before(contact),
        quiet_until=None if quiet is None else before(quiet),
        imported_on=None if quiet is None else before(quiet),
        calls=calls or Summary(),
        reminders=tuple(reminders),
        occasions=tuple(occasions),
        may_be_called=may_be_called,
        agent_id=agent,
        district=district,
        city=city,
    )


def served(**rules: str | date) -> Summary:
    return Summary(served={rule: str(occurrence) for rule, occurrence in rules.items()})


def with_open(last_day: date, task_date: date = DAY) -> Summary:
    return Summary(open=OpenTask("tsk_1", task_date, last_day))


def reminder(days_behind: int = 0, need: str = "rice", bought: int = 25) -> Reminder:
    """Due so many days ago."""
    return Reminder(
        need=need,
        product_id="rice-5kg",
        product_name="Miniket Rice 5 kg",
        last_bought=before(bought),
        reminder_date=before(days_behind),
        runs_out=after(7 - days_behind),
        consumption_days=29,
        basis="table",
        pack="5 kg",
    )


def birthday(days_ahead: int = 0) -> Occasion:
    return Occasion("birthday", after(days_ahead))


def anniversary(days_ahead: int = 0) -> Occasion:
    return Occasion("anniversary", after(days_ahead))


def calling(**changed: Any) -> Settings:
    return replace(SETTINGS, calls=replace(Calls(), **changed))


def on(known: Known, day: date = DAY, settings: Settings = SETTINGS) -> Day:
    return Day(known, day, settings)


def reason(rule: Rule, known: Known, day: date = DAY, settings: Settings = SETTINGS) -> Reason | None:
    """The reason that this rule gives, among all that hold."""
    return next((each for each in all_reasons(on(known, day, settings)) if each.rule == rule), None)


def holds(rule: Rule, known: Known, day: date = DAY, settings: Settings = SETTINGS) -> bool:
    return reason(rule, known, day, settings) is not None


def seat(agent_id: str, capacity: int = 10, load: int = 0, **said: Any) -> Seat:
    fields: dict[str, Any] = {"name": agent_id.title(), "senior": False, "places": frozenset(), "works": True} | said
    return Seat(agent_id=agent_id, capacity=capacity, load=load, **fields)


def team(*seats: Seat) -> Team:
    return Team(seats or [seat("agt_1", 1000)])


def ids(decisions: Iterable[Any], outcome: str = "done") -> list[str]:
    return [each.customer_id for each in decisions if each.outcome == outcome]
