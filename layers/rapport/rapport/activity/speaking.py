"""Who of the team a contact is written down for: the caller, or, by a manager's word, somebody else."""

from __future__ import annotations

from rapport.kernel.errors import NotAllowed, invalid
from rapport.kernel.work import Work
from rapport.team import store as team
from rapport.team.agent import Agent


def speaker(work: Work, asked: str | None) -> tuple[str | None, Agent | None]:
    agent_id = asked or work.caller.agent_id
    if asked not in (None, work.caller.agent_id) and not work.caller.manages:
        raise NotAllowed("only a manager writes down another agent's contacts")
    agent = team.find(work, agent_id) if agent_id else None
    if asked and agent is None:
        raise invalid("agent_id", f"names nobody in the team: {asked}")
    return agent_id, agent
