"""What this room tells the house, and what it hears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from rapport.kernel.events import Event, Heard


@dataclass(frozen=True, kw_only=True)
class InteractionLogged(Event):
    type: ClassVar[str] = "InteractionLogged"
    interaction_id: str
    customer_id: str
    interaction_type: str
    direction: str
    outcome: str | None
    agent_id: str | None
    follow_up_date: date | None

    @property
    def record(self) -> str:
        return f"interaction:{self.interaction_id}"


@dataclass(frozen=True, kw_only=True)
class EngagementLogged(Event):
    """Somebody wrote down that the house turned to a customer, or the customer to the house."""

    type: ClassVar[str] = "EngagementLogged"
    engagement_id: str
    customer_id: str
    engagement_type: str
    channel: str | None
    status: str
    response: str | None
    agent_id: str | None
    campaign_id: str | None

    @property
    def record(self) -> str:
        return f"engagement:{self.engagement_id}"


@dataclass(frozen=True, kw_only=True)
class CaseHeard(Heard):
    """What this room needs of whatever a case tells (CaseOpened, CaseChanged)."""

    case_id: str
    customer_id: str
    kind: str
    status: str
    order_id: str | None


@dataclass(frozen=True, kw_only=True)
class SurveyHeard(Heard):
    """SurveyAnswered."""

    answer_id: str
    customer_id: str
    case_id: str | None
    nps: int | None
    satisfaction: int | None


@dataclass(frozen=True, kw_only=True)
class OrderHeard(Heard):
    """What this room needs of whatever an order tells (OrderPlaced, OrderCorrected, OrderStatusChanged)."""

    order_id: str
    customer_id: str
    status: str
    total: int | float

    @property
    def amount(self) -> Decimal:
        # A float's shortest form is the very decimal that was told.
        return Decimal(repr(self.total))


@dataclass(frozen=True, kw_only=True)
class HistoryHeard(Heard):
    """Many orders of one customer at once (OrdersImported, OrdersRemoved)."""

    customer_id: str
    import_id: str
    orders: list[dict[str, Any]]

    def amount(self, order: dict[str, Any]) -> Decimal:
        return Decimal(repr(order["total"]))
