"""What is stored and how it is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from typing import Any, Literal, NamedTuple

type Item = dict[str, Any]
"""A record as stored: str, int, Decimal, bool, None, bytes, and lists and dicts of these. No floats."""

type Area = Literal["records", "audit"]
"""Two tables: what the business works with, and what nobody may change afterwards."""


EXACT = Context(prec=38, traps=[Inexact])
"""A number in the store has 38 digits; Python's own rounding would start at 28, and in silence."""


def number(value: Decimal) -> int | Decimal:
    """As the store gives numbers back: whole ones as int, the rest without trailing zeros."""
    return int(value) if value == value.to_integral_value() else value.normalize(EXACT)


class Key(NamedTuple):
    pk: str
    sk: str
    area: Area = "records"


class Index(NamedTuple):
    """A second order over the same records; it holds keys only, and lags a little behind them."""

    name: str
    pk: str
    sk: str
    area: Area = "records"


@dataclass(frozen=True)
class Range:
    """Which part of a partition, by sort key; both ends included, as text compares."""

    start: str | None = None
    end: str | None = None

    @classmethod
    def beginning(cls, prefix: str) -> Range:
        return cls(prefix, prefix + "\U0010ffff")


EVERYTHING = Range()


@dataclass(frozen=True)
class Page:
    """Only an absent `after` is the end: a page may be short, even empty, and still not be the last."""

    items: list[Item] = field(default_factory=list)
    after: str | None = None
