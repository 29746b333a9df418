"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rapport.kernel.events import Event

Change = Literal["changed", "consent", "held", "released", "removed", "merged", "unmerged"]


@dataclass(frozen=True, kw_only=True)
class CustomerEvent(Event):
    customer_id: str
    agent_id: str | None

    @property
    def record(self) -> str:
        return f"customer:{self.customer_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerArrived(CustomerEvent):
    """Somebody new: a lead taken down, or a first order's buyer."""

    type: ClassVar[str] = "CustomerArrived"


@dataclass(frozen=True, kw_only=True)
class CustomerChanged(CustomerEvent):
    """A person edited who a customer is, or what they allow; or took them out."""

    type: ClassVar[str] = "CustomerChanged"
    what: Change
