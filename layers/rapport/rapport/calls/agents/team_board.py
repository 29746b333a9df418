"""The team side by side: who has what, who achieved what, and whether follow-ups are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from rapport.calls.agents.performance import Cell, PerformanceTold, cells, figures, percent, summed
from rapport.calls.plan import assignment
from rapport.kernel import keys
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.work import Work
from rapport.team import store as team
from rapport.team.agent import Agent

Period = Literal["daily", "weekly", "monthly"]
DAYS: dict[Period, int] = {"daily": 1, "weekly": 7, "monthly": 30}


class TasksOfAgent(Told):
    agent_id: str
    agent_name: str
    tasks: int
    hot: int
    warm: int
    cold: int
    open_hot: int
    open_warm: int
    open_cold: int
    """Of these, not done yet."""
    capacity: int | None = None


class Rank(Told):
    rank: int
    agent_id: str
    agent_name: str
    successful_calls: int
    completed_tasks: int
    success_rate: Money
    revenue_influenced: Money


class TeamDashboardTold(Told):
    period: Period
    start_date: date
    end_date: date
    agents: list[PerformanceTold]
    distribution: list[TasksOfAgent]
    leaderboard: list[Rank]
    total_tasks: int
    completed_tasks: int
    completion_rate: Money
    follow_ups: int
    follow_up_completion: Money
    unassigned: int
    """Of these days, open, and nobody has them."""


def dashboard(work: Work, period: Period, day: date | None) -> TeamDashboardTold:
    """One query for each of the team, whatever the period: cells are days."""
    end = day or work.today
    start = end - timedelta(days=DAYS[period] - 1)
    everyone = team.everyone(work)
    by_agent = {agent.agent_id: cells(work, agent.agent_id, start, end) for agent in everyone}
    makes_calls = {agent.agent_id for agent in assignment.callers(everyone)}
    # Whoever left, or has other work now, still stands in the days on which they had tasks.
    shown = [agent for agent in everyone if agent.agent_id in makes_calls or +summed(by_agent[agent.agent_id])]
    pool = cells(work, None, start, end)
    waiting = summed(pool)
    people = [figures(agent.agent_id, agent.name, start, end, by_agent[agent.agent_id]) for agent in shown]
    days = [start + timedelta(days=each) for each in range(DAYS[period])]
    shares = [
        _share(
            agent.agent_id,
            agent.name,
            by_agent[agent.agent_id],
            _capacity(work, agent, days) if agent.agent_id in makes_calls else 0,
        )
        for agent in shown
    ]
    total = summed([*pool, *(cell for each in by_agent.values() for cell in each)])
    return TeamDashboardTold(
        period=period,
        start_date=start,
        end_date=end,
        agents=people,
        distribution=[*shares, _share(keys.NOBODY, "Nobody yet", pool, None)],
        leaderboard=leaderboard(people),
        total_tasks=total["total"],
        completed_tasks=total["completed"],
        completion_rate=percent(total["completed"], total["total"]),
        follow_ups=total["follow_ups"],
        follow_up_completion=percent(total["follow_ups_kept"], total["follow_ups"]),
        unassigned=waiting["pending"] + waiting["in_progress"],
    )


def leaderboard(people: list[PerformanceTold]) -> list[Rank]:
    """By successful calls, then by how many of the completed ones were; equals in the order of their ids."""
    ranked = sorted(people, key=lambda each: (-each.successful_calls, -each.success_rate, each.agent_id))
    return [
        Rank(
            rank=rank,
            agent_id=each.agent_id,
            agent_name=each.agent_name,
            successful_calls=each.successful_calls,
            completed_tasks=each.completed_tasks,
            success_rate=each.success_rate,
            revenue_influenced=each.revenue_influenced,
        )
        for rank, each in enumerate(ranked, start=1)
    ]


def _capacity(work: Work, agent: Agent, days: Sequence[date]) -> int:
    """Of the days on which they work: nobody has room on their day off."""
    worked = sum(assignment.works(agent, day, work.settings.business) for day in days)
    return int(agent.fields["daily_capacity"]) * worked


def _share(agent_id: str, name: str, cells: list[Cell], capacity: int | None) -> TasksOfAgent:
    sums = summed(cells)
    return TasksOfAgent(
        agent_id=agent_id,
        agent_name=name,
        tasks=sums["total"],
        hot=sums["priority_hot"],
        warm=sums["priority_warm"],
        cold=sums["priority_cold"],
        open_hot=max(0, sums["open_hot"]),
        open_warm=max(0, sums["open_warm"]),
        open_cold=max(0, sums["open_cold"]),
        capacity=capacity,
    )
