"""What answers come to. Pure: counted day by day, summed over as many as are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Self

from rapport.kernel.money import money

PROMOTER_FROM = 9
DETRACTOR_TO = 6
"""As the score has been counted since it was invented: who is neither is passive, and counts only among all."""


def counted(nps: int | None, satisfaction: int | None) -> dict[str, int]:
    """What one answer adds to the cell of its day."""
    moved = {"answers": 1}
    if nps is not None:
        moved |= {"nps_answers": 1, "promoters": int(nps >= PROMOTER_FROM), "detractors": int(nps <= DETRACTOR_TO)}
    if satisfaction is not None:
        moved |= {"satisfaction_answers": 1, "satisfaction_sum": satisfaction}
    return moved


@dataclass
class Scores:
    answers: int = 0
    nps_answers: int = 0
    promoters: int = 0
    detractors: int = 0
    satisfaction_answers: int = 0
    satisfaction_sum: int = 0

    def add(self, cell: Mapping[str, Any]) -> Self:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + int(cell.get(name, 0)))
        return self

    @property
    def passives(self) -> int:
        return self.nps_answers - self.promoters - self.detractors

    @property
    def score(self) -> int | None:
        if not self.nps_answers:
            return None
        exact = Decimal(100 * (self.promoters - self.detractors)) / self.nps_answers
        return int(exact.to_integral_value(ROUND_HALF_UP))

    @property
    def average(self) -> Decimal | None:
        if not self.satisfaction_answers:
            return None
        return money(Decimal(self.satisfaction_sum) / self.satisfaction_answers)
