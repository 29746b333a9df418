"""What was written about already.

A message lies under a day, and its id says it; but the same reason can be found on two days: heard of once more behind
midnight, or come upon by the job as well. So a reason is taken in the very transaction that plans its message, and
whoever finds it again finds it taken. A send to everybody needs none: its messages all lie under its first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rapport.campaigns.planning.occurrence import Occurrence
from rapport.kernel import keys
from rapport.kernel.table import Absent, Put, Table
from rapport.kernel.work import Work

if TYPE_CHECKING:
    # Types alone: what takes messages back decides nothing.
    from rapport.campaigns.planning.deciding import Considered


class Reason(NamedTuple):
    customer_id: str
    occurrence: str


def take(work: Work, campaign_id: str, considered: Sequence[Considered]) -> None:
    for each in considered:
        message = each.message
        place = keys.reason(message.customer_id, campaign_id, message.occurrence)
        work.write(Put(place, {"message_id": message.message_id}, when=(Absent(),), label="reason"))


def taken(table: Table, campaign_id: str, occurrences: Iterable[Occurrence]) -> dict[Reason, str]:
    """The messages that they became, of those that were written about."""
    places = {
        keys.reason(each.customer_id, campaign_id, each.name): Reason(each.customer_id, each.name)
        for each in occurrences
    }
    found = table.get_many(places)
    return {reason: found[place]["message_id"] for place, reason in places.items() if place in found}


def of_customer(table: Table, campaign_id: str, customer_id: str, beginning: str) -> dict[str, str]:
    """Occurrences whose names begin so, with the messages that they became."""
    page = table.query(keys.partition(customer_id), keys.reasons(campaign_id, beginning), newest_first=True)
    return {keys.read_reason(item["sk"]): item["message_id"] for item in page.items}
