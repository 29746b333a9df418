"""The day's tasks, made: every morning by schedule, or for any day by a manager, with a preview if they want one.

A run reads who may be due, plans the whole day at once, and acts on the plan from its top. It can be killed and begun
again, or run ten times at once: the plan is the same while the facts are, a task's id follows from customer and day,
and whatever was made before keeps its seat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from rapport.calls.morning import candidates
from rapport.calls.morning.candidates import Desks, Since
from rapport.calls.morning.making import Acting, look_at
from rapport.calls.morning.windows import windows
from rapport.calls.plan import assignment, planning
from rapport.calls.plan.assignment import Team
from rapport.calls.plan.known import Known, Occasion, known
from rapport.calls.plan.looking_ahead import edges, next_look
from rapport.calls.tasks import store
from rapport.calls.tasks.events import GenerationContinued
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.insight.band import SORTED_WHOLE, Band, size
from rapport.kernel import runs
from rapport.kernel.decisions import Decision, as_previewed, tally
from rapport.kernel.errors import Conflict
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.table import Item, Key, Put
from rapport.kernel.work import Work
from rapport.team import store as team

JOB = "call-tasks"
LONGEST_LOOK_BACK = timedelta(days=90)
"""A shop that made no tasks for longer than this has all its windows read once."""
FIRST_LOOK_BACK = timedelta(days=35)
CLOSED_ON_END = 20
"""Runs that looked at nobody, one behind another: behind more of them all windows are read once."""

type TimeLeft = Callable[[], bool]


@dataclass
class Morning:
    """Everything a day's plan rests on, read; and the plan."""

    day: date
    closed: bool = False
    """Nobody is called: a holiday, or a weekend that nobody works."""
    plan: list[Decision] = field(default_factory=list)
    customers: dict[str, Customer] = field(default_factory=dict)
    expired: dict[str, Task] = field(default_factory=dict)
    occasions: Mapping[str, Sequence[Occasion]] = field(default_factory=dict)
    not_due: dict[str, date] = field(default_factory=dict)
    """Looked at in a catch-up, with no reason to call: the day on which each is to be looked at next."""

    def gone(self) -> list[Task]:
        """Expired tasks whose customer is here no more."""
        return [task for task in self.expired.values() if task.customer_id not in self.customers]


SLICE = 500


def morning(work: Work, day: date, since: Since) -> Morning:
    agents = team.everyone(work)
    if assignment.closed(agents, day, work.settings.business):
        return Morning(day, closed=True)
    desks = candidates.desks(work, [None, *(agent.agent_id for agent in agents)], day)
    expired = candidates.expired_tasks(work, desks.expired)
    occasions = candidates.occasions(work, day)
    named = iter(dict.fromkeys([*candidates.ids(work, day, since), *occasions, *expired]))
    looked = Morning(day, expired=expired, occasions=occasions)
    due: list[Known] = []
    # Slice by slice, so that a catch-up over half a year of customers holds only those who are due.
    while some := list(islice(named, SLICE)):
        for customer in customers.anyone(work, some):
            facts = known(customer, work.settings, occasions.get(customer.customer_id, ()))
            if planning.is_candidate(facts, day, work.settings, work.today):
                due.append(facts)
                looked.customers[customer.customer_id] = customer
            elif since.whole and (upcoming := next_look(facts, day + timedelta(days=1), work.settings)) is not None:
                looked.not_due[customer.customer_id] = upcoming
    seats = [assignment.seat(agent, day, work.settings.business) for agent in assignment.callers(agents)]
    _fill(work, seats, desks, due, day)
    looked.plan = planning.plan(day, due, Team(seats), work.settings, work.today)
    return looked


def since(before: Run | None, day: date, work: Work) -> Since:
    """Where the last run left off. A first run, or one after the edges moved, looks over all windows once."""
    if before is None:
        return Since(day - FIRST_LOOK_BACK, whole=True)
    last = min(before.day, work.shop.place.day(before.started), day)
    too_long = day - last > LONGEST_LOOK_BACK
    return Since(
        max(last, day - LONGEST_LOOK_BACK), whole=too_long or before.facts.get("edges") != edges(work.settings)
    )


def last_that_looked(work: Work) -> Run | None:
    """A closed day looks at nobody: the next run looks at its day as well, or a weekend would swallow its Friday."""
    found, _ = runs.latest(work.table, JOB, limit=CLOSED_ON_END)
    return next((run for run in found if run.finished and "edges" in run.facts), None)


@dataclass
class Generated:
    """What a run, or a preview of one, came to."""

    day: date
    run: Run
    plan: list[Decision]
    made: Counter[str]
    """By type of task."""
    finished: bool
    closed: bool


class CatchUpFirst(Conflict):
    """All windows of a large shop are no work for somebody's request: the job has the time, and then there is less."""

    code = "catch_up_first"


def preview(work: Work, day: date) -> Generated:
    """What would be made, and why. Writes nothing."""
    if takes_long(work, day):
        raise CatchUpFirst("everybody in reach is to be looked at once; make the tasks, or wait for the morning")
    looked = morning(work, day, since(last_that_looked(work), day, work))
    made: Counter[str] = Counter(each.action["task_type"] for each in looked.plan if _would_make(each))
    return Generated(day, Run(JOB, "", day, work.now), looked.plan, made, finished=True, closed=looked.closed)


