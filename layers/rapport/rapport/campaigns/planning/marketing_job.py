"""Every two hours: campaigns whose time has come, and whoever crossed a condition since the last look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from rapport.campaigns import defaults, store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import calendar_days, running
from rapport.campaigns.planning.looking import may_go
from rapport.campaigns.planning.planner import TimeLeft
from rapport.campaigns.results import sums
from rapport.kernel.clock import start_of_day
from rapport.kernel.errors import Busy, Refusal
from rapport.kernel.ids import new_id
from rapport.kernel.log import logger
from rapport.kernel.runs import Run
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue

JOB = "marketing"
OPENS = timedelta(hours=10)
"""A month's campaign starts at ten: everybody is up, and nothing is quiet."""


class SomeWereNotPlanned(Exception):
    """Said when all others are: then the job is tried again, and somebody hears of it."""


def run(work: Work, queue: Queue, time_left: TimeLeft) -> Run:
    record = Run(JOB, new_id("run", work.now), work.today, work.now)
    counts = Counter[str]()
    defaults.ensure(work)
    calendar_days.ensure(work)
    campaigns = store.every(work)
    for campaign in campaigns:
        if not may_go(work, campaign):
            continue
        counts["campaigns"] += 1
        try:
            counts.update(_planned(work, campaign, queue, time_left))
        except Exception as failure:
            # What is wrong with one campaign keeps no other from its time.
            logger().error("not planned", failure, campaign_id=campaign.campaign_id)
            counts["broken"] += 1
    sums.fold(work, (each.campaign_id for each in campaigns))
    record.counts, record.finished = dict(counts), work.shop.clock.now()
    record.save(work.table)
    if counts["broken"]:
        raise SomeWereNotPlanned(f"{counts['broken']} of {counts['campaigns']} campaigns")
    return record


def _planned(work: Work, campaign: Campaign, queue: Queue, time_left: TimeLeft) -> Mapping[str, int]:
    occurrence = _due(work, campaign)
    if occurrence is None:
        return {}
    going = running.begun(work, campaign, occurrence)
    if going.finished is not None and occurrence != running.TRIGGER:
        return {}
    if not time_left():
        running.hand_on(work, going)
        return {"handed_on": 1}
    try:
        plan = running.go_on(work, campaign, going, queue, time_left).plan
    except Busy:
        raise
    except Refusal as refusal:
        # A rule says no, and will say so again: its template was taken out. The campaign's numbers tell it.
        logger().warning("not planned", campaign_id=campaign.campaign_id, why=refusal.code)
        going.refused = refusal.code
        going.save(work.table)
        return {"refused": 1}
    return {"planned": plan.audience, **plan.outcomes}


def _due(work: Work, campaign: Campaign) -> str | None:
    """The occurrence that is to be planned by now, if one is."""
    match campaign.starts:
        case "triggered":
            return running.TRIGGER
        case "scheduled" if campaign.scheduled_at is not None and campaign.scheduled_at <= work.now:
            return running.occurrence_of(campaign, work.today)
        case "monthly" if _has_opened(work, campaign):
            return running.occurrence_of(campaign, work.today)
        case _ if running.is_left_lying(work, campaign):
            return running.occurrence_of(campaign, work.today)
        case _:
            return None


def _has_opened(work: Work, campaign: Campaign) -> bool:
    """From its hour on, up to the end of the month; not for a day that was over before there was the campaign."""
    assert campaign.month_day is not None, "a monthly campaign has its day"
    day = work.today.replace(day=campaign.month_day)
    opens = start_of_day(day, work.shop.place.zone) + OPENS
    return campaign.created_at <= opens <= work.now
