"""What a column can mean, for each kind of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["customers", "products", "orders"]
KINDS: tuple[Kind, ...] = ("customers", "products", "orders")
CUSTOM = "custom:"
"""Before the name of a field that the shop declared for itself."""


@dataclass(frozen=True)
class Field:
    name: str
    words: Mapping[str, str]
    """What it is called, by language: for whoever corrects a mapping."""
    needed: bool = False
    headers: tuple[str, ...] = ()
    """What people write above such a column, in English, in Bangla, and in Bangla with Latin letters."""


FIELDS: Mapping[Kind, Sequence[Field]] = {"customers": (), "products": (), "orders": ()}
