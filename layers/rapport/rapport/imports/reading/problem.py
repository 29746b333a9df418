"""What is wrong with a row, said so that a person can put it right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    field: str
    """The field of ours that the cell was read for; empty if it is the row as a whole."""
    code: str
    """The same in every language; whoever shows it may translate by it."""
    said: str


class Unreadable(ValueError):
    """A cell does not say what its field takes."""

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code = code
        self.said = said

    def of(self, field: str) -> Problem:
        return Problem(field, self.code, self.said)
