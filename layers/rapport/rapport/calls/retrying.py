"""A call that met nobody: tried again after two hours if the line was busy, on the next working day otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rapport.calls import store
from rapport.calls.outcomes import TRIED_AGAIN
from rapport.calls.task import Task
from rapport.customers.model import Customer
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.ids import computed_id
from rapport.kernel.work import Work


def retry_of(work: Work, task: Task, customer: Customer) -> Task | None:
    """A new task, for the same reasons; none when it has been tried often enough."""
    calls = work.settings.calls
    if task.outcome not in TRIED_AGAIN or task.attempt >= calls.attempts:
        return None
    if not customer.allows("call", "marketing", unasked=not calls.only_with_consent):
        return None
    business = work.settings.business
    later = (work.now + timedelta(minutes=calls.busy_retry_minutes)).astimezone(work.shop.place.zone)
    if task.outcome == "busy" and later.date() == work.today:
        day, time = work.today, f"{later:%H:%M}"
    else:
        calendar = BusinessCalendar(business.weekend, business.holidays)
        day, time = calendar.next_working_day(work.today + timedelta(days=1)), None
    again = replace(
        task,
        task_id=computed_id("tsk", "retry", task.task_id),
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


def called_off(work: Work, task: Task) -> None:
    """The failure it followed from was a slip."""
    if task.is_open:
        over = replace(task, status="skipped", closed_at=work.now, closed_by=work.caller.user_id)
        store.change(work, task, over, "called off")
