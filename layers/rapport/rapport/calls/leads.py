"""A new lead gets an agent the moment it arrives, by the policy that hands out calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.calls import assignment
from rapport.calls.assignment import Call, Team
from rapport.kernel import keys
from rapport.kernel.work import Work
from rapport.team import store as team


def assigned(work: Work, profile: Mapping[str, Any]) -> str | None:
    """Whose customer it becomes; nobody's, if nobody has room today. The day's counters say how busy everybody is,
    leads of today included, so that they are spread."""
    agents = assignment.callers(team.everyone(work))
    if not agents:
        return None
    cells = {agent.agent_id: keys.agents_day(agent.agent_id, work.today) for agent in agents}
    counted = work.table.get_many(cells.values(), consistent=False)
    seats = [assignment.seat(agent, work.today, work.settings.business) for agent in agents]
    for seat in seats:
        cell = counted.get(cells[seat.agent_id], {})
        seat.load = int(cell.get("total", 0)) + int(cell.get("leads", 0))
    call = Call(None, str(profile.get("district", "")), str(profile.get("city", "")), wants_senior=False)
    agent_id = Team(seats).take(call)
    if agent_id is not None:
        work.add(cells[agent_id], leads=1)
    return agent_id
