"""What this room tells the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rapport.imports.file_import import State
from rapport.imports.reading.fields import Kind
from rapport.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class ImportMoved(Event):
    """Brought, checked, started, finished, taken back."""

    type: ClassVar[str] = "ImportMoved"
    import_id: str
    kind: Kind
    state: State

    @property
    def record(self) -> str:
        return f"import:{self.import_id}"
