"""What happened, told to whoever wants to know. Events carry ids and facts, never personal data."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Self

from rapport.kernel.clock import stamp
from rapport.kernel.ids import computed_id
from rapport.kernel.money import as_number

SOURCE = "rapport"


@dataclass(frozen=True, kw_only=True)
class Event(ABC):
    """Closed: a misspelt or missing field fails where it is made, not in a reactor. Reactors read `Heard`."""

    # Every subclass says its type; docs/events.md lists them all.
    type: ClassVar[str]
    version: ClassVar[int] = 1

    occurred_at: datetime
    """When it happened, which for history is long before it was recorded."""
    imported: bool = False
    """History is not news: no automation acts on what was imported."""
    record_version: int
    """The version of the record it speaks of: a reactor that keeps state ignores versions not above its own."""

    @property
    @abstractmethod
    def record(self) -> str:
        """What it speaks of, as `order:ord_1`."""

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
            **{each.name: _plain(getattr(self, each.name)) for each in fields(self)},
        }


@dataclass(frozen=True, kw_only=True)
class Heard:
    """How a reactor reads an event: what it needs must be there, what it does not know is let through."""

    event_id: str
    type: str
    record: str
    recorded_at: datetime
    occurred_at: datetime
    imported: bool
    record_version: int

    @classmethod
    def read(cls, detail: dict[str, Any]) -> Self:
        said = {each.name: detail[each.name] for each in fields(cls)}
        for instant in ("recorded_at", "occurred_at"):
            said[instant] = datetime.fromisoformat(said[instant])
        return cls(**said)


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case Decimal():
            return as_number(value)
        case _:
            return value
