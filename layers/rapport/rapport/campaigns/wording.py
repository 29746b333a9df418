"""What a campaign says: its own words, or those of a template, or of one of its variants. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rapport.campaigns.campaign import OWN_WORDS, Campaign
from rapport.kernel.errors import Detail
from rapport.kernel.figures import Language
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import TooLong, rendered
from rapport.messaging.templates.template import Content, Template
from rapport.messaging.templates.variables import problems, samples

HAS_A_SUBJECT: frozenset[MessageChannel] = frozenset({"email", "push"})


def content_of(campaign: Campaign, template: Template | None, variant: str = OWN_WORDS) -> Content:
    """What a group reads. The template is that of `template_id`, if the campaign has one."""
    if variant == OWN_WORDS and template is not None:
        content = template.content()
        return replace(content, whatsapp_name=campaign.whatsapp_name or content.whatsapp_name)
    texts = campaign.texts_of(variant)
    said = campaign.subjects_of(variant)
    # An email without a subject is a mistake, and neither seed has a field for one.
    subjects = {language: said.get(language, _plain(campaign.name)) for language in texts}
    return Content(
        campaign.channel,
        texts,
        subjects if campaign.channel == "email" else said,
        # What WhatsApp approved are the campaign's own words; a variant says others.
        (campaign.whatsapp_name or "") if variant == OWN_WORDS else "",
    )


def wrong_with(content: Content, most_parts: int, text_field: str, subject_field: str) -> list[Detail]:
    """Everything that could not be sent, by the name of the field that says it."""
    unreadable = [*_unreadable(content.texts, text_field), *_unreadable(content.subjects, subject_field)]
    return unreadable or [*_empty(content.texts, text_field), *_too_long(content, most_parts, text_field)]


def _plain(name: str) -> str:
    """A name is not read for variables."""
    return name.replace("{", "{{").replace("}", "}}")


def _unreadable(words: Mapping[Language, str], field: str) -> Iterator[Detail]:
    for text in words.values():
        yield from (Detail(field, problem) for problem in problems(text))


def _empty(texts: Mapping[Language, str], field: str) -> Iterator[Detail]:
    """What consists of signs that cannot be seen says nothing."""
    if not all(text.strip() for text in texts.values()):
        yield Detail(field, "says nothing")


def _too_long(content: Content, most_parts: int, field: str) -> Iterator[Detail]:
    """With the samples put in."""
    for language, text in content.texts.items():
        alone = Content(content.channel, {language: text}, content.subjects)
        try:
            said = rendered(alone, language, samples(language)).text
        except TooLong as too_long:
            yield from (Detail(field, each.problem) for each in too_long.details)
            continue
        count = parts(said).parts
        if content.channel == "sms" and count > most_parts:
            yield Detail(field, f"comes to {count} parts of an SMS; {most_parts} are the most")
