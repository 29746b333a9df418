"""What happens during the day and concerns whom to call: heard, and turned into the next look at that customer.

An order, a contact, another word on consent: each can bring a reason nearer. The morning finds what follows from the
order's date by itself; everything else is put into the agenda here. A call agreed for today becomes a task at once, by
the very plan that the morning uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rapport.activity.standing import stands
from rapport.calls.daytime.heard import CustomerHeard
from rapport.calls.daytime.seats import seats
from rapport.calls.morning.making import closed_as_expired, entry, look_at, task_from
from rapport.calls.plan import assignment, planning, summary
from rapport.calls.plan.known import Known, known, occasions_of
from rapport.calls.plan.looking_ahead import next_look
from rapport.calls.plan.summary import OpenTask, Summary
from rapport.calls.tasks import store
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.clock import from_stamp
from rapport.kernel.decisions import Decision
from rapport.kernel.ids import computed_id
from rapport.kernel.work import Work
from rapport.team import store as team

MORNING = 6
"""The hour of the business at which the day's tasks are made: what is known before it belongs to the day."""


def heard(work: Work, detail: Mapping[str, Any]) -> str:
    """What came of it. Told twice, or late, the customer is looked at as they are now."""
    event = CustomerHeard.read(dict(detail))
    found = customers.anyone(work, [event.customer_id])
    if not found:
        return "customer_removed"
    customer = found[0]
    kept = summary.from_item(customer.rooms.get("calls", {}))
    after = _noted(work, kept, detail)
    facts = replace(known(customer, work.settings), calls=after)
    if _agreed_for_today(work, detail) and (decision := _decided_now(work, facts, customer)) is not None:
        if store.get_many(work, [_task_id(event)]):
            return "made_before"
        _make_now(work, decision, customer, after, event)
        return "made"
    if after != kept:
        customers.keep(work, customer, "calls", summary.to_item(after))
    upcoming = next_look(facts, _earliest(work), work.settings)
    if upcoming is None:
        return "nothing_ahead"
    work.write(look_at(customer.customer_id, upcoming, work))
    return "to_be_looked_at"


def _noted(work: Work, kept: Summary, detail: Mapping[str, Any]) -> Summary:
    match detail["type"]:
        case "InteractionLogged" if detail["follow_up_date"]:
            agreed = date.fromisoformat(detail["follow_up_date"])
            # It may be old news: kept since, or taken back a moment later. But a day that went by before this was
            # heard was missed, and is called about.
            if not _kept_since(work, kept, detail, agreed) and _stands(work, detail):
                return replace(kept, follow_ups=tuple(sorted({*kept.follow_ups, agreed})))
        case "MessageAnswered" if detail["meaning"] == "positive":
            # Who answers a message with interest is called while they have it: as agreed as anything.
            answered = work.shop.place.day(from_stamp(detail["occurred_at"]))
            if not _kept_since(work, kept, detail, answered):
                return replace(kept, follow_ups=tuple(sorted({*kept.follow_ups, answered})))
        case "CustomerChanged" if detail["what"] == "changed":
            # Somebody has been at the profile: a number that was wrong may be right now.
            return replace(kept, wrong_number=False)
    return kept


def _kept_since(work: Work, kept: Summary, detail: Mapping[str, Any], agreed: date) -> bool:
    """Spoken with since, on the agreed day or behind it: told again, it is no second call."""
    if kept.reached is None or kept.reached.at <= from_stamp(detail["occurred_at"]):
        return False
    return work.shop.place.day(kept.reached.at) >= agreed


def _stands(work: Work, detail: Mapping[str, Any]) -> bool:
    at = from_stamp(detail["occurred_at"])
    return stands(work.table, detail["customer_id"], at, detail["interaction_id"])


def _earliest(work: Work) -> date:
    before_morning = work.now.astimezone(work.shop.place.zone).hour < MORNING
    return work.today if before_morning else work.today + timedelta(days=1)


def _agreed_for_today(work: Work, detail: Mapping[str, Any]) -> bool:
    if detail["type"] == "MessageAnswered":
        return bool(detail["meaning"] == "positive")
    return bool(detail["type"] == "InteractionLogged" and detail["follow_up_date"] == work.today.isoformat())


def _decided_now(work: Work, facts: Known, customer: Customer) -> Decision | None:
    """By the rules of the morning, for this one customer; None if there is to be no call."""
    if not any(day <= work.today for day in facts.calls.follow_ups):
        return None
    if assignment.closed(team.everyone(work), work.today, work.settings.business):
        return None  # Nobody is called today; the next morning has it as missed.
    facts = replace(facts, occasions=tuple(occasions_of(customer, work.today)))
    decision = planning.considered(facts, work.today, work.settings)
    return decision if decision is not None and decision.outcome == "done" else None


def _make_now(work: Work, decision: Decision, customer: Customer, kept: Summary, event: CustomerHeard) -> None:
    from rapport.recommendations.shelf import loaded  # late: little of what is heard is a call agreed for today

    kept = _without_the_expired(work, kept)
    decision = replace(
        planning.seated(decision, seats(work, work.today)), occurrence=f"{work.today.isoformat()}#{event.event_id}"
    )
    task = task_from(work, decision, customer, kept, loaded(work, customer.statistics.products), work.today)
    if event.type == "MessageAnswered":
        task = _about_the_answer(task)
    task = store.make(work, replace(task, task_id=_task_id(event), source="follow_up"))
    kept = replace(kept, open=OpenTask(task.task_id, task.task_date, task.last_day), given_back=None)
    customers.keep(work, customer, "calls", summary.to_item(kept))
    work.write(entry(decision, task, work, run_id=""))


def _about_the_answer(task: Task) -> Task:
    lead, *rest = task.reasons
    answered = {**lead, "said": {**lead["said"], "answered": True}}
    return replace(task, task_type="offer_follow_up", reasons=(answered, *rest))


def _without_the_expired(work: Work, kept: Summary) -> Summary:
    """Yesterday's task may still lie there, where no morning has come since: one open task at a time."""
    found = store.get_many(work, [kept.open.task_id]) if kept.open else []
    if not found or not found[0].is_open:
        return kept
    store.change(work, found[0], closed_as_expired(work, found[0]), "expired")
    return replace(kept, open=None, given_back=found[0].task_id)


def _task_id(event: CustomerHeard) -> str:
    """It follows from what was heard: heard again, it is there already."""
    return computed_id("tsk", event.event_id)
