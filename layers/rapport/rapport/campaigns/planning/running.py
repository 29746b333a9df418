"""A run of a campaign: begun once, gone on with by whoever has time, and counted as planned when its last page is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.events import CampaignPlanningContinued
from rapport.campaigns.planning import by_recency, said, searching
from rapport.campaigns.planning import run as runs
from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found
from rapport.campaigns.planning.planner import Plan, Planner, TimeLeft
from rapport.campaigns.planning.run import CampaignRun
from rapport.campaigns.triggers import said_of
from rapport.kernel.decisions import PlanHasChanged
from rapport.kernel.ids import computed_id
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue

TRIGGER = "trigger"
"""The one run of a triggered campaign: the job's looks, one behind the other."""


@dataclass
class Ran:
    run: CampaignRun
    plan: Plan
    """What this worker did of it."""

    @property
    def finished(self) -> bool:
        return self.run.finished is not None


def begun(work: Work, campaign: Campaign, occurrence: str) -> CampaignRun:
    run_id = computed_id("run", campaign.campaign_id, occurrence)
    return runs.begun(work.table, CampaignRun(campaign.campaign_id, occurrence, run_id, work.today, work.now))


def go_on(
    work: Work, campaign: Campaign, run: CampaignRun, queue: Queue, time_left: TimeLeft, quoted: str | None = None
) -> Ran:
    """As far as the time goes; the rest is handed on. What was quoted is compared before anything is kept."""
    planner = Planner(work, campaign, queue)
    _look_again(work, campaign, run)
    meter = work.table.meter
    read, written = meter.read_units, meter.write_units
    if quoted not in (None, run.agreed):
        looked = planner.look(run, found(work, campaign, run), time_left)
        if not looked.finished:
            hand_on(work, run, quoted)
            return Ran(run, Plan())
        if str(looked.hash) != quoted:
            run.refused = "plan_has_changed"
            run.save(work.table)
            raise PlanHasChanged("the facts have moved since the preview; look at the plan again", shown(looked))
    _begin_keeping(work, run, quoted)
    kept = planner.keep(run, found(work, campaign, run), time_left)
    run.units_read += ceil(meter.read_units - read)
    run.units_written += ceil(meter.write_units - written)
    if kept.finished:
        run.finished, run.place = work.shop.clock.now(), ""
        if run.occurrence == TRIGGER:
            run.looked_until, run.edges, run.agreed = work.now, run.looking_for, ""
        run.save(work.table)
    else:
        hand_on(work, run)
    return Ran(run, kept)


def _look_again(work: Work, campaign: Campaign, run: CampaignRun) -> None:
    """A trigger is looked for again and again. If its condition changed meanwhile, so did the way there."""
    if run.occurrence != TRIGGER:
        return
    if run.looking_for != (now := edges(work, campaign)):
        run.looking_for, run.place = now, ""
    run.finished = None


def _begin_keeping(work: Work, run: CampaignRun, quoted: str | None) -> None:
    """Known before the first message is kept: what a worker that dies leaves half done is no other plan, and the job
    goes on with it. For a trigger it looks again anyway."""
    run.refused = ""
    if run.agreed and quoted in (None, run.agreed):
        return
    run.agreed = quoted or runs.UNQUOTED
    if quoted is not None or run.occurrence != TRIGGER:
        run.save(work.table)


def is_left_lying(work: Work, campaign: Campaign) -> bool:
    """Somebody said send, and whoever was at it died."""
    run = runs.find(work.table, campaign.campaign_id, occurrence_of(campaign, work.today))
    return run is not None and run.finished is None and bool(run.agreed)


def hand_on(work: Work, run: CampaignRun, quoted: str | None = None) -> None:
    """To the next worker, who has more time."""
    run.part += 1
    run.save(work.table)
    told = Work(work.shop, work.caller)
    told.emit(
        CampaignPlanningContinued(
            occurred_at=told.now,
            record_version=run.part,
            campaign_id=run.campaign_id,
            run_id=run.run_id,
            occurrence=run.occurrence,
            quoted=quoted,
        )
    )
    told.commit()


def found(work: Work, campaign: Campaign, run: CampaignRun) -> Iterator[Found]:
    """Nobody more, if it is a send that is over: whoever came since is for another one."""
    looking = looked_at(work, campaign, run)
    if run.occurrence == TRIGGER:
        return searching.search(looking)
    return by_recency.audience(looking, run.occurrence) if run.finished is None else iter(())


def looked_at(work: Work, campaign: Campaign, run: CampaignRun) -> Looking:
    last = work.shop.place.day(run.looked_until) if run.looked_until is not None else work.today
    return Looking(
        work,
        campaign,
        day=work.today if run.occurrence == TRIGGER else run.day,
        since=min(last, work.today),
        everywhere=run.looked_until is None or run.edges != edges(work, campaign),
        after=run.place,
        said=said.said_of(work, campaign),
    )


def edges(work: Work, campaign: Campaign) -> str:
    """The condition as it is now, with the settings that it leans on."""
    trigger = campaign.trigger
    stages = work.settings.lifecycle
    leans_on = f"{stages.at_risk_days}/{stages.churned_days}" if trigger and trigger.kind == "stage_changed" else ""
    return f"{sorted(said_of(trigger).items()) if trigger else ''}{leans_on}"


def preview_run(work: Work, campaign: Campaign) -> CampaignRun:
    """What would be gone on with, or begun: a look leaves nothing behind."""
    occurrence = TRIGGER if campaign.starts == "triggered" else occurrence_of(campaign, work.today)
    known = runs.find(work.table, campaign.campaign_id, occurrence)
    run = known or CampaignRun(campaign.campaign_id, occurrence, "", work.today, work.now)
    _look_again(work, campaign, run)
    return run


def occurrence_of(campaign: Campaign, day: date) -> str:
    """A campaign that is sent once is sent once, however often somebody says so; a monthly one each month."""
    return f"{day:%Y-%m}" if campaign.starts == "monthly" else "once"


def continued(work: Work, campaign_id: str, occurrence: str) -> tuple[Campaign, CampaignRun] | None:
    """What a handed-on run needs; None if the campaign is gone, or it was finished by another."""
    campaign = store.find(work, campaign_id)
    run = runs.find(work.table, campaign_id, occurrence)
    if campaign is None or run is None or (run.finished is not None and occurrence != TRIGGER):
        return None
    return campaign, run


def shown(plan: Plan) -> dict[str, Any]:
    return {
        "audience": plan.audience,
        "to_be_sent": plan.outcomes["done"],
        "deferred": plan.outcomes["deferred"],
        "suppressed": plan.outcomes["suppressed"],
        "plan_hash": str(plan.hash),
    }
