"""Money: exact decimals from the door to the table, never binary floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST = Decimal("999999999999.99")
"""Fifteen significant digits are the most that every JSON reader in the world keeps exactly."""


def money(value: Decimal | int | str) -> Decimal:
    return Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)


def as_number(value: Decimal) -> int | float:
    """The JSON number that reads as the very same decimal: up to 15 digits, a float's shortest form is exact."""
    return int(value) if value == value.to_integral_value() else float(value)
