"""Keeping what was decided: a few dozen messages in one transaction, each put only if it is not there yet.

A campaign's budget is taken from in the very transaction that plans what it pays for: two runs at once cannot spend it
twice, and what is planned again is not paid for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import reasons
from rapport.campaigns.planning.deciding import Considered, Deciding
from rapport.campaigns.planning.occurrence import Occurrence
from rapport.campaigns.planning.reasons import Reason
from rapport.campaigns.results import sums
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.errors import Busy
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Absent, Equal, Put, Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.ledger import store
from rapport.messaging.templates.template import Content
from rapport.replenishment import asking

TOGETHER = 25
"""Messages of one transaction: with their counters well below the hundred that one may hold."""

type Pairs = Sequence[tuple[Occurrence, Customer]]


class Spent(NamedTuple):
    amount: Decimal
    version: int


def planned(work: Work, deciding: Deciding, pairs: Pairs) -> list[Considered]:
    """What is in the ledger now that was not before; of those that were planned before, nothing."""
    new = list(pairs)
    for _ in range(TRIES):
        if not new:
            return []
        before = spent(work, deciding.campaign)
        considered = decided(deciding, new, before)
        acting = Work(work.shop, work.caller)
        store.plan(acting, *(each.message for each in considered))
        if deciding.campaign.starts == "triggered":
            reasons.take(acting, deciding.campaign.campaign_id, considered)
        _spend(acting, deciding.campaign, considered, before)
        _asked(acting, considered)
        try:
            acting.commit()
        except Refused:
            new = not_planned_yet(work, deciding, new)
            continue
        return considered
    raise Busy("others keep planning the same messages")


def decided(deciding: Deciding, pairs: Pairs, before: Spent | None) -> list[Considered]:
    """In their order, each with what the ones before it leave of the budget."""
    budget = deciding.campaign.budget
    left = budget - before.amount if budget is not None and before is not None else budget
    found = []
    for occurrence, customer in pairs:
        each = deciding.consider(occurrence, customer, left)
        if left is not None:
            left -= Decimal(each.decision.action["cost"])
        found.append(each)
    return found


def keep_contents(work: Work, campaign: Campaign, contents: Sequence[Content]) -> None:
    """What the messages will say, beside them; the same words are the same record. From here on they are counted."""
    sums.begin(work.table, campaign.campaign_id, work.today)
    places = {keys.content(campaign.campaign_id, each.content_id): each for each in contents}
    known = work.table.get_many(places)
    for place, content in places.items():
        if place not in known:
            work.table.transact([Put(place, content.to_item())])


def not_planned_yet(work: Work, deciding: Deciding, pairs: Pairs) -> list[tuple[Occurrence, Customer]]:
    """Each once, and none of those that somebody planned before."""
    if deciding.campaign.starts == "triggered":
        by_reason = {Reason(each.customer_id, each.name): (each, customer) for each, customer in pairs}
        taken = reasons.taken(work.table, deciding.campaign.campaign_id, (each for each, _ in pairs))
        return [pair for reason, pair in by_reason.items() if reason not in taken]
    ids = {deciding.id_of(occurrence): (occurrence, customer) for occurrence, customer in pairs}
    there = {each.message_id for each in store.get_many(work.table, ids)}
    return [pair for message_id, pair in ids.items() if message_id not in there]


def spent(work: Work, campaign: Campaign) -> Spent | None:
    if campaign.budget is None:
        return None
    item = work.table.get(keys.campaign_budget(campaign.campaign_id))
    return Spent(money(item["spent"]), item["version"]) if item is not None else Spent(ZERO, 0)


def _spend(work: Work, campaign: Campaign, considered: Sequence[Considered], before: Spent | None) -> None:
    cost = sum((Decimal(each.decision.action["cost"]) for each in considered), ZERO)
    if before is None or not cost:
        return
    item = {"spent": before.amount + cost, "version": before.version + 1}
    when = (Equal("version", before.version),) if before.version else (Absent(),)
    work.write(Put(keys.campaign_budget(campaign.campaign_id), item, when=when, label="budget"))


def _asked(work: Work, considered: Sequence[Considered]) -> None:
    """Whoever never answers a reminder is reminded less often."""
    needs: dict[str, list[str]] = defaultdict(list)
    for each in considered:
        if (need := each.message.said.get("need")) and each.decision.outcome != "suppressed":
            needs[each.message.customer_id].append(need)
    for customer_id, theirs in needs.items():
        asking.asked(work, customer_id, theirs, work.today)
