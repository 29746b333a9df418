"""Every two hours: campaigns whose time has come, and whoever crossed a condition since the last look. Every five
minutes: those that start at an instant, once it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from rapport.campaigns import defaults, starts, store
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
    counts = Counter[str]()
    defaults.ensure(work)
    calendar_days.ensure(work)
    campaigns = store.every(work)
    for campaign in campaigns:
        counts.update(_visited(work, campaign, queue, time_left))
    sums.fold(work, (each.campaign_id for each in campaigns))
    record = _recorded(work, counts)
    if counts["broken"]:
        raise SomeWereNotPlanned(f"{counts['broken']} of {counts['campaigns']} campaigns")
    return record


def run_scheduled(work: Work, queue: Queue, time_left: TimeLeft) -> Counter[str]:
    """Those whose instant has come. What breaks is tried again soon, and said aloud by the run of every two hours."""
    taken = {mark: taken for mark in starts.due(work.table, work.now) if (taken := starts.take(work, mark)) is not None}
    if not taken:
        return Counter()
    known = store.among(work, {mark.campaign_id for mark in taken})
    counts = Counter[str]()
    for mark, held in taken.items():
        campaign = known.get(mark.campaign_id)
        visited = _visited(work, campaign, queue, time_left) if campaign is not None else Counter[str]()
        if visited["broken"]:
            starts.put_back(work, mark, held)
        else:
            starts.drop(work, held)
        counts.update(visited)
    if counts:
        _recorded(work, counts)
    return counts


def _recorded(work: Work, counts: Counter[str]) -> Run:
    run = Run(JOB, new_id("run", work.now), work.today, work.now, work.shop.clock.now(), dict(counts))
    run.save(work.table)
    return run


def _visited(work: Work, campaign: Campaign, queue: Queue, time_left: TimeLeft) -> Counter[str]:
    if not may_go(work, campaign):
        return Counter()
    counts = Counter(campaigns=1)
    try:
        counts.update(_planned(work, campaign, queue, time_left))
    except Exception as failure:
        # What is wrong with one campaign keeps no other from its time.
        logger().error("not planned", failure, campaign_id=campaign.campaign_id)
        counts["broken"] += 1
    return counts


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
