"""A call that met nobody: tried again after two hours if the line was busy, on the next working day otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from rapport.calls.daytime.seats import seats
from rapport.calls.plan import assignment
from rapport.calls.plan.assignment import Call
from rapport.calls.tasks import store
from rapport.calls.tasks.outcomes import TRIED_AGAIN
from rapport.calls.tasks.task import Task
from rapport.customers.model import Customer
from rapport.customers.rules import value_tier
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.ids import computed_id
from rapport.kernel.work import Work
from rapport.team import store as team
from rapport.team.agent import Agent


def retry_of(work: Work, task: Task, customer: Customer) -> Task | None:
    """A new task, for the same reasons; none when it has been tried often enough."""
    calls = work.settings.calls
    if task.outcome not in TRIED_AGAIN or task.attempt >= calls.attempts:
        return None
    if not customer.allows("call", "marketing", unasked=not calls.only_with_consent):
        return None
    agent = team.find(work, task.agent_id) if task.agent_id else None
    later = (work.now + timedelta(minutes=calls.busy_retry_minutes)).astimezone(work.shop.place.zone)
    if task.outcome == "busy" and later.date() == work.today and _still_here(agent, later):
        day, time = work.today, f"{later:%H:%M}"
    else:
        day, time = _next_working_day(work), None
    if agent is not None and not assignment.works(agent, day, work.settings.business):
        # Who is not here that day cannot call; somebody with room does, or it is in the manager's sight.
        task = replace(task, agent_id=_somebody_else(work, task, customer, day))
    again = replace(
        task,
        # Of this closing: one that is undone and fails again has another attempt before it, and that was called off.
        task_id=computed_id("tsk", "retry", task.task_id, str(task.version)),
        task_date=day,
        last_day=max(day, task.last_day),
        status="pending",
        source="retry",
        created_at=work.now,
        version=1,
        scheduled_time=time,
        attempt=task.attempt + 1,
        retry_of=task.task_id,
        rolled_from=None,
        outcome=None,
        follow_up_date=None,
        started_at=None,
        closed_at=None,
        closed_by=None,
        talked_seconds=None,
        sealed=None,
        before_closing=None,
        last_contact=work.today,
    )
    return store.make(work, again)


def _still_here(agent: Agent | None, later: datetime) -> bool:
    """Nobody is rung after their agent went home."""
    return agent is None or f"{later:%H:%M}" < str(agent.fields["ends_at"])


def _next_working_day(work: Work) -> date:
    business = work.settings.business
    return BusinessCalendar(business.weekend, business.holidays).next_working_day(work.today + timedelta(days=1))


def _somebody_else(work: Work, task: Task, customer: Customer, day: date) -> str | None:
    known = customer.statistics
    is_vip = value_tier(known.orders, known.spend, work.settings.value) == "vip"
    places = str(customer.profile.get("district", "")), str(customer.profile.get("city", ""))
    return seats(work, day).take(Call(customer.agent_id, *places, wants_senior=task.priority == "hot" or is_vip))


def called_off(work: Work, task: Task) -> None:
    """The failure it followed from was a slip."""
    if task.is_open:
        over = replace(task, status="skipped", closed_at=work.now, closed_by=work.caller.user_id)
        store.change(work, task, over, "called off")
