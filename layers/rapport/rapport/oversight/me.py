"""Who is asking, and what they may."""

from __future__ import annotations

from rapport.kernel.caller import Role
from rapport.kernel.http.models import Told
from rapport.kernel.http.roles import ROUTES
from rapport.kernel.work import Work
from rapport.team import store as team


class MeTold(Told):
    user_id: str
    roles: list[Role]
    agent_id: str | None = None
    name: str | None = None
    sees: str
    routes: list[str]


def told(work: Work) -> MeTold:
    caller = work.caller
    agent = team.find(work, caller.agent_id) if caller.agent_id else None
    return MeTold(
        user_id=caller.user_id,
        roles=sorted(caller.roles),
        agent_id=caller.agent_id,
        name=agent.name if agent else None,
        sees=caller.reach.value,
        routes=sorted(_spoken(*route) for route, roles in ROUTES.items() if roles & caller.roles),
    )


def _spoken(method: str, path: str) -> str:
    return f"{method} {path.replace('<', '{').replace('>', '}')}"
