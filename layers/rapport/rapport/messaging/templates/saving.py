"""Making and changing templates: what could not be sent is refused when it is saved, by the name of the field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapport.customers.model import Purpose
from rapport.kernel.errors import Detail, NotAcceptable
from rapport.kernel.figures import LANGUAGES
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import HAS_A_LINK, with_a_way_out
from rapport.messaging.templates import store
from rapport.messaging.templates.model import NewTemplate, TemplateFields
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import TooLong, one_line, readable, rendered
from rapport.messaging.templates.template import Content, Template, Texts
from rapport.messaging.templates.variables import Blank, problems, read, samples


def create(work: Work, asked: NewTemplate) -> Template:
    template = _sensible(work, _said(asked, asked.id or store.fresh_id(work)))
    return store.create(work, template, named=asked.id is not None)


def change(work: Work, template_id: str, asked: TemplateFields, expected: int | None) -> Template:
    return store.change(work, template_id, _sensible(work, _said(asked, template_id)), expected)


def unreadable(texts: Texts, subjects: Texts) -> list[Detail]:
    """Every variable that is none, in every language."""
    return [
        Detail(f"{field}.{language}", problem)
        for field, words in (("texts", texts), ("subjects", subjects))
        for language, text in words.items()
        for problem in problems(text)
    ]


def as_it_leaves(content: Content, purpose: Purpose) -> Content:
    """Dispatch puts the way out under advertising; it is sent, counted and paid for like the rest."""
    advertises = purpose == "marketing" and content.channel in HAS_A_LINK
    return with_a_way_out(content) if advertises else content


def _said(asked: TemplateFields, template_id: str) -> Template:
    subjects = asked.subjects.said() if asked.subjects else {}
    return Template(
        template_id=template_id,
        name=one_line(asked.name),
        channel=asked.channel,
        texts={language: readable(text) for language, text in asked.texts.said().items()},
        subjects={language: one_line(subject) for language, subject in subjects.items()},
        purpose=asked.purpose,
        whatsapp_name=asked.whatsapp_name or "",
    )


def _sensible(work: Work, template: Template) -> Template:
    found = [
        *_empty(template),
        *_subjects(template),
        *_whatsapp(template),
        *unreadable(template.texts, template.subjects),
    ]
    if not found:
        found = list(_length(template, work.settings.messages.most_parts))
    if found:
        raise NotAcceptable(f"invalid: {', '.join(dict.fromkeys(each.field for each in found))}", found)
    return template


def _empty(template: Template) -> Iterator[Detail]:
    """What consists of signs that cannot be seen says nothing."""
    if not template.name:
        yield Detail("name", "says nothing")
    for field, words in (("texts", template.texts), ("subjects", template.subjects)):
        for language, text in words.items():
            if not text:
                yield Detail(f"{field}.{language}", "says nothing")


def _subjects(template: Template) -> Iterator[Detail]:
    if template.channel != "email":
        if template.subjects:
            yield Detail("subjects", "are said of an email alone")
        return
    for language in LANGUAGES:
        if language in template.texts and language not in template.subjects:
            yield Detail(f"subjects.{language}", "is needed: an email has a subject")
        if language in template.subjects and language not in template.texts:
            yield Detail(f"subjects.{language}", "has no text beside it")


def _whatsapp(template: Template) -> Iterator[Detail]:
    if not template.whatsapp_name:
        return
    if template.channel != "whatsapp":
        yield Detail("whatsapp_name", "is said of WhatsApp alone")
        return
    for language, text in template.texts.items():
        silent = (each.name for each in _blanks(text) if each.otherwise is not None and not each.otherwise.strip())
        for name in dict.fromkeys(silent):
            yield Detail(f"texts.{language}", f"says nothing for {{{name}|}}: an approved template takes no empty word")


def _blanks(text: str) -> Iterable[Blank]:
    return (each for each in read(text) if isinstance(each, Blank))


def _length(template: Template, most_parts: int) -> Iterator[Detail]:
    """With the samples put in, and with the way out that advertising gets."""
    content = as_it_leaves(template.content(), template.purpose)
    for language in content.languages:
        alone = Content(content.channel, {language: content.texts[language]}, content.subjects)
        try:
            text = rendered(alone, language, samples(language)).text
        except TooLong as too_long:
            yield from (Detail(f"{each.field}s.{language}", each.problem) for each in too_long.details)
            continue
        count = parts(text).parts
        if template.channel == "sms" and count > most_parts:
            yield Detail(f"texts.{language}", f"comes to {count} parts of an SMS; {most_parts} are the most")
