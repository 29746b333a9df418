"""Moving work to where there is room: shown first, then made.

Tasks without anyone, of somebody who is not here today, and those beyond what an agent can do go, by the policy that
assigned them, to whoever has room. Who is on the telephone keeps their call.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapport.calls.morning import candidates
from rapport.calls.plan import assignment
from rapport.calls.plan.assignment import Call, Seat, Team
from rapport.calls.tasks import store
from rapport.calls.tasks.handing import TaskIsClosed
from rapport.calls.tasks.task import Task
from rapport.customers import store as customers
from rapport.kernel import keys, ledger
from rapport.kernel.decisions import Decision, as_previewed, plan_hash, tally
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work, perform
from rapport.team import store as team

AUTOMATION = "rebalance"


class MoveTold(Told):
    task_id: str
    customer_id: str
    from_agent: str | None = None
    to_agent: str | None = None
    why: str


class LoadTold(Told):
    agent_id: str
    agent_name: str
    capacity: int
    before: int
    after: int


class RebalanceTold(Told):
    message: str
    moves: list[MoveTold]
    stay: list[MoveTold]
    """Nobody has room for them."""
    loads: list[LoadTold]
    dry_run: bool
    plan_hash: str


def rebalanced(
    tasks: Sequence[Task], calls: Mapping[str, Call], seats: Sequence[Seat], done: Mapping[str, int]
) -> list[Decision]:
    """Pure. Tasks come as they are worked, hottest first: what an agent has no time for is what comes last. `done` is
    what each has finished today: a day's work is counted whole."""
    by_agent = {seat.agent_id: seat for seat in seats}
    kept = {agent_id: done.get(agent_id, 0) for agent_id in by_agent}
    homeless: list[tuple[Task, str]] = []
    for task in tasks:
        seat = by_agent.get(task.agent_id or "")
        if task.status == "in_progress":
            if seat is not None:
                kept[seat.agent_id] += 1
        elif task.agent_id is None:
            homeless.append((task, "unassigned"))
        elif seat is None or not seat.works:
            homeless.append((task, "not_here_today"))
        elif kept[seat.agent_id] >= seat.capacity:
            homeless.append((task, "too_much"))
        else:
            kept[seat.agent_id] += 1
    for seat in seats:
        seat.load = kept[seat.agent_id]
    room = Team(seats)
    return [_moved(task, why, room.take(calls[task.task_id])) for task, why in homeless]


def _moved(task: Task, why: str, agent_id: str | None) -> Decision:
    return Decision(
        customer_id=task.customer_id,
        automation=AUTOMATION,
        occurrence=task.task_id,
        outcome="done" if agent_id is not None else "suppressed",
        why=why if agent_id is not None else "no_capacity",
        action={"from": task.agent_id, "to": agent_id},
    )


def rebalance(work: Work, *, dry_run: bool, quoted: str | None) -> RebalanceTold:
    agents = team.everyone(work)
    tasks = _open_today(work, [None, *(agent.agent_id for agent in agents)])
    seats = [assignment.seat(agent, work.today, work.settings.business) for agent in assignment.callers(agents)]
    done = {seat.agent_id: len(list(candidates.closed_on_desk(work, seat.agent_id, work.today))) for seat in seats}
    plan = rebalanced(tasks, _calls(work, tasks), seats, done)
    as_previewed(plan, quoted, current=tally(plan))
    moves = [each for each in plan if each.outcome == "done"]
    if not dry_run:
        moves = [each for each in moves if _made(work, each)]
    return RebalanceTold(
        message=f"{'Would move' if dry_run else 'Moved'} {len(moves)} tasks",
        moves=[_told(each) for each in moves],
        stay=[_told(each) for each in plan if each not in moves],
        loads=[_load(seat, tasks, moves, done) for seat in seats],
        dry_run=dry_run,
        plan_hash=plan_hash(plan),
    )


def _load(seat: Seat, tasks: Sequence[Task], moves: Sequence[Decision], done: Mapping[str, int]) -> LoadTold:
    before = done[seat.agent_id] + sum(task.agent_id == seat.agent_id for task in tasks)
    came = sum(each.action["to"] == seat.agent_id for each in moves)
    went = sum(each.action["from"] == seat.agent_id for each in moves)
    return LoadTold(
        agent_id=seat.agent_id,
        agent_name=seat.name,
        capacity=seat.capacity if seat.works else 0,
        before=before,
        after=before + came - went,
    )


def _open_today(work: Work, agent_ids: Sequence[str | None]) -> list[Task]:
    """Everybody's, in the order they are worked."""
    found = [
        waiting
        for agent_id in agent_ids
        for waiting in candidates.on_desk(work, agent_id)
        if waiting.task_date <= work.today <= waiting.last_day
    ]
    # The key says it all: hottest first, most points first.
    found.sort(key=lambda each: (keys.PRIORITIES.index(each.priority), -each.score, each.task_id))
    return [task for task in store.get_many(work, [each.task_id for each in found]) if task.is_open]


def _calls(work: Work, tasks: Sequence[Task]) -> dict[str, Call]:
    known = customers.by_id(work, (task.customer_id for task in tasks))
    calls: dict[str, Call] = {}
    for task in tasks:
        customer = known.get(task.customer_id)
        profile: Mapping[str, Any] = customer.profile if customer else {}
        senior = task.priority == "hot" or task.facts.get("customer_type") == "vip"
        own = customer.agent_id if customer else None
        calls[task.task_id] = Call(own, str(profile.get("district", "")), str(profile.get("city", "")), senior)
    return calls


def _made(look: Work, move: Decision) -> bool:
    """If the task is still where the plan saw it; else it stays with whoever has it now."""

    def doing(work: Work) -> Task:
        task = store.get(work, move.occurrence)
        if not task.is_open or task.agent_id != move.action["from"]:
            raise TaskIsClosed("it was taken up meanwhile")
        work.write(ledger.entry(move, work.today, work.now, "", task_id=task.task_id))
        return store.change(work, task, replace(task, agent_id=move.action["to"]), "rebalanced")

    try:
        perform(look.shop, look.caller, doing)
    except (TaskIsClosed, store.NoSuchTask):
        return False
    return True


def _told(decision: Decision) -> MoveTold:
    return MoveTold(
        task_id=decision.occurrence,
        customer_id=decision.customer_id,
        from_agent=decision.action["from"],
        to_agent=decision.action["to"],
        why=decision.why,
    )
