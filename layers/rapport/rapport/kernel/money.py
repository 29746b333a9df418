"""Money: exact decimals from the door to the table, never binary floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MOST = Decimal("999999999999.99")
"""Fifteen significant digits are the most that every JSON reader in the world keeps exactly."""


def money(value: Decimal | int | str) -> Decimal:
    return Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)


def as_number(value: Decimal) -> int | float:
    """The JSON number that reads as the very same decimal: up to 15 digits, a float's shortest form is exact."""
    return int(value) if value == value.to_integral_value() else float(value)


def _exactly(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("must be an exact amount, as a number or a string of digits")
    # The reader of bodies parses numbers as Decimal. A float is one that `as_number` made for an answer, which the
    # door reads back before it leaves; its shortest form is the very decimal.
    return Decimal(repr(value)) if isinstance(value, float) else value


def _whole_cents(value: Decimal) -> Decimal:
    if value != value.quantize(CENT):
        raise ValueError("has more than two decimals")
    return value.quantize(CENT)


def _thousandths(value: Decimal) -> Decimal:
    if value != value.quantize(Decimal("0.001")):
        raise ValueError("has more than three decimals")
    return value


Money = Annotated[
    Decimal,
    BeforeValidator(_exactly),
    Field(ge=0, le=MOST),
    AfterValidator(_whole_cents),
    PlainSerializer(as_number, when_used="json"),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 999999999999.99}, mode="serialization"),
]
"""An amount of money, zero or more, with at most two decimals. Taken as a number or a string of digits."""

Quantity = Annotated[
    Decimal,
    BeforeValidator(_exactly),
    Field(gt=0, le=Decimal(1_000_000)),
    AfterValidator(_thousandths),
    PlainSerializer(as_number, when_used="json"),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0, "maximum": 1000000}, mode="serialization"),
]
"""How much of something, above zero, with at most three decimals."""
