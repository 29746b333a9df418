"""One reason to write to one customer: this send, this birthday, this missed call. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Occurrence:
    customer_id: str
    name: str
    """The same occurrence is written about once, on whatever day it is found."""
    day: date
    """Under which its message lies: the first of a send, the day on which anything else was found."""
    due: datetime
    valid_until: datetime
    said: Mapping[str, Any] = field(default_factory=dict)
    """What the words need of it: a product, a name."""
    crossed: date | None = None
    """The day on which a silence became so long: history that was imported is silent."""
    against: str = ""
    """What speaks against it already: it has happened, and is not written about."""


class Found(NamedTuple):
    """An occurrence, and the place behind which the search goes on if it is interrupted here."""

    occurrence: Occurrence
    place: str
