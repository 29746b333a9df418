"""Parameters that many routes share."""

from __future__ import annotations

from typing import Annotated

from rapport.kernel.http.days import DayInReach
from rapport.kernel.http.powertools import Path, Query
from rapport.kernel.ids import BROUGHT

Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=3000)]
Offset = Annotated[int | None, Query(ge=0, le=1000)]
CustomerId = Annotated[str, Path(pattern=BROUGHT)]
RecordId = Annotated[str, Path(pattern=BROUGHT)]
Day = DayInReach
"""A day that a list or a count can be asked about."""
