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


def opens_on(instant: datetime, zone: ZoneInfo, messages: Messages) -> datetime:
    """The first instant from then on at which it is not quiet."""
    return quiet_until(instant, zone, messages) or instant


def done_by(begins: datetime, takes: timedelta, zone: ZoneInfo, messages: Messages) -> datetime:
    """When something is done that takes so long, and rests while it is quiet."""
    now, left = opens_on(begins, zone, messages), takes
    while (closes := _quiet_again(now, zone, messages)) is not None and now + left > closes:
        left -= closes - now
        now = opens_on(closes, zone, messages)
    return now + left


def _quiet_again(now: datetime, zone: ZoneInfo, messages: Messages) -> datetime | None:
    """When the next quiet begins, of an instant at which it is not quiet; None if it never is."""
    begins = time.fromisoformat(messages.quiet_from)
    if begins == time.fromisoformat(messages.quiet_to):
        return None
    local = now.astimezone(zone)
    day = local.date() if local.time() < begins else local.date() + timedelta(days=1)
    return datetime.combine(day, begins, zone).astimezone(now.tzinfo)
