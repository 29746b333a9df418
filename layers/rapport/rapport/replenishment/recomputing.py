"""Looking at a household anew: what it needs, the reminders' calendar, what is to come, and the customer's summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, temperature, value_tier
from rapport.kernel import keys
from rapport.kernel.table import Absent, Delete, Equal, Item, Put, Update
from rapport.kernel.work import Work
from rapport.replenishment import record, states, store
from rapport.replenishment.channels import by_call
from rapport.replenishment.households import Need, household
from rapport.replenishment.purchases import LOOK_BACK, purchases
from rapport.replenishment.scheduling import contacts_of, scheduled


def recompute(work: Work, customer_id: str) -> bool:
    """True if anything changed. Who was removed is not reminded of anything."""
    profile, place = keys.customer(customer_id), keys.reminders(customer_id)
    # The customer before their orders: an order that comes between moves the facts, and this is done again.
    found = work.table.get_many([profile, place])
    try:
        customer = customers.from_item(work, customer_id, found.get(profile))
    except customers.NoSuchCustomer:
        return _forgotten(work, customer_id, found.get(place))
    if customer.customer_id != customer_id:
        # Merged into another: theirs is the household now, and this one is kept no longer.
        return _forgotten(work, customer_id, found.get(place))
    stored = found.get(place)
    before = record.needs_of(stored)
    asked = {
        need: kept
        for need, days in record.asked_of(stored).items()
        if (kept := [day for day in days if day >= work.today - LOOK_BACK])
    }
    after = needs(work, customer, asked, {each.name: each for each in before})
    item = record.encode(customer_id, after, asked)
    summary = states.summary(each.reminder for each in after if _open(work, each))
    version = stored["version"] if stored else 0
    if not after and not before:
        return False
    if _stands(stored, item) and customer.rooms.get("reminders") == summary:
        return False
    work.write(
        Put(
            place,
            item | {"version": version + 1},
            when=(Equal("version", version),) if stored else (Absent(),),
            label="reminders",
        ),
        Update(profile, when=(Equal("facts_version", customer.facts_version),), label="facts"),
    )
    customers.keep(work, customer, "reminders", summary)
    _reschedule(work, customer_id, before, after)
    return True


def _forgotten(work: Work, customer_id: str, stored: Item | None) -> bool:
    """Who was taken out is reminded of nothing, and stands in no forecast."""
    if stored is None:
        return False
    _reschedule(work, customer_id, record.needs_of(stored), [])
    place = keys.reminders(customer_id)
    work.write(Delete(place, when=(Equal("version", stored["version"]),), label="reminders"))
    return True


def needs(
    work: Work, customer: Customer, asked: Mapping[str, Sequence[date]], before: Mapping[str, Need]
) -> list[Need]:
    known, settings = customer.statistics, work.settings
    tier = value_tier(known.orders, known.spend, settings.value)
    high_value = is_high_value(known, settings.value)

    def called_on(day: date) -> bool:
        return by_call(temperature(known, day, settings.temperature), tier, high_value=high_value)

    lines, packs = purchases(work, customer.ids)
    return [
        scheduled(each, before.get(each.name), asked.get(each.name, ()), work.today, settings.reminders, called_on)
        for each in household(lines, packs, store.in_force(work), asked, settings.reminders)
    ]


def _stands(stored: Item | None, item: Item) -> bool:
    return stored is not None and all(stored[name] == value for name, value in item.items())


def _open(work: Work, need: Need) -> bool:
    lapsed = states.state(need.reminder, work.today, work.settings.reminders) == "lapsed"
    return not (need.silent or lapsed)


def _reschedule(work: Work, customer_id: str, before: Sequence[Need], after: Sequence[Need]) -> None:
    """Entries and counters move together, so that what is forecast is what the calendar holds."""
    was = {(each.agenda, each.name): each.by_call for each in before if each.agenda}
    now = {(each.agenda, each.name): each.by_call for each in after if each.agenda}
    for day, need in was:
        if (day, need) not in now:
            work.write(Delete(keys.reminder(day, customer_id, need)))
    for (day, need), called in now.items():
        if was.get((day, need)) != called:
            entry = {"customer_id": customer_id, "need": need, "by_call": called}
            work.write(Put(keys.reminder(day, customer_id, need), entry))
    for moved, contacts in ((-1, contacts_of(before)), (+1, contacts_of(after))):
        for day, called in contacts.items():
            # What stands as it stood cancels out, and is no write.
            work.add(keys.reminders_expected(customer_id, day), **{"calls" if called else "messages": moved})
