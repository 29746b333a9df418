"""What became of a row. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from rapport.imports.reading.problem import Problem

Outcome = Literal["created", "changed", "unchanged", "refused", "ambiguous", "taken_back", "kept"]
BAD: tuple[Outcome, ...] = ("refused", "ambiguous")
"""Not taken in: what the report gives back to be put right."""


@dataclass(frozen=True)
class RowResult:
    row: int
    outcome: Outcome
    record: str = ""
    """As `customer:cus_1`."""
    fields: Sequence[str] = ()
    """Of a changed record: what the row changed. Of a kept one: what stays."""
    problems: Sequence[Problem] = ()
    cells: Sequence[str] = ()
    """Of a bad row, as it was."""
    brought: Mapping[str, int] = field(default_factory=dict)
    """What came with it beside the row's own record, counted."""

    def line(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def read(cls, line: Mapping[str, Any]) -> RowResult:
        problems = [Problem(**each) for each in line.get("problems", ())]
        return cls(**{**line, "problems": problems})


def counts(results: Iterable[RowResult]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for each in results:
        found[each.outcome] += 1
        found.update(each.brought)
    return dict(found)


def digest(results: Iterable[RowResult]) -> str:
    """Equal for equal outcomes of the same rows."""
    told = sorted(json.dumps(each.line(), sort_keys=True, ensure_ascii=False) for each in results)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:32]


def together(digests: Sequence[str]) -> str:
    """Of all slices, in their order."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:32]
