"""Who is calling. Identity comes from the token alone; a query or a body can name people, never be them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    ADMIN = "admin"
    SALES_MANAGER = "sales_manager"
    CRM_AGENT = "crm_agent"
    SUPPORT = "support"
    DELIVERY_COORDINATOR = "delivery_coordinator"


ALSO_ACCEPTED = {"crm_manager": Role.SALES_MANAGER}


class Reach(StrEnum):
    """Whose customers a caller may see."""

    ALL = "all"
    TEAM = "team"
    OWN = "own"
    RECENT = "recent"
    """Customers with an order in the last 30 days: what a delivery needs."""


@dataclass(frozen=True)
class Caller:
    user_id: str
    roles: frozenset[Role]
    reach: Reach
    agent_id: str | None = None
    source: str = ""
    request_id: str = ""

    @property
    def sees_values(self) -> bool:
        """Support and delivery work with people and orders, not with what a customer is worth."""
        return bool(self.roles & {Role.ADMIN, Role.SALES_MANAGER, Role.CRM_AGENT})

    @property
    def only_delivers(self) -> bool:
        return self.roles == {Role.DELIVERY_COORDINATOR}

    @property
    def manages(self) -> bool:
        return bool(self.roles & {Role.ADMIN, Role.SALES_MANAGER})


def system(name: str, request_id: str = "") -> Caller:
    """A job or a reactor: acts for the house, under its own name."""
    return Caller(f"system:{name}", frozenset({Role.ADMIN}), Reach.ALL, source="system", request_id=request_id)
