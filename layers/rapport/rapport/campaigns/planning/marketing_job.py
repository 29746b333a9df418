"""Every two hours: campaigns whose time has come, and whoever crossed a condition since the last look."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from rapport.campaigns import defaults, store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import calendar_days, running
from rapport.campaigns.planning.planner import TimeLeft
from rapport.kernel.clock import start_of_day
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue

JOB = "marketing"
OPENS = timedelta(hours=10)
"""A month's campaign starts at ten: everybody is up, and nothing is quiet."""


def run(work: Work, queue: Queue, time_left: TimeLeft) -> Run:
    record = Run(JOB, new_id("run", work.now), work.today, work.now)
    counts = Counter[str]()
    defaults.ensure(work)
    calendar_days.ensure(work)
    for campaign in store.every(work):
        if not _may_go(work, campaign):
            continue
        counts["campaigns"] += 1
        occurrence = _due(work, campaign)
        if occurrence is None:
            continue
        going = running.begun(work, campaign, occurrence)
        if going.finished is not None and occurrence != running.TRIGGER:
            continue
        ran = running.go_on(work, campaign, going, queue, time_left)
        counts["planned"] += ran.plan.audience
        for outcome, number in ran.plan.outcomes.items():
            counts[outcome] += number
    record.counts, record.finished = dict(counts), work.shop.clock.now()
    record.save(work.table)
    return record


def _may_go(work: Work, campaign: Campaign) -> bool:
    return campaign.is_running_on(work.today) and work.settings.providers.of(campaign.channel) != "none"


def _due(work: Work, campaign: Campaign) -> str | None:
    """The occurrence that is to be planned by now, if one is."""
    match campaign.starts:
        case "triggered":
            return running.TRIGGER
        case "scheduled" if campaign.scheduled_at is not None and campaign.scheduled_at <= work.now:
            return running.occurrence_of(campaign, work.today)
        case "monthly" if _has_opened(work, campaign):
            return running.occurrence_of(campaign, work.today)
        case _:
            return None


def _has_opened(work: Work, campaign: Campaign) -> bool:
    """From its hour on, up to the end of the month; not for a day that was over before there was the campaign."""
    assert campaign.month_day is not None, "a monthly campaign has its day"
    day = work.today.replace(day=campaign.month_day)
    opens = start_of_day(day, work.shop.place.zone) + OPENS
    return campaign.created_at <= opens <= work.now
