"""A guard that can be taken out of the house, and the test that has to miss it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = "layers/rapport/rapport"


@dataclass(frozen=True)
class Fault:
    name: str
    """What the house does wrong with the guard taken out."""
    promise: int
    file: str
    guard: str
    """Stands exactly once in the file."""
    instead: str
    test: str
    """The test of the promise that has to go red."""
