"""Parameters that many routes share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from pydantic import AfterValidator

from rapport.kernel.http.days import IsoDay
from rapport.kernel.ids import BROUGHT

Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str | None, Query(max_length=3000)]
Offset = Annotated[int | None, Query(ge=0, le=1000)]
CustomerId = Annotated[str, Path(pattern=BROUGHT)]
RecordId = Annotated[str, Path(pattern=BROUGHT)]


def _in_reach(day: date) -> date:
    if not 1990 <= day.year <= 2100:
        raise ValueError("must lie between 1990 and 2100")
    return day


Day = Annotated[IsoDay, AfterValidator(_in_reach)]
"""A day that a list or a count can be asked about; the calendar's own ends leave no room for the day before."""
