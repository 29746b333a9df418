"""An agent's desk: the tasks of today in the order they are worked, and what has been done already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapport.calls.morning import candidates
from rapport.calls.plan.rules import Priority
from rapport.calls.tasks import store, told
from rapport.calls.tasks.model import TaskTold
from rapport.calls.tasks.task import Task
from rapport.kernel import keys
from rapport.kernel.errors import NotAllowed, NotFound
from rapport.kernel.figures import Language
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work
from rapport.team import store as team
from rapport.team.agent import Agent


class AnotherAgentsDesk(NotAllowed):
    code = "another_agents_desk"


class NoSuchAgent(NotFound):
    code = "no_such_agent"


@dataclass(frozen=True)
class Desk:
    agent_id: str | None
    day: date
    waiting: list[Task]
    """Open, today's or carried, hottest first."""
    closed: list[Task]
    """Closed today."""


class DashboardTold(Told):
    agent_id: str
    agent_name: str
    date: date
    today_tasks: int
    hot_leads: int
    warm_leads: int
    cold_leads: int
    pending: int
    completed: int
    failed: int
    skipped: int
    unassigned: int
    """In the pool, for whoever has time."""
    tasks: list[TaskTold]


def whose(work: Work, agent_id: str | None) -> str | None:
    """`agentId` is a filter: agents have their own desk and the pool they take from, managers may look at any."""
    if agent_id is None:
        return work.caller.agent_id
    if agent_id == keys.NOBODY:
        return None
    if agent_id != work.caller.agent_id and not work.caller.manages:
        raise AnotherAgentsDesk("agents see their own desk; a manager sees everybody's")
    return agent_id


def agent(work: Work, agent_id: str) -> Agent:
    whose(work, agent_id)
    found = team.find(work, agent_id)
    if found is None:
        raise NoSuchAgent(f"there is no agent {agent_id}")
    return found


def desk(work: Work, agent_id: str | None) -> Desk:
    day = work.today
    waiting = [
        each.task_id
        for each in candidates.on_desk(work, agent_id)
        # What has expired by its own last day is over, whether or not the morning has said so yet.
        if each.task_date <= day <= each.last_day
    ]
    closed = list(candidates.closed_on_desk(work, agent_id, day))
    tasks = {task.task_id: task for task in store.get_many(work, [*waiting, *closed], to_look=True)}
    # The index lags a moment: the record itself says what is open, and whose it is.
    standing = [tasks[each] for each in waiting if each in tasks]
    standing = [task for task in standing if task.is_open and task.agent_id == agent_id]
    over = [task for task in tasks.values() if not task.is_open and task.agent_id == agent_id]
    return Desk(agent_id, day, standing, over)


def today(work: Work, agent_id: str | None, language: Language | None) -> list[TaskTold]:
    """By priority, then score; what is done stands behind what is to do."""
    who = whose(work, agent_id)
    if who not in (None, work.caller.agent_id):
        agent(work, who)  # Whose name is misspelt is not to read as done with their work.
    found = desk(work, who)
    return told.many(work, [*found.waiting, *found.closed], language)


def dashboard(work: Work, agent_id: str, language: Language | None) -> DashboardTold:
    who = agent(work, agent_id)
    found = desk(work, agent_id)
    tasks = told.many(work, [*found.waiting, *found.closed], language)
    by_priority: dict[Priority, int] = {"hot": 0, "warm": 0, "cold": 0}
    by_status: dict[str, int] = {}
    for task in tasks:
        by_priority[task.priority] += 1
        by_status[task.status] = by_status.get(task.status, 0) + 1
    return DashboardTold(
        agent_id=agent_id,
        agent_name=who.name,
        date=found.day,
        today_tasks=len(tasks),
        hot_leads=by_priority["hot"],
        warm_leads=by_priority["warm"],
        cold_leads=by_priority["cold"],
        pending=by_status.get("pending", 0) + by_status.get("in_progress", 0),
        completed=by_status.get("completed", 0),
        failed=by_status.get("failed", 0),
        skipped=by_status.get("skipped", 0),
        unassigned=sum(1 for each in candidates.on_desk(work, None) if each.task_date <= found.day <= each.last_day),
        tasks=tasks,
    )
