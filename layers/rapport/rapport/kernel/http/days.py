"""Days and moments as callers write them: ISO 8601 text, and nothing that only looks like it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_text(value: Any) -> Any:
    # Pydantic takes 19900101 for seconds since 1970: a birthday in August 1970 that nobody ever said.
    if isinstance(value, date) or (isinstance(value, str) and ISO_DAY.fullmatch(value.strip())):
        return value
    raise ValueError("must be a day, as 2025-12-31")


def moment_text(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and ISO_DAY.match(value.strip())):
        return value
    raise ValueError("must be a moment with its zone, as 2025-12-31T18:30:00+06:00")


IsoDay = Annotated[date, BeforeValidator(day_text)]
"""A day, written 2025-12-31."""


def _in_reach(day: date) -> date:
    if not 1990 <= day.year <= 2100:
        raise ValueError("must lie between 1990 and 2100")
    return day


DayInReach = Annotated[IsoDay, AfterValidator(_in_reach)]
"""A day that something can be asked for; the calendar's own ends leave no room for the day before."""
