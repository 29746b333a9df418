"""What follows when a task is taken up, closed or undone, in the very transaction that does it.

A completed or failed call is a contact: logged once, with the task. What was served is served; what was not comes back.
A call that met nobody is tried again, an agreed date is remembered, and who wants no more calls gets none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from rapport.activity import interactions
from rapport.activity.kinds import Outcome
from rapport.activity.model import InteractionTold
from rapport.calls.morning.making import look_at
from rapport.calls.plan import summary
from rapport.calls.plan.known import known
from rapport.calls.plan.looking_ahead import next_look
from rapport.calls.plan.summary import Reached, Summary
from rapport.calls.tasks import retrying, store, told, undoing, words_kept
from rapport.calls.tasks.model import LONGEST_CALL_MINUTES, CallStatusAsked
from rapport.calls.tasks.offering import mark_shown
from rapport.calls.tasks.outcomes import MOVES, OPEN, read
from rapport.calls.tasks.serving import needs, served
from rapport.calls.tasks.task import Status, Task
from rapport.customers import store as customers
from rapport.customers import withdrawing
from rapport.customers.model import Customer
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.ids import computed_id
from rapport.kernel.work import Work
from rapport.replenishment import asking
from rapport.team import store as team

FURTHEST_FOLLOW_UP = timedelta(days=730)
LONGEST_CALL = timedelta(minutes=LONGEST_CALL_MINUTES)


class NoSuchMove(Conflict):
    code = "task_cannot_move_so"


def change_status(work: Work, task_id: str, asked: CallStatusAsked, expected: int | None) -> Task:
    task = store.get(work, task_id)
    store.as_expected(task, expected, lambda: told.told(work, task))
    status, outcome, notes = read(asked)
    if status in OPEN and asked.follow_up_date is not None:
        raise invalid("follow_up_date", f"is agreed in a call that is over, not one that is {status}")
    customer = _customer(work, task)
    if (status, outcome) == (task.status, task.outcome):
        return _amended(work, task, customer, notes, asked)
    if status in OPEN and not task.is_open and task.status != "expired":
        return undoing.undone(work, task, customer)
    if status not in MOVES[task.status]:
        allowed = ", ".join(sorted(MOVES[task.status] - {"expired"})) or "nothing"
        raise NoSuchMove(f"a task that is {task.status} can become {allowed}, not {status}")
    if status in OPEN:
        return _taken_up(work, task, customer, status, notes)
    return _closed(work, task, customer, status, outcome, notes, asked)


def _customer(work: Work, task: Task) -> Customer:
    """Whoever has the task works with the customer, be they another agent's."""
    found = customers.anyone(work, [task.customer_id])
    if not found:
        raise store.NoSuchTask(f"the customer of call task {task.task_id} is gone")
    return found[0]


def _amended(work: Work, task: Task, customer: Customer, notes: str | None, asked: CallStatusAsked) -> Task:
    """Said again: what happened does not happen again, and what is said besides is added to it."""
    words = words_kept.added(work, customer, task, notes)
    agreed = asked.follow_up_date if asked.follow_up_date != task.follow_up_date else None
    after = replace(task, follow_up_date=_agreed(work, agreed) or task.follow_up_date)
    if words is not None:
        after = replace(after, sealed=words_kept.sealed(work, customer, task, notes=words))
    if asked.call_minutes is not None and task.status in ("completed", "failed"):
        after = replace(after, talked_seconds=_talked(task, work.now, asked.call_minutes))
    if after == task:
        return task
    if agreed is not None:
        kept = summary.from_item(customer.rooms.get("calls", {}))
        # The day that was agreed before is not agreed any more.
        days = {*kept.follow_ups} - {task.follow_up_date} | {agreed}
        _remember(work, customer, replace(kept, follow_ups=tuple(sorted(days))), contacted=False)
    logged = (task.before_closing or {}).get("interaction")
    if logged is not None and (words is not None or agreed is not None):
        interactions.amend(
            work, customer, logged[0], from_stamp(logged[1]), notes=notes if words else None, agreed=agreed
        )
    return store.change(work, task, after, "amended")


def _taken_up(work: Work, task: Task, customer: Customer, status: Status, notes: str | None) -> Task:
    started = work.now if status == "in_progress" else None
    after = replace(task, status=status, started_at=started, agent_id=task.agent_id or work.caller.agent_id)
    if (words := words_kept.added(work, customer, task, notes)) is not None:
        after = replace(after, sealed=words_kept.sealed(work, customer, task, notes=words))
    if status == "in_progress":
        mark_shown(work, task)
    return store.change(work, task, after, "taken up" if started else "put back")


