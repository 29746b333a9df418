"""The engagement history of a customer: a view of what happened, over messages, contacts and what was logged."""

from __future__ import annotations

from datetime import timedelta

from rapport.activity import engagement_record, response_rates, stretches
from rapport.activity.engagement import ALSO_CALLED, Engagement
from rapport.activity.interactions import words_of
from rapport.activity.kinds import AskedChannel
from rapport.activity.model import EngagementStatsTold, EngagementTold, RatesTold
from rapport.activity.response_rates import Rates
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.table import Item
from rapport.kernel.work import Work

LOOKED_THROUGH = 200
"""Orders stand in between, and filters leave out: a page looks through this many records and may come out short."""
MOST_COUNTED = 1000
COUNTED_SINCE = timedelta(days=365)


def page(
    work: Work,
    customer_id: str,
    limit: int,
    after: str | None,
    channel: AskedChannel | None,
    engagement_type: str | None,
) -> tuple[list[EngagementTold], str | None]:
    customer = customers.get(work, customer_id)
    wanted = ALSO_CALLED.get(channel, channel) if channel else None
    found, further = stretches.newest(work.table, customer.ids, LOOKED_THROUGH, after)
    shown: list[EngagementTold] = []
    for place, item in found:
        engagement = engagement_record.of(item)
        if engagement is None or wanted not in (None, engagement.channel):
            continue
        if engagement_type not in (None, engagement.engagement_type):
            continue
        shown.append(told(customer_id, engagement, _content(work, customer, item)))
        if len(shown) == limit:
            return shown, place if further or place != found[-1][0] else None
    return shown, further


def told(customer_id: str, engagement: Engagement, content: str | None) -> EngagementTold:
    return EngagementTold(
        id=engagement.engagement_id,
        kind=engagement.kind,
        customer_id=customer_id,
        engagement_type=engagement.engagement_type,
        channel=engagement.channel,
        status=engagement.status,
        response=engagement.response,
        direction=engagement.direction,
        content=content,
        agent_id=engagement.agent_id,
        campaign_id=engagement.campaign_id,
        message_id=engagement.message_id,
        interaction_id=engagement.interaction_id,
        at=engagement.at,
    )


def stats(work: Work, customer_id: str) -> EngagementStatsTold:
    customer = customers.get(work, customer_id)
    since = work.now - COUNTED_SINCE
    items: list[Item] = []
    after: str | None = None
    while len(items) < MOST_COUNTED:
        most = min(LOOKED_THROUGH, MOST_COUNTED - len(items))
        found, after = stretches.newest(work.table, customer.ids, most, after, since)
        items += [item for _, item in found]
        if after is None:
            break
    engagements = [each for each in map(engagement_record.of, items) if each is not None]
    rates = response_rates.counted(engagements, work.shop.place.zone)
    return EngagementStatsTold(
        customer_id=customer_id,
        since=since,
        **_rates(rates.overall).model_dump(),
        came_in=rates.came_in,
        records_read=len(items),
        complete=after is None,
        by_channel={name: _rates(each) for name, each in sorted(rates.by_channel.items())},
        by_type={name: _rates(each) for name, each in sorted(rates.by_type.items())},
        best_channel=rates.best_channel,
        best_hour=rates.best_hour,
    )


def _rates(rates: Rates) -> RatesTold:
    return RatesTold(
        sent=rates.sent,
        failed=rates.failed,
        delivered=rates.delivered,
        responded=rates.responded,
        response_rate=rates.response_rate,
    )


def _content(work: Work, customer: Customer, item: Item) -> str | None:
    seal = customers.seal_of(work, customer, keys.customer_of(item["pk"]))
    if item.get("kind") in engagement_record.KINDS:
        return engagement_record.words(item, seal).get("content")
    return words_of(item, seal).get("details")
