"""On which day a reminder is acted upon. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from rapport.kernel.calendar import LONGEST_CLOSURE, BusinessCalendar
from rapport.kernel.settings import Reminders
from rapport.replenishment.households import Need
from rapport.replenishment.states import state_of

TOMORROW = timedelta(days=1)


def scheduled(
    need: Need,
    before: Need | None,
    asked: Iterable[date],
    today: date,
    settings: Reminders,
    by_call: Callable[[date], bool],
) -> Need:
    """A reminder that stands as it stood keeps its day, or one of last week would be acted upon again."""
    if before is not None and _same(need, before):
        if before.agenda is None or before.agenda < today:
            return replace(need, agenda=before.agenda, by_call=before.by_call)
        return replace(need, agenda=before.agenda, by_call=by_call(before.agenda))
    day = _first_day(need, asked, today, settings)
    return replace(need, agenda=day, by_call=day is not None and by_call(day))


def contacts_of(needs: Iterable[Need]) -> dict[date, bool]:
    """The days on which a household is spoken to, and whether by call: one contact speaks of all that is due."""
    contacts: dict[date, bool] = {}
    for each in needs:
        if each.agenda is not None:
            contacts[each.agenda] = contacts.get(each.agenda, False) or each.by_call
    return contacts


def waiting_since(today: date, calendar: BusinessCalendar) -> date:
    """The first of the closed days right before today: what fell on them is worked with today's."""
    first = today
    while (today - first).days < LONGEST_CLOSURE and not calendar.is_working_day(first - TOMORROW):
        first -= TOMORROW
    return first


def when_worked(calls: Mapping[date, int], calendar: BusinessCalendar) -> dict[date, int]:
    """Calls of days in a row: what falls on a day nobody calls is worked on the next that somebody does."""
    worked: dict[date, int] = {}
    waiting = 0
    for day in sorted(calls):
        waiting += calls[day]
        worked[day] = waiting if calendar.is_working_day(day) else 0
        waiting -= worked[day]
    return worked


def _same(need: Need, before: Need) -> bool:
    now, then = need.reminder, before.reminder
    return (now.last_bought, now.reminder_date, need.silent) == (then.last_bought, then.reminder_date, before.silent)


def _first_day(need: Need, asked: Iterable[date], today: date, settings: Reminders) -> date | None:
    due = need.reminder.reminder_date
    if need.silent or state_of(due, today, settings) == "lapsed" or any(day >= due for day in asked):
        return None
    # A person dated an order back, or a cancelled one gave this back: it acts once, as if time had passed.
    return due if due >= today else today + TOMORROW
