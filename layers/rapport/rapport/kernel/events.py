"""What happened, told to whoever wants to know. Events carry ids and facts, never personal data."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from rapport.kernel.clock import stamp
from rapport.kernel.ids import computed_id

SOURCE = "rapport"


class Event(BaseModel):
    """Closed when produced: a misspelt field fails here, not in a reactor. Consumers read with `Told`."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    # Every subclass narrows these two to literals; docs/events.md lists them all.
    type: ClassVar[str]
    version: ClassVar[int] = 1

    occurred_at: datetime
    """When it happened, which for history is long before it was recorded."""
    imported: bool = False
    """History is not news: no automation acts on what was imported."""
    record_version: int
    """The version of the record it speaks of: a reactor that keeps state ignores versions not above its own."""

    @property
    def record(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} must name its record")

    @property
    def event_id(self) -> str:
        """Computed: the same change tells the same event."""
        return computed_id("evt", self.type, self.record, str(self.record_version))

    def detail(self, recorded_at: datetime) -> dict[str, Any]:
        return {
            "event_id": self.event_id,
            "type": self.type,
            "version": self.version,
            "record": self.record,
            "recorded_at": stamp(recorded_at),
            **self.model_dump(mode="json"),
        }


class Told(BaseModel):
    """How a consumer reads an event: what it needs is checked, what it does not know is let through."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="ignore")

    event_id: str
    type: str
    record: str
    recorded_at: datetime
    occurred_at: datetime
    imported: bool
    record_version: int
