"""Who stands where in the order of last orders: all of a segment, who fell silent, who is worth so much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from rapport.campaigns import segments
from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found, Occurrence
from rapport.campaigns.triggers import Trigger
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.keys import Place
from rapport.kernel.settings import Settings
from rapport.kernel.table import Range
from rapport.kernel.walk import walk

PAGE = 400
BEHIND = "#\U0010ffff"
SENT_WITHIN = timedelta(days=30)
VALUE_REACHED = "value_reached"
"""Once in a customer's life, as far as one campaign is concerned."""


def audience(looking: Looking, name: str) -> Iterator[Found]:
    """Everybody of the segment, once: a send, a day of the calendar, a month."""
    work, target = looking.work, looking.campaign.target
    until = work.now + SENT_WITHIN
    for place, read in _walked(looking, segments.reach(target, work.today, work.settings)):
        if segments.holds(target, read, work.today, work.settings):
            yield Found(looking.occurrence(read.customer_id, name, until=until), place)


def fell_silent(looking: Looking, days: int) -> Iterator[Found]:
    """Who crossed so many days without an order since the last look."""
    latest = looking.today - timedelta(days=days)
    earliest = min(looking.since - timedelta(days=days), latest).isoformat()
    reach = segments.Reach(segments.FIRST_DAY if looking.everywhere else earliest, latest.isoformat())
    for place, read in _walked(looking, reach):
        assert read.last is not None, "who never ordered stands elsewhere in the index"
        yield Found(silence(looking, read.customer_id, read.last, days), place)


def of_value(looking: Looking, trigger: Trigger) -> Iterator[Found]:
    """On a first look, all for whom it holds; afterwards each is heard of when their order comes."""
    if not looking.everywhere:
        return
    for place, read in _walked(looking, segments.Reach(segments.FIRST_DAY, segments.LAST_DAY)):
        if is_worth_it(read, trigger):
            yield Found(looking.occurrence(read.customer_id, VALUE_REACHED), place)


# -- the rules -----------------------------------------------------------------------------------------------


class Worth(Protocol):
    @property
    def orders(self) -> int: ...
    @property
    def spend(self) -> Decimal: ...


def is_worth_it(known: Worth, trigger: Trigger) -> bool:
    """Compared unrounded: an average of 1,000.004 is above 1,000."""
    enough = known.orders >= (trigger.value or 1)
    return enough and known.spend > (trigger.average_above or Decimal(0)) * known.orders


def silence(looking: Looking, customer_id: str, last: date, days: int) -> Occurrence:
    """Each silence is one reason: it begins with an order, and ends with the next."""
    return looking.occurrence(customer_id, silence_after(last, days), crossed=last + timedelta(days=days))


def silence_after(last: date, days: int) -> str:
    return f"silent_{days}#{last.isoformat()}"


def is_news(occurrence: Occurrence, customer: Customer) -> bool:
    """What was crossed in imported history, or before another order came, is none."""
    if occurrence.crossed is None:
        return True
    quiet = customer.facts.quiet_until
    if quiet is not None and occurrence.crossed <= quiet:
        return False
    last = customer.statistics.last
    return last is not None and occurrence.name.endswith(f"#{last.isoformat()}")


def silent_for(trigger: Trigger | None, settings: Settings) -> int | None:
    """How many days of silence a trigger asks for; None of one that asks for something else."""
    if trigger is None:
        return None
    match trigger.kind, trigger.stage:
        case "days_inactive", _:
            return trigger.value or 1
        case "stage_changed", "at_risk":
            return settings.lifecycle.at_risk_days
        case "stage_changed", "churned":
            return settings.lifecycle.churned_days
        case _:
            return None


def _walked(looking: Looking, reach: segments.Reach) -> Iterator[tuple[str, Place]]:
    partitions = [keys.recency_partition(shard) for shard in range(keys.WALK_SHARDS)]
    within = Range(reach.earliest, reach.latest + BEHIND)
    found = walk(looking.work.table, partitions, within, index=keys.RECENCY, page=PAGE, after=looking.after or None)
    return ((place, keys.read_recency(place)) for place, _ in found)