def run(work: Work, day: date, time_left: TimeLeft, *, quoted: str | None = None) -> Generated:
    return _act(work, Run(JOB, new_id("run", work.now), day, work.now), time_left, quoted, part=1)


def asked_for(work: Work, day: date, time_left: TimeLeft, quoted: str | None) -> Generated:
    """In somebody's request: what would take too long goes to the job at once."""
    return hand_over(work, day) if takes_long(work, day) else run(work, day, time_left, quoted=quoted)


def go_on(work: Work, day: date, run_id: str, started: datetime, part: int, time_left: TimeLeft) -> Generated:
    """The rest of a run, by another worker: planned anew, and what was made keeps its place."""
    found = runs.find(work.table, JOB, started, run_id)
    return _act(work, found or Run(JOB, run_id, day, started), time_left, None, part)


def _act(work: Work, record: Run, time_left: TimeLeft, quoted: str | None, part: int) -> Generated:
    day = record.day
    looks_from = since(last_that_looked(work), day, work)
    looked = morning(work, day, looks_from)
    as_previewed(looked.plan, quoted, current=_breakdown(looked.plan))
    if not looked.closed:
        record.facts["edges"] = edges(work.settings)
    _look_ahead(work, record, looked)
    record.save(work.table)
    from rapport.recommendations.shelf import (
        loaded_whole,
    )  # late: a plan that is shown, or calls nobody, offers nothing

    acting = Acting(work, record.run_id, loaded_whole(work))
    outcomes, made = Counter[str](), Counter[str]()
    made_before = record.counts.get("made", 0)
    finished = True
    for decision in looked.plan:
        # What was made before is passed over, so that every part of a run gets on.
        if decision.why != "made_already" and not time_left():
            finished = False
            break
        customer = looked.customers[decision.customer_id]
        came = acting.on(
            decision, customer, looked.expired.get(customer.customer_id), looked.occasions.get(customer.customer_id, ())
        )
        outcomes[came] += 1
        if came == "made":
            made[decision.action["task_type"]] += 1
            outcomes["unassigned"] += decision.action["agent_id"] is None
    if finished:
        for task in looked.gone():
            acting.expire_alone(task)
    # A run that went on finds what its first part made; it is told once, as made.
    outcomes["made"] += made_before
    outcomes["made_already"] = max(0, outcomes["made_already"] - made_before)
    outcomes["candidates"] = len(looked.plan)
    record = replace(record, counts={name: number for name, number in outcomes.items() if number})
    if finished:
        record.finished = work.shop.clock.now()
    record.save(work.table)
    if not finished:
        _hand_on(work, record, part)
    return Generated(day, record, looked.plan, made, finished, looked.closed)


def _look_ahead(work: Work, record: Run, looked: Morning) -> None:
    """Edges moved: what was to come up on a day of the old ones comes up on a day of the new. Once in a run."""
    if not record.facts.get("looked_ahead"):
        work.table.load(_as_loaded(look_at(customer_id, day, work)) for customer_id, day in looked.not_due.items())
        record.facts["looked_ahead"] = True


def _as_loaded(put: Put) -> tuple[Key, Item]:
    return put.key, put.item


def hand_over(work: Work, day: date) -> Generated:
    """A run that the job begins, under the record that is told here."""
    record = Run(JOB, new_id("run", work.now), day, work.now)
    record.save(work.table)
    _hand_on(work, record, part=1)
    return Generated(day, record, [], Counter(), finished=False, closed=False)


def takes_long(work: Work, day: date) -> bool:
    """Whether all windows are to be read, and many lie in them: the counters know."""
    if not since(last_that_looked(work), day, work).whole:
        return False
    reach = max(window.far for window in windows(work.settings))
    return size(work.table, Band(earliest=day - timedelta(days=reach), latest=day)) > SORTED_WHOLE


def _breakdown(plan: Sequence[Decision]) -> dict[str, Any]:
    """What would be done now, for whoever quoted a plan of before."""
    made = Counter(str(each.action["task_type"]) for each in plan if _would_make(each))
    return {"breakdown": dict(sorted(made.items())), **tally(plan)}


def _hand_on(work: Work, record: Run, part: int) -> None:
    told = Work(work.shop, work.caller)
    told.emit(
        GenerationContinued(
            occurred_at=told.now,
            record_version=part,
            run_id=record.run_id,
            started=record.started,
            day=record.day,
            part=part + 1,
        )
    )
    told.commit()


def _fill(work: Work, seats: Sequence[assignment.Seat], desks: Desks, facts: Sequence[Known], day: date) -> None:
    """Seats taken before the plan: carried tasks, tasks made by hand, and what this day's plan made already."""
    made = [planning.task_id_of(each.customer_id, day) for each in facts if each.calls.made_on == day]
    unseen = [task_id for task_id in made if task_id not in desks.agent_of]
    desks.agent_of |= {task.task_id: task.agent_id for task in store.get_many(work, unseen)}
    loads = desks.load()
    for seat in seats:
        seat.load = loads.get(seat.agent_id, 0)


def _would_make(decision: Decision) -> bool:
    return decision.outcome == "done" and decision.why != "made_already"


__all__ = ["JOB", "Generated", "Morning", "go_on", "morning", "preview", "run", "since"]
