"""A task that a person makes: a call that no rule asks for."""

from __future__ import annotations

from dataclasses import replace

from rapport.calls.daytime.seats import seats
from rapport.calls.plan import summary
from rapport.calls.plan.assignment import Call
from rapport.calls.plan.known import known
from rapport.calls.plan.planning import THIS_WEEK
from rapport.calls.plan.rules import Day
from rapport.calls.plan.summary import OpenTask
from rapport.calls.tasks import store, told, words_kept
from rapport.calls.tasks.handing import FURTHEST, makes_calls
from rapport.calls.tasks.model import NewTask
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.errors import Conflict, NotAllowed, invalid
from rapport.kernel.ids import new_id
from rapport.kernel.work import Work


class TaskIsOpen(Conflict):
    """A customer has one open task at a time: two agents never ring the same person."""

    code = "customer_has_an_open_task"


class WantsNoCalls(Conflict):
    code = "customer_wants_no_calls"


def make(work: Work, asked: NewTask) -> Task:
    customer = customers.get(work, asked.customer_id)
    day = asked.task_date or work.today
    if not work.today <= day <= work.today + FURTHEST:
        raise invalid("task_date", "must be today or later, within a month")
    facts = known(customer, work.settings)
    if not facts.may_be_called:
        raise WantsNoCalls("this customer does not want to be called")
    if facts.calls.open is not None:
        current = told.told(work, store.get_many(work, [facts.calls.open.task_id])[0], customer)
        raise TaskIsOpen("this customer has an open task already", current=current.model_dump(mode="json"))
    task = Task(
        task_id=new_id("tsk", work.now),
        customer_id=customer.customer_id,
        agent_id=_agent(work, asked, customer),
        task_date=day,
        last_day=day if asked.priority == "hot" else day + THIS_WEEK,
        task_type=asked.task_type,
        priority=asked.priority,
        status="pending",
        score=0,
        source="manual",
        created_at=work.now,
        version=1,
        facts={"customer_type": Day(facts, work.today, work.settings).kind},
        last_contact=customer.facts.last_contact,
        scheduled_time=asked.scheduled_time,
    )
    task = replace(
        task,
        sealed=words_kept.sealed(work, customer, task, notes=asked.notes, call_reason=asked.call_reason),
    )
    opened = OpenTask(task.task_id, task.task_date, task.last_day)
    customers.keep(work, customer, "calls", summary.to_item(replace(facts.calls, open=opened)))
    return store.make(work, task)


def _agent(work: Work, asked: NewTask, customer: Customer) -> str | None:
    """Who is named; an agent's own task is their own; otherwise the policy decides."""
    if asked.agent_id is not None:
        if asked.agent_id != work.caller.agent_id and not work.caller.manages:
            raise NotAllowed("only a manager makes tasks for others")
        makes_calls(work, asked.agent_id)
        return asked.agent_id
    if work.caller.agent_id is not None and not work.caller.manages:
        return work.caller.agent_id
    return seats(work, asked.task_date or work.today).take(
        Call(
            customer.agent_id,
            str(customer.profile.get("district", "")),
            str(customer.profile.get("city", "")),
            asked.priority == "hot",
        )
    )
