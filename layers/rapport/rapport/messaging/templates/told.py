"""Templates as callers get to know them."""

from __future__ import annotations

from rapport.kernel.figures import Language
from rapport.kernel.work import Work
from rapport.messaging.templates import store
from rapport.messaging.templates.model import TemplateTold, TextsTold
from rapport.messaging.templates.template import Content, Template
from rapport.messaging.templates.variables import looks_doubled


def page(work: Work, limit: int, after: str | None) -> tuple[list[TemplateTold], str | None]:
    found, rest = store.page(work, limit, after)
    return [template(work, each) for each in found], rest


def template(work: Work, said: Template) -> TemplateTold:
    return TemplateTold(
        id=said.template_id,
        name=said.name,
        channel=said.channel,
        purpose=said.purpose,
        texts=TextsTold.of(said.texts),
        subjects=TextsTold.of(said.subjects) if said.subjects else None,
        whatsapp_name=said.whatsapp_name or None,
        needs_approval=said.needs_approval,
        variables=list(said.variables),
        warnings=warnings(said.content(), work.settings.business.language) or None,
        is_default=said.is_default,
        version=said.version,
    )


def warnings(content: Content, language: Language) -> list[str]:
    """What is not wrong, and hardly meant."""
    texts = (*content.subjects.values(), *content.texts.values())
    doubled = dict.fromkeys(name for text in texts for name in looks_doubled(text))
    return [
        {
            "en": f"{{{{{name}}}}} says {{{name}}} to the customer; write {{{name}}} to put it in",
            "bn": f"{{{{{name}}}}} লিখলে গ্রাহক {{{name}}} লেখাটিই দেখবেন; মান বসাতে {{{name}}} লিখুন",
        }[language]
        for name in doubled
    ]
