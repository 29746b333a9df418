"""An import: a file that somebody brought, what its columns mean, and how far it has come. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from rapport.imports.reading.fields import Kind
from rapport.kernel.errors import Conflict

State = Literal[
    "proposed", "checking", "checked", "confirming", "drifted", "running", "cancelled", "done", "undoing", "undone"
]
Task = Literal["check", "confirm", "run", "undo"]
OnMatch = Literal["fill", "overwrite", "skip"]

LARGEST = 30 * 1024 * 1024
"""A worker holds a file in its memory while it sorts it; a quarter of a million rows are about so much."""

AT_WORK: dict[State, Task] = {"checking": "check", "confirming": "confirm", "running": "run", "undoing": "undo"}

MOVES: dict[State, frozenset[State]] = {
    "proposed": frozenset({"proposed", "checking", "running"}),
    "checking": frozenset({"checked", "proposed"}),
    "checked": frozenset({"proposed", "checking", "confirming", "running"}),
    "confirming": frozenset({"running", "drifted", "proposed"}),
    "drifted": frozenset({"proposed", "checking", "confirming", "running"}),
    "running": frozenset({"done", "cancelled"}),
    "cancelled": frozenset({"running", "undoing"}),  # gone on with, or taken back as far as it had come
    "done": frozenset({"undoing"}),
    "undoing": frozenset({"undone"}),
    "undone": frozenset(),  # whoever wants it after all brings the file again
}


class NoSuchMove(Conflict):
    code = "import_cannot_move_so"


@dataclass(frozen=True)
class Options:
    """What a file cannot say of itself."""

    repair: bool = False
    """Mend text that was read in the wrong encoding before it came here."""
    day_first: bool = True
    decimal_comma: bool = False
    on_match: OnMatch = "fill"
    """Of somebody who is here already: only what is missing, or everything the file says, or nothing."""
    general_product: str | None = None
    """The product that stands for an order of which the file gives the total alone."""


@dataclass(frozen=True)
class SheetFacts:
    format: Literal["csv", "jsonl"]
    encoding: str
    separator: str
    header: tuple[str, ...]
    damaged: bool


@dataclass(frozen=True)
class FileImport:
    import_id: str
    kind: Kind
    state: State
    file_name: str
    size: int
    sheet: SheetFacts
    mapping: Mapping[str, str]
    sample: tuple[Mapping[str, str], ...]
    options: Options
    created_by: str
    created_at: datetime
    updated_at: datetime
    version: int = 1
    audit_head: str = ""
    round: int = 0
    """The latest going through the file."""
    run_round: int = 0
    """The one that took the rows in: what an undo goes back through."""
    sorted_in: int = 0
    """The round that sorted the rows into slices; 0 while they have to be sorted anew."""
    slices: int = 0
    rows: int = 0
    plan_hash: str = ""
    """What the last dry run found, in one word: two equal ones found the same for every row."""

    @property
    def task(self) -> Task | None:
        """What is being done behind the queue."""
        return AT_WORK.get(self.state)

    @property
    def may_be_changed(self) -> bool:
        """Its mapping and options: as long as no row was taken in by them."""
        return self.state in ("proposed", "checked", "drifted")

    def moves_to(self, state: State) -> None:
        if state not in MOVES[self.state]:
            allowed = ", ".join(sorted(MOVES[self.state])) or "nothing"
            raise NoSuchMove(f"an import that is {self.state} can become {allowed}, not {state}")


@dataclass(frozen=True)
class Round:
    """One going through all rows."""

    number: int
    task: Task
    done: int = 0
    """Slices."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows by what became of them."""
