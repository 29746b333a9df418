"""Logging an engagement: kept with the customer, in the audit, told to the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import islice

from rapport.activity import engagement_record, interactions
from rapport.activity.engagement import ALSO_CALLED, ANSWERS, Engagement, channel_named
from rapport.activity.engagement_history import told
from rapport.activity.events import EngagementLogged
from rapport.activity.kinds import Delivery, EngagementChannel
from rapport.activity.model import EngagementAsked, EngagementTold
from rapport.activity.speaking import speaker
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import invalid
from rapport.kernel.ids import new_id
from rapport.kernel.table import Absent, Item, Put
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

LONGEST_AGO = timedelta(days=20 * 365)
"""A year misspelt is no history."""
SAME_CONTACT = timedelta(minutes=30)
"""Who closes a call and then tracks the engagement speaks of one call, and does both at one sitting."""
CONTACTS_OF_A_SITTING = 20


def log(work: Work, asked: EngagementAsked) -> EngagementTold:
    customer = customers.get(work, asked.customer_id)
    agent_id, _ = speaker(work, asked.agent_id)
    at = asked.at or work.now
    if at > work.now + interactions.FURTHEST_AHEAD:
        raise invalid("at", "is more than a day in the future")
    if at < work.now - LONGEST_AGO:
        raise invalid("at", "is more than twenty years ago")
    engagement = Engagement(
        engagement_id=new_id("act", work.now),
        kind="engagement",
        engagement_type=asked.engagement_type,
        channel=_channel(asked),
        at=at,
        delivery=_delivery(asked),
        response=asked.response,
        replied=asked.status == "responded",
        agent_id=agent_id,
        campaign_id=asked.campaign_id,
    )
    if contact := _contact_of(work, customer, engagement):
        engagement = replace(engagement, interaction_id=contact["id"])
        interactions.mark_told_again(work, customer, contact, engagement.engagement_id)
    _write_down(work, customer, engagement, asked.content)
    _remember_the_contact(work, customer, engagement)
    return told(customer.customer_id, engagement, asked.content)


def _channel(asked: EngagementAsked) -> EngagementChannel | None:
    match asked.channel:
        case None:
            return channel_named(asked.engagement_type)
        case "phone" | "in_person" | "web" as said:
            return ALSO_CALLED[said]
        case said:
            return said


def _delivery(asked: EngagementAsked) -> Delivery:
    answered = asked.response in ANSWERS
    match asked.status:
        case "failed" if answered:
            raise invalid("status", "says failed, and the response that somebody answered")
        case "responded" if asked.response == "no_response":
            raise invalid("response", "says no_response, and the status responded")
        case "responded":
            return "delivered"
        case None:
            return "delivered" if answered else "sent"
        case said:
            return said


def _contact_of(work: Work, customer: Customer, engagement: Engagement) -> Item | None:
    """The contact that the same agent logged of the same thing, as a call's outcome does."""
    if engagement.agent_id is None or engagement.channel is None:
        return None
    within = keys.interactions_between(engagement.at - SAME_CONTACT, engagement.at + SAME_CONTACT)
    found = walk(
        work.table,
        [keys.partition(each) for each in customer.ids],
        within,
        index=None,
        page=CONTACTS_OF_A_SITTING,
        newest_first=True,
    )
    for _, item in islice(found, CONTACTS_OF_A_SITTING):
        logged = engagement_record.of(item)
        if logged and logged.went_out and _same(logged, engagement):
            return item
    return None


def _same(logged: Engagement, engagement: Engagement) -> bool:
    return (logged.agent_id, logged.channel) == (engagement.agent_id, engagement.channel)


def _write_down(work: Work, customer: Customer, engagement: Engagement, content: str | None) -> None:
    seal = customers.seal_of(work, customer)
    place = keys.activity(customer.customer_id, engagement.at, engagement.engagement_id)
    facts = engagement_record.facts(engagement)
    words = {"content": content} if content else {}
    head = work.audit(
        "engagement",
        engagement.engagement_id,
        1,
        "logged",
        place=place,
        before=None,
        after=facts | words,
        seal=seal,
        owner=customer.customer_id,
    )
    kept = facts | {"recorded_at": stamp(work.now), "version": 1, "audit_head": head}
    if words:
        kept["sealed"] = engagement_record.sealed(engagement.engagement_id, words, seal)
    work.write(Put(place, kept, when=(Absent(),), label="engagement"))
    work.emit(
        EngagementLogged(
            occurred_at=engagement.at,
            record_version=1,
            engagement_id=engagement.engagement_id,
            customer_id=customer.customer_id,
            engagement_type=engagement.engagement_type,
            channel=engagement.channel,
            status=engagement.status,
            response=engagement.response,
            agent_id=engagement.agent_id,
            campaign_id=engagement.campaign_id,
        )
    )


def _remember_the_contact(work: Work, customer: Customer, engagement: Engagement) -> None:
    """An agent who reached somebody was in contact with them, and nobody should ring again tomorrow. What a campaign
    sent is none, nor what did not arrive.

    The day of the last contact is a day, whoever says it and how often: a call that was logged before moves nothing a
    second time. It is not added to the number of contacts, which counts what was logged as one.
    """
    day, known = work.shop.place.day(engagement.at), customer.facts.last_contact
    if engagement.reached_by_a_person and (known is None or day > known):
        customers.move(work, customer, replace(customer.facts, last_contact=day))
