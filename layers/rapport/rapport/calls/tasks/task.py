"""A call task: whom to call, why, until when, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from rapport.activity.kinds import Outcome
from rapport.calls.plan.rules import Priority, Rule
from rapport.kernel.decisions import Point

Status = Literal["pending", "in_progress", "completed", "failed", "skipped", "expired"]
TaskType = Literal[
    "new_customer",
    "follow_up",
    "at_risk",
    "birthday",
    "anniversary",
    "repeat_reminder",
    "upsell",
    "win_back",
    "relationship",
    "offer_follow_up",
    "membership_upgrade",
    "congratulate_gold_member",
    "case_follow_up",
    "manual",
]
Source = Literal["generation", "retry", "follow_up", "manual"]


@dataclass(frozen=True)
class Task:
    task_id: str
    customer_id: str
    agent_id: str | None
    task_date: date
    last_day: date
    task_type: TaskType
    priority: Priority
    status: Status
    score: int
    source: Source
    created_at: datetime
    version: int
    reasons: Sequence[Mapping[str, Any]] = ()
    """Why, the leading reason first: rule, points, occurrence and what its words need."""
    arithmetic: Sequence[Point] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    products: Sequence[Mapping[str, Any]] = ()
    last_contact: date | None = None
    scheduled_time: str | None = None
    attempt: int = 1
    retry_of: str | None = None
    first_agent: str | None = None
    first_day: date | None = None
    """Of a further attempt: who had the first one, and its day. A follow-up that is kept counts there."""
    rolled_from: str | None = None
    outcome: Outcome | None = None
    follow_up_date: date | None = None
    started_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    talked_seconds: int | None = None
    sealed: bytes | None = None
    """Notes and a reason written by hand: a person's words about a person."""
    before_closing: Mapping[str, Any] | None = None
    """What an undo needs, for as long as one is possible."""
    audit_head: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in ("pending", "in_progress")

    @property
    def rule(self) -> Rule | None:
        """The one it is named after; a task made by hand has none."""
        return self.reasons[0]["rule"] if self.reasons else None
