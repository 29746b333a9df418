"""How those who kept a file write: what a cell alone cannot tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from rapport.kernel.settings import CustomField


@dataclass(frozen=True)
class Ways:
    country: str
    zone: ZoneInfo
    day_first: bool = True
    """03/05/2024 is the third of May."""
    decimal_comma: bool = False
    """1.234,50 is what others write 1,234.50."""
    custom: Mapping[str, CustomField] = field(default_factory=dict)
    """What the shop declared about its customers, by name."""
