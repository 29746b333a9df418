"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from rapport.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CallTaskEvent(Event):
    task_id: str
    customer_id: str
    agent_id: str | None
    task_type: str
    task_date: date
    status: str
    outcome: str | None

    @property
    def record(self) -> str:
        return f"task:{self.task_id}"


@dataclass(frozen=True, kw_only=True)
class CallTaskPlanned(CallTaskEvent):
    type: ClassVar[str] = "CallTaskPlanned"


@dataclass(frozen=True, kw_only=True)
class CallTaskChanged(CallTaskEvent):
    """Taken up, closed, undone, handed over or moved to another day; what it is now, the fields say."""

    type: ClassVar[str] = "CallTaskChanged"
    what: str


@dataclass(frozen=True, kw_only=True)
class GenerationContinued(Event):
    """The rest of a day's tasks, for the next worker."""

    type: ClassVar[str] = "GenerationContinued"
    run_id: str
    started: datetime
    day: date
    part: int

    @property
    def record(self) -> str:
        return f"run:{self.run_id}"
