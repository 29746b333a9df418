"""What a message would read, come to and cost, before anybody gets it. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rapport.customers import store as customers
from rapport.customers.model import Purpose
from rapport.kernel.errors import Detail, NotAcceptable, invalid
from rapport.kernel.figures import Language
from rapport.kernel.settings import Settings
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import agent_said, language_of, values_of
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates import store
from rapport.messaging.templates.model import DearSign, PreviewAsked, TemplatePreviewTold, Unreadable
from rapport.messaging.templates.parts import dear_signs, hint, parts
from rapport.messaging.templates.rendering import one_line, readable, rendered, unsaid
from rapport.messaging.templates.saving import as_it_leaves, unreadable
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.told import warnings
from rapport.messaging.templates.variables import VARIABLES, nearest, read, samples


@dataclass(frozen=True)
class _Known:
    """What there is to say, and where it is from."""

    values: Mapping[str, str]
    samples: frozenset[str]


def preview(work: Work, asked: PreviewAsked, lang: Language | None) -> TemplatePreviewTold:
    content, purpose = _content(work, asked)
    whole = as_it_leaves(content, purpose)
    customer = customers.get(work, asked.customer_id) if asked.customer_id else None
    own = values_of(customer, agent_said(whole, customer, work), work) if customer else None
    wanted = asked.language or (language_of(customer, work) if customer else work.settings.business.language)
    known = _known(work, asked, own, whole.language(wanted))
    missing = _missing(whole, wanted, known.values)
    words = rendered(whole, wanted, dict(known.values) | {name: f"{{{name}}}" for name in missing})
    reader = lang or work.settings.business.language
    return TemplatePreviewTold(
        channel=content.channel,
        language=words.language,
        text=words.text,
        subject=words.subject or None,
        **_counted(work.settings, content.channel, words.text, reader),
        unreadable=[Unreadable(**asdict(each)) for each in unreadable(content.texts, content.subjects)],
        missing=list(missing),
        samples=[name for name in whole.variables if name in known.samples],
        warnings=warnings(content, reader) or None,
        needs_approval=not content.whatsapp_name if content.channel == "whatsapp" else None,
    )


def _content(work: Work, asked: PreviewAsked) -> tuple[Content, Purpose]:
    if asked.template_id is not None:
        if asked.texts is not None:
            raise invalid("texts", "are said beside template_id; preview one of them")
        template = store.get(work, asked.template_id)
        return template.content(), template.purpose
    if asked.texts is None or asked.channel is None:
        absent = [name for name in ("channel", "texts") if getattr(asked, name) is None]
        raise NotAcceptable("nothing to show", [Detail(name, "is needed without template_id") for name in absent])
    texts = {language: readable(text) for language, text in asked.texts.said().items()}
    said = asked.subjects.said() if asked.subjects else {}
    return Content(asked.channel, texts, {each: one_line(subject) for each, subject in said.items()}), asked.purpose


def _known(work: Work, asked: PreviewAsked, own: Mapping[str, str] | None, language: Language) -> _Known:
    """What was said goes before what is known, and that before samples. Of a customer nothing is made up."""
    strangers = [each for each in asked.values if each not in VARIABLES]
    if strangers:
        raise NotAcceptable("no such variable", [Detail(f"values.{each}", _no_variable(each)) for each in strangers])
    known = {"shop_name": work.settings.business.name, **(own or {}), **asked.values}
    made_up = {
        name: sample
        for name, sample in samples(language).items()
        if name not in known and not (own is not None and VARIABLES[name].of_the_customer)
    }
    return _Known(made_up | known, frozenset(made_up))


def _no_variable(name: str) -> str:
    near = nearest(name)
    return "is no variable" + (f"; did you mean {near}?" if near else "")


def _missing(content: Content, wanted: Language, values: Mapping[str, str]) -> tuple[str, ...]:
    spoken = content.language(wanted)
    said = {name: value.strip() for name, value in values.items()}
    return unsaid((*read(content.subjects.get(spoken, "")), *read(content.texts[spoken])), said)


def _counted(settings: Settings, channel: MessageChannel, text: str, reader: Language) -> dict[str, Any]:
    """Only an SMS comes in parts."""
    if channel != "sms":
        return {"characters": len(text), "cost": settings.providers.price(channel)}
    counted = parts(text)
    return asdict(counted) | {
        "too_many_parts": counted.parts > settings.messages.most_parts,
        "cost": settings.providers.price("sms", counted.parts),
        "hint": hint(text, settings.providers.sms_part_price, reader),
        "dear_signs": [DearSign(sign=each.shown, instead=each.instead) for each in dear_signs(text)] or None,
    }
