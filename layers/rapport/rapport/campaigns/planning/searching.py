"""Whom a campaign concerns, read from the index that knows: what it costs follows who is concerned.

Each search gives occurrences with the place to go on from. Anything it says may be said again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from rapport.campaigns import segments
from rapport.campaigns.planning.looking import SENT_WITHIN, Looking
from rapport.campaigns.planning.occurrence import Found
from rapport.campaigns.triggers import Trigger, TriggerKind
from rapport.catalog import store as catalog
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import is_high_value, temperature, value_tier
from rapport.kernel import keys
from rapport.kernel.clock import next_occurrence
from rapport.kernel.keys import Place
from rapport.kernel.table import Range
from rapport.kernel.walk import walk
from rapport.orders import store as orders
from rapport.orders.order import Order

PAGE = 400
BEHIND = "#\U0010ffff"

type Search = Callable[[Looking], Iterator[Found]]


def audience(looking: Looking, name: str) -> Iterator[Found]:
    """Everybody of the segment, once: a send, a day of the calendar, a month."""
    work, target = looking.work, looking.campaign.target
    for place, read in _by_recency(looking, segments.reach(target, work.today, work.settings)):
        if segments.holds(target, read, work.today, work.settings):
            yield Found(looking.occurrence(read.customer_id, name, looking.began, good_for=SENT_WITHIN), place)


def silent(looking: Looking, days: int) -> Iterator[Found]:
    """Who crossed so many days without an order since the last look."""
    latest = looking.today - timedelta(days=days)
    earliest = date(1990, 1, 1) if looking.everywhere else min(looking.since - timedelta(days=days), latest)
    for place, read in _by_recency(looking, segments.Reach(earliest.isoformat(), latest.isoformat())):
        assert read.last is not None, "who never ordered stands elsewhere in the index"
        crossed = read.last + timedelta(days=days)
        yield Found(
            looking.occurrence(read.customer_id, f"silent_{days}#{read.last.isoformat()}", crossed, crossed=crossed),
            place,
        )


def of_value(looking: Looking, orders_made: int, average_above: Decimal) -> Iterator[Found]:
    """On a first look, all for whom it holds; afterwards each is heard of when their order comes."""
    if not looking.everywhere:
        return
    for place, read in _by_recency(looking, segments.Reach(segments.FIRST_DAY, segments.LAST_DAY)):
        if read.orders >= orders_made and read.spend > average_above * read.orders:
            yield Found(looking.occurrence(read.customer_id, VALUE_REACHED, looking.began), place)


VALUE_REACHED = "value_reached"
"""Crossed once in a customer's life, as far as one campaign is concerned."""


def occasions(looking: Looking, kind: str, days_before: int) -> Iterator[Found]:
    """Birthdays and anniversaries that came into sight since the last look."""
    first, last = looking.since + timedelta(days=days_before), looking.today + timedelta(days=days_before)
    for number in range((last - first).days + 1):
        falls = first + timedelta(days=number)
        for month, day in _kept_on(falls):
            within = Range.beginning(f"{month:02d}-{day:02d}#{kind}#")
            partitions = [keys.yearly_partition(month, shard) for shard in range(keys.WALK_SHARDS)]
            for place, item in walk(looking.work.table, partitions, within, index=None, page=PAGE):
                place = f"{falls.isoformat()}|{place}"
                if place > looking.after:
                    member = item["sk"].rpartition("#")[2]
                    named = {"family_member": item["name"]} if "name" in item else {}
                    yield Found(
                        looking.occurrence(
                            item["customer_id"],
                            f"{kind}#{falls.isoformat()}#{member}",
                            falls - timedelta(days=days_before),
                            good_for=looking.end_of(falls) - looking.work.now,
                            occasion_name=kind,
                            **named,
                        ),
                        place,
                    )


def purchases(looking: Looking, trigger: Trigger) -> Iterator[Found]:
    """Who bought it so many days ago, and what goes with it not since."""
    assert trigger.value is not None
    first, last = looking.since - timedelta(days=trigger.value), looking.today - timedelta(days=trigger.value)
    for number in range((last - first).days + 1):
        day, after = first + timedelta(days=number), None
        while True:
            some, after = orders.sold_between(looking.work, day, day, None, PAGE, after)
            named = {each.customer_id for each in some if each.counts and _holds(each, trigger)}
            known = {each.customer_id: each for each in customers.anyone(looking.work, named)}
            for order in some:
                buyer = known.get(order.customer_id)
                if buyer is None or not order.counts or order.imported or not (line := _holds(order, trigger)):
                    continue
                yield Found(
                    looking.occurrence(
                        order.customer_id,
                        f"bought#{order.order_id}",
                        day + timedelta(days=trigger.value),
                        against="already_bought" if _bought_since(looking, buyer, day, trigger) else "",
                        product=line,
                    ),
                    "",
                )
            if after is None:
                break


