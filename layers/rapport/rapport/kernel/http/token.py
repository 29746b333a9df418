"""From the claims that the gateway checked to a caller. What is not plainly right is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rapport.kernel import keys
from rapport.kernel.caller import ALSO_ACCEPTED, Caller, Reach, Role
from rapport.kernel.errors import NotAllowed, NotSignedIn
from rapport.kernel.settings import Access
from rapport.kernel.shop import Shop

GROUPS = re.compile(r"\[([^\s\[\],]+(?: [^\s\[\],]+)*)?\]")
"""The gateway flattens the list of groups to the text `[admin crm_agent]`."""

CACHED = timedelta(seconds=30)
"""How long a sign-in's record is believed; a disabled person is refused within a minute."""


@dataclass(frozen=True)
class Issuer:
    """Whose tokens are believed."""

    url: str
    client_id: str


@dataclass(frozen=True)
class SignIn:
    agent_id: str | None
    active: bool
    team_size: int
    read_at: datetime


class Callers:
    """Makes callers from claims; remembers sign-ins for half a minute."""

    def __init__(self, issuer: Issuer) -> None:
        self._issuer = issuer
        self._sign_ins: dict[str, SignIn] = {}

    def caller(self, claims: Mapping[str, Any] | None, shop: Shop, source: str, request_id: str) -> Caller:
        user_id = checked(claims, self._issuer, shop.clock.now())
        assert claims is not None
        roles = roles_of(claims.get("cognito:groups"))
        if not roles:
            raise NotAllowed("this sign-in has no role here")
        sign_in = self._sign_in(user_id, shop)
        if not sign_in.active:
            raise NotAllowed("this sign-in is disabled")
        reach = reach_of(roles, sign_in.team_size, shop.settings.current().access)
        return Caller(user_id, roles, reach, sign_in.agent_id, source, request_id)

    def _sign_in(self, user_id: str, shop: Shop) -> SignIn:
        now = shop.clock.now()
        known = self._sign_ins.get(user_id)
        if known and known.read_at <= now < known.read_at + CACHED:
            return known
        found = shop.table.get_many([keys.sign_in(user_id), keys.team_count()])
        mine = found.get(keys.sign_in(user_id), {})
        size = found.get(keys.team_count(), {}).get("active", 0)
        self._sign_ins[user_id] = SignIn(mine.get("agent_id"), mine.get("active", True), size, now)
        return self._sign_ins[user_id]


def checked(claims: Mapping[str, Any] | None, issuer: Issuer, now: datetime) -> str:
    """Who the claims name. The gateway has checked the signature; the rest is checked again here."""
    if not claims:
        raise NotSignedIn("a bearer token is needed")
    if claims.get("token_use") != "access":
        raise NotSignedIn("an access token is needed")
    if claims.get("iss") != issuer.url or claims.get("client_id") != issuer.client_id:
        raise NotSignedIn("this token is for another house")
    if not _in_future(claims.get("exp"), now):
        raise NotSignedIn("this token has expired")
    user_id = claims.get("sub")
    if not isinstance(user_id, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,64}", user_id):
        raise NotSignedIn("this token names nobody")
    return user_id


def roles_of(groups: Any) -> frozenset[Role]:
    """Matched whole and exactly: `[not_admin]` is not an admin, and what is malformed is nobody."""
    if not isinstance(groups, str) or not GROUPS.fullmatch(groups):
        return frozenset()
    names = groups[1:-1].split(" ") if len(groups) > 2 else []
    known = {role.value: role for role in Role} | ALSO_ACCEPTED
    return frozenset(known[name] for name in names if name in known)


def reach_of(roles: frozenset[Role], team_size: int, access: Access) -> Reach:
    if roles & {Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT}:
        return Reach.ALL
    if Role.CRM_AGENT in roles:
        by_size = access.visibility == "by_team_size" and team_size < access.team_shares_below
        return Reach.TEAM if by_size or access.visibility == "team" else Reach.OWN
    return Reach.RECENT


def _in_future(expiry: Any, now: datetime) -> bool:
    # The gateway hands numbers over as text, in some versions as `1.7e+09`.
    try:
        return now.timestamp() < float(expiry) < math.inf
    except (TypeError, ValueError):
        return False
