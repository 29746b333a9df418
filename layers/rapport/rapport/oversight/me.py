"""Who is asking, what they may, and where they are: what every page of the console has to know."""

from __future__ import annotations

from rapport.kernel.caller import Role
from rapport.kernel.figures import Language
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
    business_name: str
    language: Language
    """The business's own, for whoever has not chosen another."""
    time_zone: str
    currency: str
    country: str


def told(work: Work) -> MeTold:
    caller = work.caller
    agent = team.find(work, caller.agent_id) if caller.agent_id else None
    business, place = work.settings.business, work.shop.place
    return MeTold(
        user_id=caller.user_id,
        roles=sorted(caller.roles),
        agent_id=caller.agent_id,
        name=agent.name if agent else None,
        sees=caller.reach.value,
        routes=sorted(_spoken(*route) for route, roles in ROUTES.items() if roles & caller.roles),
        business_name=business.name,
        language=business.language,
        time_zone=place.zone.key,
        currency=place.currency,
        country=place.country,
    )


def _spoken(method: str, path: str) -> str:
    return f"{method} {path.replace('<', '{').replace('>', '}')}"
