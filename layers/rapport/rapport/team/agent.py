"""An agent, as the house knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Agent:
    agent_id: str
    fields: dict[str, Any]
    user_id: str | None
    version: int
    audit_head: str = ""

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def role(self) -> str:
        return str(self.fields["role"])

    @property
    def active(self) -> bool:
        return bool(self.fields["active"])
