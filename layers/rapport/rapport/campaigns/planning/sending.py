"""Somebody says: send. And before that: what would happen if I did?"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from pydantic import Field

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import run as runs
from rapport.campaigns.planning import running
from rapport.campaigns.planning.planner import Plan, Planner, TimeLeft
from rapport.kernel.errors import Conflict, invalid
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Told
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.gate.quiet import done_by
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import GONE


class CampaignNotToBeSent(Conflict):
    code = "campaign_not_to_be_sent"


class SendAsked(Asked):
    plan_hash: str | None = Field(
        None,
        max_length=64,
        description="Of a preview: if the plan is another one by now, nothing is sent, and 409 tells what it would be.",
    )


class SentTold(Told):
    message: str
    sent_count: int = Field(description="So far; sending goes on behind this answer. Watch `stats`.")
    failed_count: int
    audience: int = Field(description="Planned so far, those who are not written to included.")
    run_id: str
    status: str = Field(description="`planning` until the last page of the audience is planned, then `sending`.")


class SampleTold(Told):
    customer_id: str
    customer_name: str
    subject: str | None = None
    text: str
    parts: int
    variant: str | None = None


class PreviewTold(Told):
    audience: int
    to_be_sent: int
    deferred: int
    suppressed: int
    reasons: dict[str, int] = Field(description="Of those who are not written to now, why.")
    parts: int
    estimated_cost: Money
    estimated_finish: datetime
    samples: list[SampleTold]
    complete: bool = Field(description="False, if the audience was too large to look at all of it in one request.")
    plan_hash: str | None = Field(None, description="For `send`: what was looked at is what is sent, or nothing.")


def preview(work: Work, campaign_id: str, time_left: TimeLeft) -> PreviewTold:
    """Sends nothing, and writes nothing. What starts at an instant to come is judged as of then."""
    campaign = store.get(work, campaign_id)
    _has_a_provider(work, campaign)
    if campaign.scheduled_at is not None and campaign.scheduled_at > work.now:
        work = work.ahead(campaign.scheduled_at)
    planner = Planner(work, campaign)
    run = running.preview_run(work, campaign)
    plan = planner.look(run, running.found(work, campaign, run), time_left)
    samples = []
    for customer, considered in plan.samples:
        subject, text, parts = planner.words(customer, considered)
        samples.append(
            SampleTold(
                customer_id=customer.customer_id,
                customer_name=customer.name,
                subject=subject or None,
                text=text,
                parts=parts,
                variant=considered.message.variant or None,
            )
        )
    return PreviewTold(
        audience=plan.audience,
        to_be_sent=plan.outcomes["done"],
        deferred=plan.outcomes["deferred"],
        suppressed=plan.outcomes["suppressed"],
        reasons=dict(sorted(plan.reasons.items())),
        parts=plan.parts,
        estimated_cost=Decimal(plan.cost),
        estimated_finish=_finish(work, campaign, plan),
        samples=samples,
        complete=plan.finished,
        plan_hash=str(plan.hash) if plan.finished else None,
    )


def send(work: Work, campaign_id: str, said: SendAsked, queue: Queue, time_left: TimeLeft) -> SentTold:
    """Now, to everybody of the segment who was not written to before: said twice, it is sent once."""
    campaign = store.get(work, campaign_id)
    may_be_sent(work, campaign)
    occurrence = running.TRIGGER if campaign.starts == "triggered" else running.occurrence_of(campaign, work.today)
    run = running.begun(work, campaign, occurrence)
    if run.finished is None or occurrence == running.TRIGGER:
        run = running.go_on(work, campaign, run, queue, time_left, said.plan_hash).run
    tally = counting.tallies(work.table, campaign_id).whole
    # The tally, not the run: a worker that died may have planned them all, and not have come to say so.
    if run.finished is not None and not tally.audience and occurrence != running.TRIGGER:
        runs.forget(work.table, run)
        raise invalid("target_segment", f"has nobody in it today: {campaign.target}")
    gone = sum(tally[state] for state in GONE)
    return SentTold(
        message=f"Campaign sent to {gone} customers",
        sent_count=gone,
        failed_count=tally["failed"],
        audience=tally.audience,
        run_id=run.run_id,
        status="sending" if run.finished is not None else "planning",
    )


def may_be_sent(work: Work, campaign: Campaign) -> None:
    _has_a_provider(work, campaign)
    status = campaign.status(work.today)
    if status != "active":
        raise CampaignNotToBeSent(f"this campaign is {status}", current=store.audited(campaign))
    if campaign.start_date is not None and work.today < campaign.start_date:
        raise CampaignNotToBeSent(f"this campaign begins on {campaign.start_date}", current=store.audited(campaign))


def _has_a_provider(work: Work, campaign: Campaign) -> None:
    if work.settings.providers.of(campaign.channel) == "none":
        raise invalid("channel", f"has no provider: {campaign.channel}; choose one in the settings")


def _finish(work: Work, campaign: Campaign, plan: Plan) -> datetime:
    """About when the last of them has gone: at the provider's rate, resting while it is quiet. What waits has to be
    carried as well."""
    begins = work.now
    messages = plan.outcomes["done"] + plan.outcomes["deferred"]
    takes = timedelta(seconds=round(messages / work.settings.providers.rate(campaign.channel)))
    if not campaign.advertises:
        return max(begins + takes, plan.last_due or begins)
    return max(done_by(begins, takes, work.shop.place.zone, work.settings.messages), plan.last_due or begins)
