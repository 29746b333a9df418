"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from rapport.cases.case import Kind, Priority, Status
from rapport.kernel.events import Event

Change = Literal["changed", "status", "noted", "rated"]


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    case_id: str
    customer_id: str
    kind: Kind
    status: Status
    priority: Priority
    order_id: str | None
    assignee: str | None

    @property
    def record(self) -> str:
        return f"case:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseOpened(CaseEvent):
    type: ClassVar[str] = "CaseOpened"


@dataclass(frozen=True, kw_only=True)
class CaseChanged(CaseEvent):
    """Somebody changed it, moved it on, noted something, or the customer said how it went."""

    type: ClassVar[str] = "CaseChanged"
    what: Change
    previous_status: Status


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    """A customer said how it is to buy here, or how a case of theirs was settled."""

    type: ClassVar[str] = "SurveyAnswered"
    answer_id: str
    customer_id: str
    case_id: str | None
    nps: int | None
    satisfaction: int | None

    @property
    def record(self) -> str:
        return f"survey:{self.answer_id}"
