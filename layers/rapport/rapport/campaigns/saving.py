"""Making, changing and switching campaigns: what no campaign can mean is refused by the name of the field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from rapport.campaigns import segments, store, triggers
from rapport.campaigns.campaign import Campaign, Starts, Variant
from rapport.campaigns.model import CampaignFields, TriggerSaid, VariantSaid
from rapport.campaigns.triggers import Trigger
from rapport.campaigns.wording import AS_THEY_ARE, HAS_A_SUBJECT, as_a_subject, without_a_word
from rapport.campaigns.wording import wrong_with as wrong_with_words
from rapport.catalog import store as catalog
from rapport.catalog.shelf_names import shelf_called
from rapport.kernel.errors import Detail, NotAcceptable
from rapport.kernel.figures import Language
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import HAS_A_LINK
from rapport.messaging.ledger.message import MESSAGE_CHANNELS, MessageChannel
from rapport.messaging.templates import store as templates
from rapport.messaging.templates.model import Subjects
from rapport.messaging.templates.model import Texts as TextsSaid
from rapport.messaging.templates.rendering import one_line, readable
from rapport.messaging.templates.saving import as_it_leaves
from rapport.messaging.templates.template import Content, Template, Texts

CODE = re.compile(r"[A-Z0-9][A-Z0-9_-]{1,31}")


def create(work: Work, asked: CampaignFields) -> Campaign:
    said = _said(work, asked, store.fresh_id(work), work.now)
    return store.create(work, _sensible(work, said, None))


def change(work: Work, campaign_id: str, asked: CampaignFields, expected: int | None) -> Campaign:
    """All of it is said anew; whether it is paused is another matter."""
    before = store.get(work, campaign_id)
    said = _said(work, asked, campaign_id, before.created_at)
    after = replace(said, paused=before.paused, version=before.version, audit_head=before.audit_head)
    return store.change(work, before, _sensible(work, after, before), "changed", expected)


def switch(work: Work, campaign_id: str, on: bool | None, expected: int | None) -> Campaign:
    """On or off; the other way round, if it is not said. What is so already stays as it is."""
    before = store.get(work, campaign_id)
    after = replace(before, is_active=not before.is_active if on is None else on)
    problems = list(_provided(work, after))
    if problems and not before.is_active:
        raise refusal(problems)
    if after == before:
        store.as_expected(before, expected)
        return before
    return store.change(work, before, after, "switched_on" if after.is_active else "switched_off", expected)


# -- what was said -------------------------------------------------------------------------------------------


def _said(work: Work, asked: CampaignFields, campaign_id: str, created_at: datetime) -> Campaign:
    """As it is kept; raises what makes it no campaign at all."""
    language = work.settings.business.language
    channel, texts = _channel(asked), texts_in(asked.message_template, language)
    return Campaign(
        campaign_id=campaign_id,
        name=one_line(asked.campaign_name),
        campaign_type=asked.campaign_type,
        channel=channel,
        purpose=asked.purpose,
        target=segment(asked.target_segment, "target_segment"),
        starts=asked.starts or _starts(asked),
        trigger=_trigger(asked.trigger_condition),
        scheduled_at=asked.scheduled_at,
        month_day=asked.month_day,
        texts=texts,
        subjects=subjects_in(asked.subject, language) or _named(asked, channel, texts),
        whatsapp_name=asked.whatsapp_name,
        template_id=asked.template_id,
        discount_code=asked.discount_code.upper() if asked.discount_code else None,
        discount_percent=asked.discount_percent,
        offer=one_line(asked.offer) if asked.offer else None,
        product_id=asked.product_id,
        start_date=asked.start_date,
        end_date=asked.end_date,
        is_active=asked.is_active,
        priority=asked.priority,
        budget=asked.budget,
        holdout_percent=asked.holdout_percent,
        variants=tuple(_variant(each, language) for each in asked.variants),
        experiment=asked.experiment,
        created_at=created_at,
    )


def _channel(asked: CampaignFields) -> MessageChannel:
    """One of the seeds says the channel as the type."""
    named = next((each for each in MESSAGE_CHANNELS if each == asked.campaign_type.lower()), None)
    if asked.channel is None and named is None:
        raise refusal([Detail("channel", f"is needed: one of {', '.join(MESSAGE_CHANNELS)}")])
    if asked.channel is not None and named not in (None, asked.channel):
        raise refusal([Detail("channel", f"is {asked.channel}, and campaign_type says {named}")])
    found = asked.channel or named
    assert found is not None
    return found


def segment(said: str, field: str) -> str:
    name = segments.spelled(said)
    if not segments.is_known(name):
        raise refusal([Detail(field, f"unknown segment {said}; known are {segments.known_names()}")])
    return name


def _trigger(said: TriggerSaid | None) -> Trigger | None:
    if said is None:
        return None
    found = triggers.read(said.model_dump(exclude_none=True))
    if not isinstance(found, Trigger):
        raise refusal(found)
    return found


def _starts(asked: CampaignFields) -> Starts:
    if asked.trigger_condition is not None:
        return "triggered"
    if asked.scheduled_at is not None:
        return "scheduled"
    return "monthly" if asked.month_day is not None else "once"


def texts_in(said: str | TextsSaid | None, language: Language) -> dict[Language, str]:
    texts = {} if said is None else {language: said} if isinstance(said, str) else said.said()
    return {each: readable(text) for each, text in texts.items()}


def subjects_in(said: str | Subjects | None, language: Language) -> dict[Language, str]:
    subjects = {} if said is None else {language: said} if isinstance(said, str) else said.said()
    return {each: one_line(subject) for each, subject in subjects.items()}


def _named(asked: CampaignFields, channel: MessageChannel, texts: Texts) -> dict[Language, str]:
    """An email has a subject, and neither seed a field for one."""
    name = as_a_subject(one_line(asked.campaign_name))
    return dict.fromkeys(texts, name) if channel == "email" else {}


def _variant(said: VariantSaid, language: Language) -> Variant:
    return Variant(
        said.name, said.share, texts_in(said.message_template, language), subjects_in(said.subject, language)
    )


# -- what is wrong with it -----------------------------------------------------------------------------------


def _sensible(work: Work, campaign: Campaign, before: Campaign | None) -> Campaign:
    if problems := wrong_with(work, campaign, before):
        raise refusal(problems)
    return campaign


def wrong_with(
    work: Work, campaign: Campaign, before: Campaign | None, called: Mapping[str, str] = AS_THEY_ARE
) -> list[Detail]:
    """By the names of the fields that say it; a time that was said before may have passed. `called` are the fields
    that give words to what is said, where they have other names."""
    return [
        *_starting(work, campaign, before),
        *_days(work, campaign),
        *_provided(work, campaign),
        *_code(campaign),
        *_products(work, campaign),
        *_category(work, campaign),
        *_words(work, campaign, called),
        *_variants(campaign),
    ]


def refusal(problems: list[Detail]) -> NotAcceptable:
    return NotAcceptable(f"invalid: {', '.join(dict.fromkeys(each.field for each in problems))}", problems)


def _starting(work: Work, campaign: Campaign, before: Campaign | None) -> Iterator[Detail]:
    needed = {"triggered": "trigger", "scheduled": "scheduled_at", "monthly": "month_day"}
    for starts, name in needed.items():
        field = "trigger_condition" if name == "trigger" else name
        given = getattr(campaign, name) is not None
        if starts == campaign.starts and not given:
            yield Detail(field, f"is needed: the campaign starts {starts}")
        if starts != campaign.starts and given:
            yield Detail(field, f"says nothing to a campaign that starts {campaign.starts}")
    moved = before is None or before.scheduled_at != campaign.scheduled_at
    if moved and campaign.scheduled_at is not None and campaign.scheduled_at <= work.now:
        yield Detail("scheduled_at", "is in the past")


def _days(work: Work, campaign: Campaign) -> Iterator[Detail]:
    start, end = campaign.start_date, campaign.end_date
    if start is not None and end is not None and end < start:
        yield Detail("end_date", "is before start_date")
    if campaign.scheduled_at is not None:
        day = work.shop.place.day(campaign.scheduled_at)
        if (start is not None and day < start) or (end is not None and day > end):
            yield Detail("scheduled_at", "is outside of start_date and end_date")


def _provided(work: Work, campaign: Campaign) -> Iterator[Detail]:
    """A campaign may be written before there is a provider, but not be switched on."""
    if campaign.is_active and work.settings.providers.of(campaign.channel) == "none":
        yield Detail(
            "channel",
            f"has no provider: choose who carries {campaign.channel} in the section providers of the settings, "
            "or keep the campaign with is_active false",
        )


def _code(campaign: Campaign) -> Iterator[Detail]:
    """Its shape alone: whether there is such a coupon is for the room of the coupons to say, once there is one."""
    if campaign.discount_code is not None and not CODE.fullmatch(campaign.discount_code):
        yield Detail("discount_code", "must be 2 to 32 of A-Z, 0-9, _ and -, and begin with a letter or a digit")


def _products(work: Work, campaign: Campaign) -> Iterator[Detail]:
    trigger = campaign.trigger
    named = {
        "product_id": campaign.product_id,
        "trigger_condition.product_id": trigger and trigger.product_id,
        "trigger_condition.unless_product_id": trigger and trigger.unless_product_id,
    }
    wanted = [each for each in named.values() if each]
    known = catalog.among(work.table.get_many(catalog.keys_of(wanted)), wanted)
    for field, product_id in named.items():
        if product_id and product_id not in known:
            yield Detail(field, f"names no product: {product_id}")


def _category(work: Work, campaign: Campaign) -> Iterator[Detail]:
    """A category is known when it was made, or when a product stands in it."""
    trigger = campaign.trigger
    named = {
        "trigger_condition.category": trigger and trigger.category,
        "trigger_condition.unless_category": trigger and trigger.unless_category,
    }
    if not any(named.values()):
        return
    known = {shelf_called(each.name) for each in catalog.categories(work)}
    known |= {shelf_called(each.category) for each in catalog.ever(work).values()}
    for field, category in named.items():
        if category and shelf_called(category) not in known:
            yield Detail(field, f"names no category: {category}")


def _words(work: Work, campaign: Campaign, called: Mapping[str, str]) -> Iterator[Detail]:
    if campaign.subjects and campaign.channel not in HAS_A_SUBJECT:
        yield Detail("subject", f"is not said by {campaign.channel}")
    if campaign.whatsapp_name and campaign.channel != "whatsapp":
        yield Detail("whatsapp_name", "is said of WhatsApp alone")
    template = None
    if campaign.template_id is not None:
        if campaign.texts:
            yield Detail("message_template", "is said beside template_id; a campaign has one of them")
        template = _template(work, campaign.template_id)
        if template is None:
            yield Detail("template_id", f"names no template: {campaign.template_id}")
            return
        if template.channel != campaign.channel:
            yield Detail("template_id", f"is for {template.channel}, and the campaign goes by {campaign.channel}")
        if not campaign.texts:
            linked = _is_linked(campaign)
            yield from without_a_word(campaign, template.content(), "template_id", called, linked=linked)
    elif not campaign.texts:
        yield Detail("message_template", "is needed, or a template_id")
        return
    if template is None:
        yield from _wrong_words(work, campaign, called, "", "message_template", "subject")
    for each in campaign.variants:
        where = f"variants.{each.name}"
        yield from _wrong_words(work, campaign, called, each.name, f"{where}.message_template", f"{where}.subject")


def _template(work: Work, template_id: str) -> Template | None:
    try:
        return templates.get(work, template_id)
    except templates.NoSuchTemplate:
        return None


def _wrong_words(
    work: Work, campaign: Campaign, called: Mapping[str, str], variant: str, text: str, subject: str
) -> list[Detail]:
    words = Content(campaign.channel, campaign.texts_of(variant), campaign.subjects_of(variant))
    if not all(words.texts.values()):
        return [Detail(text, "says nothing")]  # of signs that cannot be seen
    content = as_it_leaves(words, campaign.purpose)
    most_parts = work.settings.messages.most_parts
    unsayable = without_a_word(campaign, words, text, called, linked=_is_linked(campaign))
    return wrong_with_words(content, most_parts, text, subject) or list(unsayable)


def _is_linked(campaign: Campaign) -> bool:
    return campaign.advertises and campaign.channel in HAS_A_LINK


def _variants(campaign: Campaign) -> Iterator[Detail]:
    names = [each.name for each in campaign.variants]
    if len(set(names)) < len(names):
        yield Detail("variants", "have one name twice")
    if sum(each.share for each in campaign.variants) > 100:
        yield Detail("variants", "have shares of more than 100 together")
