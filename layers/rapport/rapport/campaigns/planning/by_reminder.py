"""Whose rice is likely finished, where word of it goes by this channel."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import batched

from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, temperature, value_tier
from rapport.kernel import keys
from rapport.replenishment.channels import channels
from rapport.replenishment.due import due_on
from rapport.replenishment.record import needs_of

READ_TOGETHER = 100


def reminders(looking: Looking) -> Iterator[Found]:
    work = looking.work
    for number in range((looking.today - looking.since).days + 1):
        day = looking.since + timedelta(days=number)
        for some in batched(due_on(work, day, READ_TOGETHER, None), READ_TOGETHER, strict=False):
            entries = [item for _, item in some]
            known = customers.by_id(work, (each["customer_id"] for each in entries))
            households = work.table.get_many(keys.reminders(each.customer_id) for each in known.values())
            for item in entries:
                customer = known.get(item["customer_id"])
                if customer is None or _told_by(looking, customer) != looking.campaign.channel:
                    continue
                for need in needs_of(households.get(keys.reminders(customer.customer_id))):
                    said = need.reminder
                    if said.need != item["need"]:
                        continue
                    occurrence = looking.occurrence(
                        customer.customer_id,
                        f"{said.need}#{said.reminder_date.isoformat()}",
                        product=said.product_name,
                        days_left=str(max(0, (said.runs_out - looking.today).days)),
                        need=said.need,
                    )
                    # From the top, if it is interrupted: what is due on a day is soon read.
                    yield Found(occurrence, "")


def _told_by(looking: Looking, customer: Customer) -> str:
    """The first message that a reminder is told by; where a call comes first, the message waits for nobody's answer."""
    settings, known = looking.work.settings, customer.statistics
    ways = channels(
        temperature(known, looking.today, settings.temperature),
        value_tier(known.orders, known.spend, settings.value),
        high_value=is_high_value(known, settings.value),
    )
    return ways[0]
