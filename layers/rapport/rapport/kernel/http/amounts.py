"""Amounts as the API takes and gives them: exact, bounded, and refused by name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from rapport.kernel.money import CENT, MOST, as_number

DIGITS = re.compile(r"[0-9]{1,12}(\.[0-9]+)?")


def _exactly(value: Any) -> Any:
    # Decimal reads more in a text than a shop should: 1e3, 1_000, minus zero, the digits of any script.
    if isinstance(value, bool) or (isinstance(value, str) and not DIGITS.fullmatch(value.strip())):
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


AMOUNT = {"type": "number", "minimum": 0, "maximum": 999999999999.99, "multipleOf": 0.01}
MANY = {"type": "number", "exclusiveMinimum": 0, "maximum": 1000000, "multipleOf": 0.001}


def _digits(before: int, behind: int) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^[0-9]{{1,{before}}}(\\.[0-9]{{1,{behind}}})?$"}


Money = Annotated[
    Decimal,
    BeforeValidator(_exactly),
    Field(ge=0, le=MOST),
    AfterValidator(_whole_cents),
    PlainSerializer(as_number, when_used="json"),
    WithJsonSchema({"anyOf": [AMOUNT, _digits(12, 2)]}, mode="validation"),
    WithJsonSchema(AMOUNT, mode="serialization"),
]
"""An amount of money, zero or more, with at most two decimals. Taken as a number or a string of digits."""

Quantity = Annotated[
    Decimal,
    BeforeValidator(_exactly),
    Field(gt=0, le=Decimal(1_000_000)),
    AfterValidator(_thousandths),
    PlainSerializer(as_number, when_used="json"),
    WithJsonSchema({"anyOf": [MANY, _digits(7, 3)]}, mode="validation"),
    WithJsonSchema(MANY, mode="serialization"),
]
"""How much of something, above zero, with at most three decimals."""


Figure = Annotated[
    Decimal,
    PlainSerializer(as_number, when_used="json"),
    WithJsonSchema({"type": "number"}, mode="serialization"),
]
"""A rate or a difference that is told: it may be below zero."""
