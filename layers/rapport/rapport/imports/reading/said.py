"""What one row says, field by field, and everything that is wrong with it: a person corrects a row once. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rapport.imports.reading.cells import says_no_number, says_nothing
from rapport.imports.reading.problem import Problem, Unreadable
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.values import line


class Said:
    def __init__(self, row: Row, mapping: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._cells = {field: row.cells.get(column, "") for column, field in mapping.items()}
        if row.problem:
            self.problems.append(Problem("", "bad_row", f"the row {row.problem}"))

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(self._cells)

    def words(self, field: str, longest: int, *, read: Callable[[str, int], str] = line) -> str | None:
        cell = self._cells.get(field)
        return None if not cell or says_nothing(cell) else self._read(field, cell, lambda each: read(each, longest))

    def value[Value](self, field: str, read: Callable[[str], Value]) -> Value | None:
        cell = self._cells.get(field)
        return None if not cell or says_no_number(cell) else self._read(field, cell, read)

    def wrong(self, field: str, code: str, said: str) -> None:
        self.problems.append(Problem(field, code, said))

    def _read[Value](self, field: str, cell: str, read: Callable[[str], Value]) -> Value | None:
        try:
            return read(cell)
        except Unreadable as problem:
            self.problems.append(problem.of(field))
            return None