def _closed(
    work: Work,
    task: Task,
    customer: Customer,
    status: Status,
    outcome: Outcome | None,
    notes: str | None,
    asked: CallStatusAsked,
) -> Task:
    follow_up = _agreed(work, asked.follow_up_date)
    after = replace(
        task,
        status=status,
        outcome=outcome,
        agent_id=task.agent_id or work.caller.agent_id,
        follow_up_date=follow_up,
        closed_at=work.now,
        closed_by=work.caller.user_id,
        talked_seconds=_talked(task, work.now, asked.call_minutes),
        sealed=words_kept.sealed(work, customer, task, notes=notes),
    )
    kept = summary.from_item(customer.rooms.get("calls", {}))
    undo: dict[str, Any] = {
        "status": task.status,
        "until": stamp(work.now + timedelta(seconds=work.settings.calls.undo_seconds)),
        "calls": summary.to_item(kept),
        "contact": customer.facts.last_contact.isoformat() if customer.facts.last_contact else "",
    }
    moved = _kept(kept, after, work.today, work.now)
    if status in ("completed", "failed"):
        undo["interaction"] = [_log(work, customer, after, notes), stamp(work.now)]
        mark_shown(work, task)
    if task.sealed is not None:
        undo["sealed"] = task.sealed
    if outcome == "do_not_contact":
        undo["consent"] = {
            name: [each.allowed, stamp(each.since), each.source] for name, each in customer.consent.items()
        }
        customer = _consenting(customer, withdrawing.withdraw(work, customer, "call"))
    if retry := retrying.retry_of(work, _begun(after), customer):
        moved = replace(moved, open=summary.OpenTask(retry.task_id, retry.task_date, retry.last_day))
    if status == "completed" and (asked_about := needs(task)):
        asking.asked(work, customer.customer_id, asked_about, work.today)
    _remember(work, customer, moved, contacted=status in ("completed", "failed"))
    return store.change(work, task, replace(after, before_closing=undo), status)


def _begun(task: Task) -> Task:
    """What follows from a first attempt remembers whose it was."""
    return replace(task, first_agent=task.agent_id, first_day=task.task_date) if task.attempt == 1 else task


def _consenting(customer: Customer, after: Customer) -> Customer:
    """The profile as it will be, with the versions it was read with: one record, one write."""
    return replace(customer, consent=after.consent)


def _agreed(work: Work, day: date | None) -> date | None:
    if day is not None and not work.today <= day <= work.today + FURTHEST_FOLLOW_UP:
        raise invalid("follow_up_date", "must be today or later, within two years")
    return day


def _talked(task: Task, now: datetime, minutes: int | None) -> int | None:
    """As given, or from the moment it was taken up; unknown otherwise."""
    if minutes is not None:
        return minutes * 60
    if task.started_at is None or now - task.started_at > LONGEST_CALL:
        return None  # Left open over lunch, or overnight: nobody talked that long.
    return round((now - task.started_at).total_seconds())


def _log(work: Work, customer: Customer, task: Task, notes: str | None) -> str:
    """The contact, under an id that follows from the task: however often it is said, it is logged once."""
    agent = team.find(work, task.agent_id) if task.agent_id else None
    interaction = InteractionTold(
        id=computed_id("int", task.task_id, str(task.version)),
        customer_id=task.customer_id,
        interaction_type="call",
        direction="outbound",
        subject=f"Call: {task.task_type}",
        details=notes,
        outcome=task.outcome,
        agent_id=task.agent_id,
        agent_name=agent.name if agent else None,
        interaction_date=work.now,
        follow_up_date=task.follow_up_date,
        task_id=task.task_id,
    )
    interactions.write_down(work, customer, interaction)
    return interaction.id


def _kept(kept: Summary, task: Task, today: date, closed_at: datetime) -> Summary:
    """What the profile says of calls, once this one is over."""
    if task.status == "failed":
        wrong = kept.wrong_number or task.outcome == "wrong_number"
        return replace(kept, open=None, given_back=task.task_id, wrong_number=wrong)
    follow_ups = tuple(day for day in kept.follow_ups if day > today)
    if task.follow_up_date:
        follow_ups = tuple(sorted({*follow_ups, task.follow_up_date}))
    by_now = dict(kept.served) | served(task)
    reached = kept.reached
    if task.status == "completed":
        reached = Reached(task.task_id, task.agent_id, task.task_date, closed_at)
    return replace(kept, open=None, follow_ups=follow_ups, served=by_now, given_back=None, reached=reached)


def _remember(work: Work, customer: Customer, kept: Summary, *, contacted: bool) -> None:
    """The note on the profile, and the next day on which they are to be looked at."""
    customers.keep(work, customer, "calls", summary.to_item(kept))
    facts = replace(known(customer, work.settings), calls=kept)
    if contacted:
        facts = replace(facts, last_contact=work.today)
    upcoming = next_look(facts, work.today + timedelta(days=1), work.settings)
    if upcoming is not None:
        work.write(look_at(customer.customer_id, upcoming, work))
