"""Everybody's seats as they are taken now: for calls that come up during the day."""

from __future__ import annotations

from datetime import date

from rapport.calls.morning import candidates
from rapport.calls.plan import assignment
from rapport.calls.plan.assignment import Team
from rapport.kernel.work import Work
from rapport.team import store as team


def seats(work: Work, day: date) -> Team:
    agents = assignment.callers(team.everyone(work))
    loads = candidates.desks(work, [agent.agent_id for agent in agents], day).load()
    found = [assignment.seat(agent, day, work.settings.business) for agent in agents]
    for seat in found:
        seat.load = loads.get(seat.agent_id, 0)
    return Team(found)
