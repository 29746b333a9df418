"""A slip of the finger: for a minute a closed task can be opened again.

What this closing changed goes back; what happened since stands. The contact is taken back, consent that was withdrawn
is as it was, and the next attempt that followed is called off.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from rapport.activity import interactions
from rapport.calls.plan import summary
from rapport.calls.plan.summary import Summary
from rapport.calls.tasks import retrying, store
from rapport.calls.tasks.serving import served
from rapport.calls.tasks.task import Status, Task
from rapport.customers import store as customers
from rapport.customers.model import Consent, Customer
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.errors import Conflict
from rapport.kernel.table import Delete
from rapport.kernel.work import Work


class AnotherTaskIsOpen(Conflict):
    code = "customer_has_an_open_task"


class TooLateToUndo(Conflict):
    code = "too_late_to_undo"


def undone(work: Work, task: Task, customer: Customer) -> Task:
    undo = task.before_closing or {}
    if "until" not in undo or work.now > from_stamp(undo["until"]):
        raise TooLateToUndo(f"a task that is {task.status} can be undone within a minute of it")
    assert task.closed_at is not None, "what can be undone was closed"
    _call_off_what_followed(work, customer)
    if "consent" in undo:
        customer = _consent_as_before(work, customer, undo["consent"], task.closed_at)
    if "interaction" in undo:
        interaction_id, at = undo["interaction"]
        interactions.take_back(work, customer, interaction_id, from_stamp(at), _contact_before(work, task, customer))
    now, before = summary.from_item(customer.rooms.get("calls", {})), summary.from_item(undo["calls"])
    customers.keep(work, customer, "calls", summary.to_item(_as_before(now, before, task, work.today)))
    status: Status = undo["status"]
    after = replace(
        task,
        status=status,
        outcome=None,
        follow_up_date=None,
        closed_at=None,
        closed_by=None,
        talked_seconds=None,
        sealed=undo.get("sealed"),
        before_closing=None,
    )
    return store.change(work, task, after, "undone")


def _call_off_what_followed(work: Work, customer: Customer) -> None:
    """The next attempt, or a call agreed for today, goes with the slip that led to it; what a person made stands."""
    opened = summary.from_item(customer.rooms.get("calls", {})).open
    found = store.get_many(work, [opened.task_id]) if opened else []
    if found and found[0].is_open and found[0].source not in ("retry", "follow_up"):
        raise AnotherTaskIsOpen("another task was made for this customer since: close that first")
    if found:
        retrying.called_off(work, found[0])


def _as_before(now: Summary, before: Summary, task: Task, today: date) -> Summary:
    agreed_then = {task.follow_up_date} - set(before.follow_ups)
    kept_then = {day for day in before.follow_ups if day <= today}
    theirs = dict(now.served)
    for rule in served(task):
        theirs.pop(rule, None)
    return replace(
        now,
        open=before.open,
        follow_ups=tuple(sorted((set(now.follow_ups) - agreed_then) | kept_then)),
        served=theirs | {rule: before.served[rule] for rule in served(task) if rule in before.served},
        given_back=before.given_back,
        reached=before.reached,
        wrong_number=before.wrong_number if task.outcome == "wrong_number" else now.wrong_number,
    )


def _contact_before(work: Work, task: Task, customer: Customer) -> date | None:
    """The contact before this one; a later one stands."""
    latest, undo = customer.facts.last_contact, task.before_closing or {}
    if task.closed_at is None or latest != work.shop.place.day(task.closed_at):
        return latest
    return date.fromisoformat(undo["contact"]) if undo["contact"] else None


def _consent_as_before(work: Work, customer: Customer, before: dict[str, Any], at: datetime) -> Customer:
    """Each word that this closing said is unsaid, in the history as well; where there had been none, none again."""
    given = dict(customer.consent)
    for name in [name for name, word in given.items() if word.since == at]:
        del given[name]
        if name in before:
            allowed, since, source = before[name]
            given[name] = Consent(allowed, from_stamp(since), source)
        channel, purpose = name.split(":")
        work.write(Delete(keys.consent_change(customer.customer_id, at, channel, purpose)))
    customers.change(work, customer, replace(customer, consent=given), "consent", None)
    # The profile as it will be, with the versions it was read with: one record, one write.
    return replace(customer, consent=given)
