"""Acting on a decision: one transaction for one customer, with whatever belongs to it.

The task, the note on the customer's profile that one is open, its counters, the ledger, audit and event go together.
If the facts moved since the plan was made, nothing is written, and this one customer is considered again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rapport.calls.plan import planning, summary
from rapport.calls.plan.known import Occasion, known
from rapport.calls.plan.looking_ahead import next_look
from rapport.calls.plan.summary import OpenTask, Summary
from rapport.calls.tasks import store
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys, ledger
from rapport.kernel.decisions import Decision
from rapport.kernel.table import Put, Refused
from rapport.kernel.work import Work

if TYPE_CHECKING:
    # Types alone: who hears of the day looks ahead by what stands here, and seldom makes a task.
    from rapport.recommendations.shelf import Shelf

LOOK_KEPT = timedelta(days=100)
"""Longer than any look-back of a run."""
TRIES = 12
ASKED_ANEW = frozenset({"cold", "reason_is_over"})
"""Nothing need happen before there is another reason; without consent or a number, what changes that is heard."""


class Acting:
    """What stays the same while a day's decisions are acted on."""

    def __init__(self, look: Work, run_id: str, shelf: Shelf) -> None:
        self.look, self.run_id, self.shelf = look, run_id, shelf

    def on(
        self, decision: Decision, customer: Customer, expired: Task | None, occasions: Sequence[Occasion] = ()
    ) -> str:
        """What came of it: `made`, `made_already`, or the reason why there is no task."""
        agent_id = decision.action.get("agent_id")
        for _ in range(TRIES):
            if decision.why == "made_already":
                return "made_already"
            work = Work(self.look.shop, self.look.caller)
            if decision.outcome == "done":
                self._make(work, decision, customer, expired)
            elif expired is not None:
                self._expire(work, customer, expired)
            try:
                work.commit()
            except Refused:
                fresh = self._considered_again(decision, customer, occasions, agent_id)
                if fresh is None:
                    return "facts_moved"
                decision, customer = fresh
                expired = self._still(expired)
                continue
            if decision.outcome == "done":
                return "made"
            self._note(decision, customer)
            return decision.why
        return "facts_moved"

    def expire_alone(self, task: Task) -> None:
        """Whose customer is gone."""
        work = Work(self.look.shop, self.look.caller)
        store.change(work, task, closed_as_expired(work, task), "expired")
        try:
            work.commit()
        except Refused:
            return  # Somebody has just closed it.

    def _make(self, work: Work, decision: Decision, customer: Customer, expired: Task | None) -> None:
        kept = summary.from_item(customer.rooms.get("calls", {}))
        if expired is not None:
            store.change(work, expired, closed_as_expired(work, expired), "expired")
            kept = replace(kept, given_back=expired.task_id)
        task = store.make(work, task_from(work, decision, customer, kept, self.shelf, planning.day_of(decision)))
        opened = OpenTask(task.task_id, task.task_date, task.last_day)
        kept = replace(kept, open=opened, made_on=task.task_date, given_back=None)
        customers.unmoved(work, customer)
        customers.keep(work, customer, "calls", summary.to_item(kept))
        work.write(entry(decision, task, work, self.run_id))

    def _expire(self, work: Work, customer: Customer, expired: Task) -> None:
        store.change(work, expired, closed_as_expired(work, expired), "expired")
        kept = summary.from_item(customer.rooms.get("calls", {}))
        given_back = replace(kept, open=None, given_back=expired.task_id)
        customers.keep(work, customer, "calls", summary.to_item(given_back))

    def _note(self, decision: Decision, customer: Customer) -> None:
        """Put off: the agenda brings it up again. Not to be: the ledger knows why, and the agenda what comes next."""
        look = self.look
        day = planning.day_of(decision)
        upcoming = decision.until
        if decision.why in ASKED_ANEW:
            upcoming = next_look(known(customer, look.settings), day + timedelta(days=1), look.settings)
        if upcoming is not None:
            look.table.transact([look_at(decision.customer_id, upcoming, look)])
        ledger.note(look.table, ledger.entry(decision, day, look.now, self.run_id))

    def _considered_again(
        self, decision: Decision, customer: Customer, occasions: Sequence[Occasion], agent_id: str | None
    ) -> tuple[Decision, Customer] | None:
        """The same customer with the facts as they are now; the seat stays the one that was planned."""
        found = customers.anyone(self.look, [customer.customer_id])
        if not found:
            return None
        day = planning.day_of(decision)
        facts = known(found[0], self.look.settings, occasions)
        again = planning.alone(facts, day, self.look.settings, self.look.today, agent_id)
        return (again, found[0]) if again is not None else None

    def _still(self, expired: Task | None) -> Task | None:
        if expired is None:
            return None
        found = store.get_many(self.look, [expired.task_id])
        return found[0] if found and found[0].is_open else None


def task_from(work: Work, decision: Decision, customer: Customer, kept: Summary, shelf: Shelf, day: date) -> Task:
    """The task that a decision asks for."""
    from rapport.calls.tasks.offering import products  # late, as above

    action = decision.action
    return Task(
        task_id=planning.task_id_of(customer.customer_id, day),
        customer_id=customer.customer_id,
        agent_id=action["agent_id"],
        task_date=day,
        last_day=planning.last_day_said(decision),
        task_type=action["task_type"],
        priority=action["priority"],
        status="pending",
        score=decision.score,
        source="generation",
        created_at=work.now,
        version=1,
        reasons=action["reasons"],
        arithmetic=decision.arithmetic,
        facts=decision.facts,
        products=products(customer, shelf, day, work.settings),
        last_contact=customer.facts.last_contact,
        rolled_from=kept.given_back,
    )


def entry(decision: Decision, task: Task, work: Work, run_id: str) -> Put:
    """The ledger's word on a task that was made."""
    said = task.reasons[0]["said"]
    return ledger.entry(decision, task.task_date, work.now, run_id, task_id=task.task_id, said=said)


def look_at(customer_id: str, day: date, work: Work) -> Put:
    """An entry in the agenda of that day; it goes by itself when no run can ask for it any more."""
    gone = int((work.shop.clock.now() + LOOK_KEPT).timestamp()) + 86400 * max(0, (day - work.today).days)
    return Put(keys.look(day, customer_id), {"customer_id": customer_id, "expires_at": gone})


def closed_as_expired(work: Work, task: Task) -> Task:
    return replace(task, status="expired", closed_at=work.now, closed_by=work.caller.user_id)
