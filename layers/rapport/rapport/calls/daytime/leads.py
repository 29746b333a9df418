"""A new lead gets an agent the moment it arrives, by the policy that hands out calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from rapport.calls.plan import assignment
from rapport.calls.plan.assignment import Call, Seat, Team
from rapport.kernel import keys
from rapport.kernel.work import Work
from rapport.team import store as team
from rapport.team.agent import Agent

SOON = 7
"""Days ahead in which somebody who works must have room: behind them a lead waits for a manager."""


def assigned(work: Work, profile: Mapping[str, Any]) -> str | None:
    """Whose customer it becomes: of those who work today, or of the next who do, the one with room by the policy."""
    agents = assignment.callers(team.everyone(work))
    call = Call(None, str(profile.get("district", "")), str(profile.get("city", "")), wants_senior=False)
    for ahead in range(SOON):
        day = work.today + timedelta(days=ahead)
        working = [agent for agent in agents if assignment.works(agent, day, work.settings.business)]
        if working and (agent_id := Team(_seats(work, working, day)).take(call)) is not None:
            work.add(keys.agents_day(agent_id, day), leads=1)
            return agent_id
    return None


def _seats(work: Work, agents: Sequence[Agent], day: date) -> list[Seat]:
    """The day's counters say how busy everybody is, its leads included, so that they are spread."""
    cells = {agent.agent_id: keys.agents_day(agent.agent_id, day) for agent in agents}
    counted = work.table.get_many(cells.values(), consistent=False)
    seats = [assignment.seat(agent, day, work.settings.business) for agent in agents]
    for seat in seats:
        cell = counted.get(cells[seat.agent_id], {})
        seat.load = int(cell.get("total", 0)) + int(cell.get("leads", 0))
    return seats
