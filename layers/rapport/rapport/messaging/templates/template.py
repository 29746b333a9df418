"""What a message says: the shop's template, and the content that a campaign takes from it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rapport.customers.model import Purpose
from rapport.kernel.figures import LANGUAGES, Language
from rapport.kernel.ids import computed_id
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.variables import used

Texts = Mapping[Language, str]


@dataclass(frozen=True)
class Content:
    """What the messages of one campaign say. A later edit of the template changes nothing about it."""

    channel: MessageChannel
    texts: Texts
    subjects: Texts = field(default_factory=dict)
    whatsapp_name: str = ""
    """The name under which WhatsApp approved the text; without one it goes only to who wrote within the last day."""
    template_id: str = ""
    """Empty: written for the campaign alone."""
    template_version: int = 0

    @cached_property
    def content_id(self) -> str:
        """Computed from all of it: the same words are one record, however often they are written down."""
        return computed_id("cnt", json.dumps(self.to_item(), sort_keys=True, ensure_ascii=False))

    @property
    def variables(self) -> tuple[str, ...]:
        return variables_of(self.texts, self.subjects)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(each for each in LANGUAGES if each in self.texts)

    def language(self, wanted: Language) -> Language:
        """The one that it is said in: what the customer reads, or what there is."""
        assert self.texts, "a content says something in one language at least"
        return wanted if wanted in self.texts else self.languages[0]

    def to_item(self) -> dict[str, Any]:
        return {
            "channel": self.channel,
            "texts": dict(self.texts),
            "subjects": dict(self.subjects),
            "whatsapp_name": self.whatsapp_name,
            "template_id": self.template_id,
            "template_version": self.template_version,
        }

    @classmethod
    def from_item(cls, item: Mapping[str, Any]) -> Content:
        return cls(
            channel=item["channel"],
            texts=dict(item["texts"]),
            subjects=dict(item["subjects"]),
            whatsapp_name=item["whatsapp_name"],
            template_id=item["template_id"],
            template_version=item["template_version"],
        )


@dataclass(frozen=True)
class Template:
    template_id: str
    name: str
    channel: MessageChannel
    texts: Texts
    subjects: Texts = field(default_factory=dict)
    """Of an email."""
    purpose: Purpose = "marketing"
    whatsapp_name: str = ""
    is_default: bool = False
    """The product's own words, in force until the shop has better ones."""
    version: int = 1
    audit_head: str = ""

    @property
    def variables(self) -> tuple[str, ...]:
        return variables_of(self.texts, self.subjects)

    @property
    def needs_approval(self) -> bool:
        """Who did not write first is reached on WhatsApp by approved words alone."""
        return self.channel == "whatsapp" and not self.whatsapp_name

    def content(self) -> Content:
        """As it stands now, to be kept with a campaign."""
        return Content(self.channel, self.texts, self.subjects, self.whatsapp_name, self.template_id, self.version)


def variables_of(texts: Texts, subjects: Texts) -> tuple[str, ...]:
    return used(*_in_order(subjects), *_in_order(texts))


def _in_order(texts: Texts) -> Iterable[str]:
    return (texts[each] for each in LANGUAGES if each in texts)
