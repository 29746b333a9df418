"""What callers get to know of an agent."""

from __future__ import annotations

from rapport.kernel.work import Work
from rapport.team.agent import Agent
from rapport.team.model import AgentTold


def agent(each: Agent) -> AgentTold:
    return AgentTold(agent_id=each.agent_id, user_id=each.user_id, version=each.version, **each.fields)


def written(_: Work, each: Agent) -> AgentTold:
    return agent(each)
