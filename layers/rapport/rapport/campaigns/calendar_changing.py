"""The offers of a year, planned by a manager: month by month, each checked as the campaign that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapport.campaigns import calendar_store, saving, store
from rapport.campaigns.calendar import MONTHS, MonthOffer, OfferCalendar, campaign_id_of, campaign_of, words_of
from rapport.campaigns.calendar_model import CalendarSaid, CalendarTold, MonthSaid, MonthTold
from rapport.campaigns.campaign import Campaign
from rapport.kernel.errors import Detail
from rapport.kernel.work import Work
from rapport.messaging.templates.model import TextsTold


def change(work: Work, year: int, asked: CalendarSaid, expected: int | None) -> OfferCalendar:
    before = calendar_store.get(work, year)
    months = [each.month for each in asked.offers]
    if len(set(months)) < len(months):
        raise saving.refusal([Detail("offers", "have one month twice")])
    said = {each.month: _offer(work, each) for each in asked.offers}
    if problems := [found for each in said.values() for found in _wrong_with(work, year, each)]:
        raise saving.refusal(problems)
    offers = tuple(said.get(month) or before.of(month) for month in MONTHS)
    return calendar_store.change(work, before, replace(before, offers=offers), expected)


def told(work: Work, calendar: OfferCalendar) -> CalendarTold:
    campaigns = store.among(work, (campaign_id_of(calendar.year, month) for month in MONTHS))
    return CalendarTold(
        year=calendar.year,
        version=calendar.version,
        offers=[_month(work, calendar.year, each, campaigns) for each in calendar.offers],
    )


def _month(work: Work, year: int, said: MonthOffer, campaigns: Mapping[str, Campaign]) -> MonthTold:
    campaign_id = campaign_id_of(year, said.month)
    campaign = campaigns.get(campaign_id)
    return MonthTold(
        month=said.month,
        theme=TextsTold.of(said.theme),
        segment=said.segment,
        kpi=said.kpi,
        channel=said.channel,
        message=None if said.template_id else TextsTold.of(words_of(said)),
        template_id=said.template_id,
        code=said.code,
        day=said.day,
        is_active=said.is_active,
        note=said.note or None,
        campaign_id=campaign_id,
        campaign_status=campaign.status(work.today) if campaign else None,
    )


def _offer(work: Work, said: MonthSaid) -> MonthOffer:
    language = work.settings.business.language
    theme = saving.subjects_in(said.theme, language)
    return MonthOffer(
        month=said.month,
        theme={each: words for each, words in theme.items() if words},
        segment=saving.segment(said.segment, f"offers.{said.month}.segment"),
        kpi=said.kpi,
        channel=said.channel,
        texts=saving.texts_in(said.message, language),
        template_id=said.template_id,
        code=said.code.upper() if said.code else None,
        day=said.day,
        is_active=said.is_active,
    )


CALLED = {"discount_code": "code", "message_template": "message"}
"""What a campaign calls otherwise."""
GIVEN = {"discount_code": "code"}
"""What an offer can give to its words."""


def _wrong_with(work: Work, year: int, offer: MonthOffer) -> list[Detail]:
    """The plan of a year may be older than the provider that will carry it, and hold months that are over."""
    if not offer.theme:
        return [Detail(f"offers.{offer.month}.theme", "says nothing; a theme is what the offer is called")]
    if offer.texts and offer.template_id:
        return [Detail(f"offers.{offer.month}.message", "is said beside template_id; an offer has one of them")]
    campaign = replace(campaign_of(offer, year, work.shop.place.zone), is_active=False)
    return [
        Detail(f"offers.{offer.month}.{CALLED.get(each.field, each.field)}", each.problem)
        for each in saving.wrong_with(work, campaign, campaign, GIVEN)
    ]
