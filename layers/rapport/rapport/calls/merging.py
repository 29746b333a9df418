"""What is known of calls with one person who was taken down twice: one open task, every agreed day, what was served.

Of two open tasks the one of the record that stays is worked; the other is set aside, and comes back if they were two
people after all and its days are not over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapport.calls.plan import summary
from rapport.calls.plan.summary import OpenTask, Summary
from rapport.calls.tasks import store
from rapport.calls.tasks.serving import served
from rapport.calls.tasks.task import Task
from rapport.customers.model import Customer, Room
from rapport.kernel.work import Work

SET_ASIDE = "set_aside"
"""Among what an undo knows of a task: closed by a merge, and by nobody's word."""


class Calls:
    room: Room = "calls"

    def joined(self, work: Work, ours: Customer, theirs: Customer) -> Mapping[str, Any]:
        our, their = _kept(ours), _kept(theirs)
        if our.open and their.open:
            _set_aside(work, their.open)
        by_rule = {rule: max(each) for rule, each in _both(our.served, their.served).items()}
        return summary.to_item(
            replace(
                our,
                open=our.open or their.open,
                follow_ups=tuple(sorted({*our.follow_ups, *their.follow_ups})),
                served=by_rule,
                made_on=max(filter(None, (our.made_on, their.made_on)), default=None),
                given_back=our.given_back or their.given_back,
                reached=max(filter(None, (our.reached, their.reached)), key=lambda each: each.at, default=None),
                # With the other's number there is one that was not wrong.
                wrong_number=our.wrong_number and their.wrong_number,
            )
        )

    def parted(
        self, work: Work, ours: Customer, before: Mapping[str, Any], theirs: Customer
    ) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        now, was, their = _kept(ours), summary.from_item(before), _kept(theirs)
        task = _task(work, their.open)
        if task is not None and (task.before_closing or {}).get(SET_ASIDE) and task.last_day >= work.today:
            task = _back(work, task)
        return summary.to_item(_without_theirs(now, was, their)), summary.to_item(_of_theirs(their, now, task))


def _without_theirs(now: Summary, was: Summary, their: Summary) -> Summary:
    came = set(their.follow_ups) - set(was.follow_ups)
    kept = {
        rule: was.served.get(rule, "") if said == their.served.get(rule) and rule in their.served else said
        for rule, said in now.served.items()
    }
    return replace(
        now,
        open=None if now.open is not None and now.open == their.open else now.open,
        follow_ups=tuple(day for day in now.follow_ups if day not in came),
        served={rule: said for rule, said in kept.items() if said},
        given_back=was.given_back if now.given_back == their.given_back else now.given_back,
        reached=was.reached if now.reached == their.reached else now.reached,
    )


def _of_theirs(their: Summary, now: Summary, task: Task | None) -> Summary:
    """As it was left, but for what came of it meanwhile."""
    still = task is not None and task.is_open
    completed = task is not None and task.status == "completed"
    return replace(
        their,
        open=their.open if still else None,
        # A call that was agreed and made meanwhile is not made again.
        follow_ups=tuple(day for day in their.follow_ups if day in now.follow_ups),
        served={**their.served, **(served(task) if task is not None and completed else {})},
        reached=now.reached
        if task is not None and now.reached and now.reached.task_id == task.task_id
        else their.reached,
        given_back=task.task_id if task is not None and not still and not completed else their.given_back,
    )


def _set_aside(work: Work, opened: OpenTask) -> None:
    task = _task(work, opened)
    if task is None or not task.is_open:
        return
    aside = replace(
        task,
        status="skipped",
        closed_at=work.now,
        closed_by=work.caller.user_id,
        before_closing={SET_ASIDE: task.status},
    )
    store.change(work, task, aside, "set aside")


def _back(work: Work, task: Task) -> Task:
    before = (task.before_closing or {})[SET_ASIDE]
    return store.change(
        work, task, replace(task, status=before, closed_at=None, closed_by=None, before_closing=None), "given back"
    )


def _task(work: Work, opened: OpenTask | None) -> Task | None:
    found = store.get_many(work, [opened.task_id]) if opened else []
    return found[0] if found else None


def _kept(customer: Customer) -> Summary:
    return summary.from_item(customer.rooms.get("calls", {}))


def _both(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, list[str]]:
    return {rule: [each[rule] for each in (ours, theirs) if rule in each] for rule in {*ours, *theirs}}
