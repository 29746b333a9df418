"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rapport.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class MergeEvent(Event):
    customer_id: str
    """Who stays."""
    alias_id: str

    @property
    def record(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(MergeEvent):
    """Two records turned out to be one person."""

    type: ClassVar[str] = "CustomersMerged"


@dataclass(frozen=True, kw_only=True)
class CustomersUnmerged(MergeEvent):
    """They were two people after all."""

    type: ClassVar[str] = "CustomersUnmerged"
