"""When a customer is to be looked at next: the first day on which a rule can hold that no index will bring up.

Windows after an order come up by themselves, as ranges of the recency index, and so do birthdays and reminders from
their calendars. What counts from a contact, from a first order, or from an agreement does not: whoever changes such
a fact asks here, and leaves an entry in the agenda of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rapport.calls.plan.known import Known
from rapport.calls.plan.rules import RECOVERY, SALES, Day, Reason, reasons
from rapport.customers.rules import value_tier
from rapport.kernel.settings import Settings


def callable_reasons(on: Day) -> list[Reason]:
    """Without those that a cold customer is not called for."""
    held = reasons(on)
    if not held or on.warmth != "cold":
        return held
    barred = SALES if on.calls.recover_the_cold else SALES | RECOVERY
    return [reason for reason in held if reason.rule not in barred]


def next_look(known: Known, earliest: date, settings: Settings) -> date | None:
    """The first day from `earliest` on with a reason to call; None if only an index can bring one."""
    for day in sorted({day for day in (earliest, *_beginnings(known, settings)) if day >= earliest}):
        if callable_reasons(Day(known, day, settings)):
            return day
    return None


def _beginnings(known: Known, settings: Settings) -> Iterator[date]:
    calls = settings.calls
    yield from known.calls.follow_ups
    marks = [each for each in (known.last_contact, known.imported_on, known.first) if each]
    if known.first:
        yield known.first + timedelta(days=calls.welcome_from_days)
        yield known.first + timedelta(days=calls.welcome_to_days + 1)
    gaps = {
        "vip_care": calls.vip_care_gap_days,
        "cadence": (
            calls.repeat_gap_days
            if value_tier(known.orders, known.spend, settings.value) == "repeat"
            else calls.new_customer_gap_days
        ),
    }
    for rule, gap in gaps.items():
        served = known.calls.served.get(rule)
        since = [*marks, *([date.fromisoformat(served)] if served else [])]
        if since:
            yield max(since) + timedelta(days=gap)
    if known.last_contact:
        yield known.last_contact + timedelta(days=calls.at_risk_gap_days)


def edges(settings: Settings) -> dict[str, str]:
    """Whatever moves who is due: if it changed since the last run, everybody who may be due is looked at once."""
    sections = {
        "calls": settings.calls,
        "lifecycle": settings.lifecycle,
        "temperature": settings.temperature,
        "value": settings.value,
        "reminders": settings.reminders,
    }
    return {name: repr(section) for name, section in sections.items()}
