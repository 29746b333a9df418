"""How much a pack holds, in units that can be compared. Pure and exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

BASE: dict[str, tuple[str, int]] = {
    "kg": ("g", 1000),
    "g": ("g", 1),
    "litre": ("ml", 1000),
    "ml": ("ml", 1),
    "pcs": ("pcs", 1),
}


@dataclass(frozen=True, slots=True)
class Pack:
    size: Decimal
    unit: str

    def of(self, standard: Pack) -> Fraction:
        """How many standard packs this is. Oil by the kilogram says nothing of litres: then a pack counts as one."""
        mine, my_factor = BASE[self.unit]
        theirs, their_factor = BASE[standard.unit]
        if mine != theirs:
            return Fraction(1)
        return Fraction(self.size) * my_factor / (Fraction(standard.size) * their_factor)

    @property
    def text(self) -> str:
        return f"{plain(self.size)} {self.unit}"


def plain(number: Decimal) -> str:
    """As people write it: no trailing zeros, no exponent."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
