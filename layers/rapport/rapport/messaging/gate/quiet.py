"""Quiet hours: nothing that advertises leaves between nine at night and nine in the morning. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapport.kernel.settings import Messages


def quiet_until(now: datetime, zone: ZoneInfo, messages: Messages) -> datetime | None:
    """When the quiet ends that it is now; None if it is not quiet. The first minute is quiet, the last is not.

    On a day on which the clock is set, it may last longer than it must: never shorter.
    """
    begins, ends = time.fromisoformat(messages.quiet_from), time.fromisoformat(messages.quiet_to)
    local = now.astimezone(zone)
    clock = local.time().replace(second=0, microsecond=0)
    if begins == ends:
        return None
    across_midnight = begins > ends
    quiet = (clock >= begins or clock < ends) if across_midnight else begins <= clock < ends
    if not quiet:
        return None
    day = local.date() + timedelta(days=1) if across_midnight and clock >= begins else local.date()
    end = datetime.combine(day, ends, zone)
    if end <= now:
        # The clock was set back, and shows the hour a second time.
        end = end.replace(fold=1)
    return end.astimezone(now.tzinfo)


def opens_on(day_start: datetime, zone: ZoneInfo, messages: Messages) -> datetime:
    """The first instant of a day at which it is not quiet."""
    return quiet_until(day_start, zone, messages) or day_start
