"""Tables on a terminal, and the verdict: every row with a target either holds it or says MISSED."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Table:
    title: str
    columns: Sequence[str]
    rows: list[Sequence[object]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, *cells: object, holds: bool | None = None) -> None:
        """The last cell becomes the verdict where there is a target."""
        verdict = "" if holds is None else "ok" if holds else "MISSED"
        self.rows.append([*cells, verdict])
        if holds is False:
            self.missed.append(f"{self.title}: {cells[0]}")

    def show(self) -> None:
        table = [[*self.columns, ""], *[[_text(cell) for cell in row] for row in self.rows]]
        widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
        print(f"\n{self.title}\n{'-' * len(self.title)}")
        for row in table:
            cells = [row[0].ljust(widths[0])]
            cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            print("  ".join(cells).rstrip())


def _text(cell: object) -> str:
    return f"{cell:,.1f}" if isinstance(cell, float) else f"{cell:,}" if isinstance(cell, int) else str(cell)