def reminders(looking: Looking) -> Iterator[Found]:
    """Whose rice is likely finished, where word of it goes by this channel."""
    # Late, here and below: few campaigns remind, and every worker that plans one would pay for what reminding knows.
    from rapport.replenishment.due import due_on
    from rapport.replenishment.record import needs_of

    work = looking.work
    for number in range((looking.today - looking.since).days + 1):
        day = looking.since + timedelta(days=number)
        entries = [item for _, item in due_on(work, day, PAGE, None)]
        known = {each.customer_id: each for each in customers.anyone(work, (each["customer_id"] for each in entries))}
        households = work.table.get_many(keys.reminders(each) for each in known)
        for item in entries:
            customer = known.get(item["customer_id"])
            if customer is None:
                continue
            for need in needs_of(households.get(keys.reminders(customer.customer_id))):
                if need.reminder.need != item["need"] or _told_by(looking, customer) != looking.campaign.channel:
                    continue
                yield Found(
                    looking.occurrence(
                        customer.customer_id,
                        f"{need.reminder.need}#{need.reminder.reminder_date.isoformat()}",
                        day,
                        product=need.reminder.product_name,
                        days_left=max(0, (need.reminder.runs_out - looking.today).days),
                        need=need.reminder.need,
                    ),
                    "",
                )


def search(looking: Looking) -> Iterator[Found]:
    """By the campaign's trigger; what is heard of when it happens has nothing to look for."""
    trigger = looking.campaign.trigger
    assert trigger is not None
    kind: TriggerKind = trigger.kind
    match kind:
        case "days_inactive":
            return silent(looking, trigger.value or 1)
        case "stage_changed" if trigger.stage in ("at_risk", "churned"):
            return silent(looking, edge_of(looking, trigger.stage))
        case "repeat_value":
            return of_value(looking, trigger.value or 1, trigger.average_above or Decimal(0))
        case "birthday" | "anniversary" | "family_birthday":
            return occasions(looking, kind, trigger.days_before or 0)
        case "purchased":
            return purchases(looking, trigger)
        case "reminder_due":
            return reminders(looking)
        case _:
            return iter(())


def edge_of(looking: Looking, stage: str) -> int:
    stages = looking.work.settings.lifecycle
    return stages.at_risk_days if stage == "at_risk" else stages.churned_days


def _by_recency(looking: Looking, reach: segments.Reach) -> Iterator[tuple[str, Place]]:
    partitions = [keys.recency_partition(shard) for shard in range(keys.WALK_SHARDS)]
    within = Range(reach.earliest, reach.latest + BEHIND)
    found = walk(looking.work.table, partitions, within, index=keys.RECENCY, page=PAGE, after=looking.after or None)
    return ((place, keys.read_recency(place)) for place, _ in found)


def _kept_on(day: date) -> list[tuple[int, int]]:
    """The dates that are celebrated on a day: in common years the 29th of February on the 28th."""
    kept = [(day.month, day.day)]
    if (day.month, day.day) == (2, 28) and next_occurrence(2, 29, day) == day:
        kept.append((2, 29))
    return kept


def _holds(order: Order, trigger: Trigger) -> str:
    """The name of what was bought, if the order has it."""
    for line in order.lines:
        if trigger.product_id == line.product_id or (trigger.category and trigger.category == line.category):
            return line.name
    return ""


def _bought_since(looking: Looking, buyer: Customer, day: date, trigger: Trigger) -> bool:
    since = [product for product, bought in buyer.statistics.products.items() if bought.last > day]
    if trigger.unless_product_id is not None:
        return trigger.unless_product_id in since
    if trigger.unless_category is None:
        return False
    found = looking.work.table.get_many(catalog.keys_of(since), consistent=False)
    return any(each.category == trigger.unless_category for each in catalog.among(found, since).values())


def _told_by(looking: Looking, customer: Customer) -> str:
    """The first message that a reminder is told by; where a call comes first, the message waits for nobody's answer."""
    from rapport.replenishment.channels import channels

    settings, known = looking.work.settings, customer.statistics
    ways = channels(
        temperature(known, looking.today, settings.temperature),
        value_tier(known.orders, known.spend, settings.value),
        high_value=is_high_value(known, settings.value),
    )
    return ways[0]
