"""What is stored and how it is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

type Item = dict[str, Any]
"""A record as stored: str, int, Decimal, bool, None, bytes, and lists and dicts of these. No floats."""

type Area = Literal["records", "audit"]
"""Two tables: what the business works with, and what nobody may change afterwards."""


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
