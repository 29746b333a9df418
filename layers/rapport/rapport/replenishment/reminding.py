"""The reminders of a day, of a customer, and of the days to come."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from rapport.customers import store as customers
from rapport.kernel import keys
from rapport.kernel.calendar import BusinessCalendar
from rapport.kernel.table import Range
from rapport.kernel.work import Work
from rapport.replenishment import record, told
from rapport.replenishment.due import due_on
from rapport.replenishment.model import ForecastTold, ReminderTold
from rapport.replenishment.scheduling import waiting_since, when_worked


def of_day(work: Work, day: date, limit: int, after: str | None) -> tuple[list[ReminderTold], str | None]:
    """Whose reminder is acted upon that day: a page of entries, the customers they are of, and their households."""
    found = list(islice(due_on(work, day, limit, after), limit + 1))
    entries = [item for _, item in found[:limit]]
    theirs = customers.seen_by_id(work, (item["customer_id"] for item in entries))
    places = {customer_id: keys.reminders(customer_id) for customer_id in theirs}
    households = work.table.get_many(places.values(), consistent=False)
    needs = {
        (customer_id, need.name): need
        for customer_id, place in places.items()
        for need in record.needs_of(households.get(place))
    }
    shown = [
        told.reminder(theirs[item["customer_id"]], need, day, work.settings)
        for item in entries
        # Gone between the two readings, or not the caller's to see.
        if (need := needs.get((item["customer_id"], item["need"]))) is not None
    ]
    return shown, found[limit - 1][0] if len(found) > limit else None


def of_customer(work: Work, customer_id: str) -> list[ReminderTold]:
    """Everything they use up, what runs out first before the rest."""
    customer = customers.get(work, customer_id)
    needs = record.needs_of(work.table.get(keys.reminders(customer.customer_id)))
    soonest = sorted(needs, key=lambda each: (each.reminder.reminder_date, each.name))
    return [told.reminder(customer, need, work.today, work.settings) for need in soonest]


def forecast(work: Work, days: int) -> list[ForecastTold]:
    """Today and the days behind it, from the counters: sixteen questions, whatever the size of the shop."""
    calendar = BusinessCalendar(work.settings.business.weekend, work.settings.business.holidays)
    first, last = waiting_since(work.today, calendar), work.today + timedelta(days=days - 1)
    calls = {first + timedelta(days=number): 0 for number in range((last - first).days + 1)}
    messages = dict(calls)
    within = Range(first.isoformat(), last.isoformat())
    for shard in range(keys.COUNT_SHARDS):
        for cell in work.table.query(keys.reminders_expected_partition(shard), within, limit=len(calls)).items:
            day = date.fromisoformat(cell["sk"])
            calls[day] += cell.get("calls", 0)
            messages[day] += cell.get("messages", 0)
    worked = when_worked(calls, calendar)
    # A message needs nobody at a desk, and keeps its day.
    return [ForecastTold(day=day, calls=worked[day], messages=messages[day]) for day in worked if day >= work.today]
