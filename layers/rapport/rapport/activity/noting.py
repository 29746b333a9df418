"""Noting in a customer's timeline what an event told: told again, it is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from rapport.activity import histories
from rapport.activity.events import CaseHeard, HistoryHeard, OrderHeard, SurveyHeard
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.events import Heard
from rapport.kernel.ids import computed_id
from rapport.kernel.table import Absent, Put, Refused, Table

TITLES = {
    "OrderPlaced": "Order placed",
    "OrderCorrected": "Order corrected",
    "OrderStatusChanged": "Order {status}",
    "CaseOpened": "{kind} opened",
    "CaseChanged": "{kind} {status}",
    "SurveyAnswered": "Said how it went",
}


def event(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    """True if it was news, and something for the timeline."""
    return NOTED[detail["type"]](table, detail, now)


def order_event(table: Table, event: OrderHeard, now: datetime) -> bool:
    at = event.occurred_at if event.type == "OrderPlaced" else event.recorded_at
    facts = {"order_id": event.order_id, "status": event.status, "total": event.amount}
    kind = {"OrderPlaced": "order_placed"}.get(event.type, "order_changed")
    return _noted(table, event, event.customer_id, kind, at, facts, now)


def case_event(table: Table, event: CaseHeard, what: str, now: datetime) -> bool:
    """That it was opened, and how it went on; who noted what about it stands with the case."""
    if what not in ("opened", "status"):
        return False
    facts = {"case_id": event.case_id, "case_kind": event.kind, "status": event.status, "order_id": event.order_id}
    kind = "case_opened" if what == "opened" else "case_changed"
    return _noted(table, event, event.customer_id, kind, event.occurred_at, facts, now)


def survey_event(table: Table, event: SurveyHeard, now: datetime) -> bool:
    facts = {"case_id": event.case_id, "nps": event.nps, "satisfaction": event.satisfaction}
    return _noted(table, event, event.customer_id, "survey_answered", event.occurred_at, facts, now)


def _noted(
    table: Table, event: Heard, customer_id: str, kind: str, at: datetime, facts: Mapping[str, Any], now: datetime
) -> bool:
    said = {name: value for name, value in facts.items() if value is not None}
    activity_id = computed_id("act", event.event_id)
    words = {"kind": str(said.get("case_kind", "")).replace("_", " ").capitalize(), "status": said.get("status", "")}
    item: dict[str, Any] = {
        "id": activity_id,
        "kind": kind,
        "at": stamp(at),
        "title": TITLES[event.type].format(**words),
        "facts": said,
        "recorded_at": stamp(now),
    }
    try:
        table.transact([Put(keys.activity(customer_id, at, activity_id), item, when=(Absent(),))])
    except Refused:
        return False
    return True


def _order(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    return order_event(table, OrderHeard.read(detail), now)


def _case(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    return case_event(table, CaseHeard.read(detail), detail.get("what", "opened"), now)


def _history_came(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    return histories.imported(table, HistoryHeard.read(detail), now)


def _history_went(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    return histories.taken_back(table, HistoryHeard.read(detail), now)


def _survey(table: Table, detail: dict[str, Any], now: datetime) -> bool:
    return survey_event(table, SurveyHeard.read(detail), now)


NOTED: Mapping[str, Callable[[Table, dict[str, Any], datetime], bool]] = {
    "OrderPlaced": _order,
    "OrderCorrected": _order,
    "OrderStatusChanged": _order,
    "OrdersImported": _history_came,
    "OrdersRemoved": _history_went,
    "CaseOpened": _case,
    "CaseChanged": _case,
    "SurveyAnswered": _survey,
}
