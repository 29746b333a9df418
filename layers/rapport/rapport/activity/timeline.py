"""The timeline: one stream of everything that happened with a customer, newest first.

`activity.noting` and `activity.messages` write ACTIVITY records, with ids computed from what they tell.
"""

from __future__ import annotations

from typing import Any

from rapport.activity import engagement_record, interactions, stretches
from rapport.activity.model import TimelineEntry
from rapport.activity.standing import TAKEN_BACK
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp
from rapport.kernel.money import as_number, money
from rapport.kernel.table import Item
from rapport.kernel.work import Work


def page(work: Work, customer_id: str, limit: int, after: str | None) -> tuple[list[TimelineEntry], str | None]:
    customer = customers.get(work, customer_id)
    found, after = stretches.newest(work.table, customer.ids, limit, after)
    return [_entry(work, customer, item) for _, item in found if TAKEN_BACK not in item], after


def _entry(work: Work, customer: Customer, item: Item) -> TimelineEntry:
    if item.get("kind") in engagement_record.KINDS:
        return _engaged(work, customer, item)
    if item["sk"].startswith(keys.ACTIVITY):
        return TimelineEntry(
            id=item["id"],
            kind=item["kind"],
            at=from_stamp(item["at"]),
            title=item["title"],
            facts=shown(work, item),
        )
    logged = interactions.decoded(work, customer, item)
    facts = logged.model_dump(mode="json", exclude={"id", "customer_id", "interaction_date", "subject"})
    return TimelineEntry(
        id=logged.id,
        kind=logged.interaction_type,
        at=logged.interaction_date,
        title=logged.subject or f"{logged.direction} {logged.interaction_type}",
        facts=facts,
    )


def _engaged(work: Work, customer: Customer, item: Item) -> TimelineEntry:
    engagement = engagement_record.decoded(item)
    words = engagement_record.words(item, customers.seal_of(work, customer, keys.customer_of(item["pk"])))
    title = words.pop("title", "") or engagement.engagement_type.replace("_", " ").capitalize()
    facts = {
        "engagement_type": engagement.engagement_type,
        "channel": engagement.channel,
        "campaign_id": engagement.campaign_id,
        "message_id": engagement.message_id,
        "interaction_id": engagement.interaction_id,
        "purpose": item.get("purpose"),
        "agent_id": engagement.agent_id,
        "status": engagement.status,
        "response": engagement.response,
    }
    said = {name: value for name, value in (facts | words).items() if value is not None}
    return TimelineEntry(id=engagement.engagement_id, kind=engagement.kind, at=engagement.at, title=title, facts=said)


def shown(work: Work, item: Item) -> dict[str, Any]:
    facts = dict(item["facts"])
    if "total" in facts:
        facts["total"] = as_number(money(facts["total"]))
    return facts
