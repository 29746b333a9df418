"""Campaigns as callers get to know them, with what came of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign, Status, Variant
from rapport.campaigns.model import CampaignTold, MissedCallMessage, MissedCallTold, TriggerTold, VariantTold
from rapport.campaigns.results import sums
from rapport.campaigns.results.sums import NOTHING_YET, Counts
from rapport.campaigns.triggers import said_of
from rapport.kernel.work import Work
from rapport.messaging.ledger.message import Message, MessageChannel
from rapport.messaging.templates.model import TextsTold
from rapport.messaging.templates.template import Texts


def page(
    work: Work, status: Status | None, channel: MessageChannel | None, limit: int, after: str | None
) -> tuple[list[CampaignTold], str | None]:
    wanted = _wanted(work, status, channel)
    found, rest = store.page(work, limit, after, wanted)
    return told(work, found), rest


def told(work: Work, campaigns: Sequence[Campaign]) -> list[CampaignTold]:
    """Each with what came of it: one look for all sums, and one for the days behind each."""
    counts = sums.counts(work, [each.campaign_id for each in campaigns])
    return [_told(work, each, counts.get(each.campaign_id, NOTHING_YET)) for each in campaigns]


def campaign(work: Work, said: Campaign) -> CampaignTold:
    return told(work, [said])[0]


def _told(work: Work, said: Campaign, counts: Counts) -> CampaignTold:
    own = work.settings.business.language
    return CampaignTold(
        id=said.campaign_id,
        campaign_name=said.name,
        campaign_type=said.campaign_type,
        channel=said.channel,
        purpose=said.purpose,
        target_segment=said.target,
        message_template=said.texts.get(own) or next(iter(said.texts.values()), None),
        texts=_texts(said.texts),
        template_id=said.template_id,
        subjects=_texts(said.subjects),
        whatsapp_name=said.whatsapp_name,
        starts=said.starts,
        trigger_condition=TriggerTold(**said_of(said.trigger)) if said.trigger else None,
        scheduled_at=said.scheduled_at,
        month_day=said.month_day,
        discount_code=said.discount_code,
        discount_percent=said.discount_percent,
        offer=said.offer,
        product_id=said.product_id,
        start_date=said.start_date,
        end_date=said.end_date,
        is_active=said.is_active,
        paused=said.paused,
        status=said.status(work.today),
        priority=said.priority,
        budget=said.budget,
        holdout_percent=said.holdout_percent,
        variants=[_variant(each) for each in said.variants] or None,
        experiment=said.experiment,
        is_default=said.is_default,
        sent_count=counts.sent,
        response_count=counts.responded,
        success_count=counts.converted,
        conversion_rate=counts.conversion_rate,
        created_at=said.created_at,
        version=said.version,
    )


def missed_call(task_id: str, customer_id: str, messages: Sequence[Message]) -> MissedCallTold:
    return MissedCallTold(
        task_id=task_id,
        customer_id=customer_id,
        messages=[
            MissedCallMessage(
                message_id=each.message_id,
                campaign_id=each.campaign_id,
                channel=each.channel,
                state=each.state,
                reason=each.reason or None,
                due=each.due,
            )
            for each in messages
        ],
    )


def _wanted(work: Work, status: Status | None, channel: MessageChannel | None) -> Callable[[Campaign], bool]:
    return lambda said: status in (None, said.status(work.today)) and channel in (None, said.channel)


def _variant(said: Variant) -> VariantTold:
    return VariantTold(name=said.name, share=said.share, texts=TextsTold.of(said.texts), subjects=_texts(said.subjects))


def _texts(said: Texts) -> TextsTold | None:
    return TextsTold.of(said) if said else None
