"""What a shop says of its templates, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AliasChoices, Field, model_validator

from rapport.customers.model import Purpose
from rapport.kernel.figures import LANGUAGES, Language
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Asked, Id, Told
from rapport.messaging.ledger.message import MessageChannel

LONGEST_TEXT = 20_000
LONGEST_SUBJECT = 150

Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
Subject = Annotated[str, Field(min_length=1, max_length=LONGEST_SUBJECT)]


class InLanguages(Asked):
    @model_validator(mode="before")
    @classmethod
    def _is_an_object(cls, said: object) -> object:
        # The door reads models from attributes too, and a number has none that could be wrong.
        if not isinstance(said, Mapping | InLanguages):
            raise ValueError("must be an object with en or bn")
        return said


class Subjects(InLanguages):
    en: Subject | None = None
    bn: Subject | None = None

    def said(self) -> dict[Language, str]:
        return _said(self.en, self.bn)


class Texts(InLanguages):
    """In one language at least; who reads the other gets what there is."""

    en: Text | None = None
    bn: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Texts:
        if not self.said():
            raise ValueError("needs a text, as en or bn")
        return self

    def said(self) -> dict[Language, str]:
        return _said(self.en, self.bn)


def _said(en: str | None, bn: str | None) -> dict[Language, str]:
    return {language: text for language, text in zip(LANGUAGES, (en, bn), strict=True) if text is not None}


class TemplateFields(Asked):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    channel: MessageChannel
    texts: Texts = Field(description="`{first_name|friend}` puts in the first name, or `friend`; `{{` is a brace.")
    subjects: Subjects | None = Field(None, description="Of an email, in each language of its texts.")
    purpose: Purpose = "marketing"
    whatsapp_name: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,512}$")] | None = Field(
        None, description="The name under which WhatsApp approved these words."
    )


class NewTemplate(TemplateFields):
    id: Id | None = Field(None, validation_alias=AliasChoices("id", "template_id", "templateId"))


class PreviewAsked(Asked):
    """A template, or words that are not one yet."""

    template_id: Id | None = None
    channel: MessageChannel | None = None
    texts: Texts | None = None
    subjects: Subjects | None = None
    purpose: Purpose = "marketing"
    language: Language | None = Field(None, description="The customer's, or the shop's, if not given.")
    customer_id: Id | None = Field(None, description="Whose name and days are put in; otherwise samples are.")
    values: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2000)]] = Field(
        default_factory=dict, max_length=50, description="What a campaign would put in: a product, a code."
    )


class TextsTold(Told):
    en: str | None = None
    bn: str | None = None

    @classmethod
    def of(cls, texts: Mapping[Language, str]) -> TextsTold:
        return cls(en=texts.get("en"), bn=texts.get("bn"))


class TemplateTold(Told):
    id: str
    name: str
    channel: MessageChannel
    purpose: Purpose
    texts: TextsTold
    subjects: TextsTold | None = None
    whatsapp_name: str | None = None
    needs_approval: bool = Field(
        description="WhatsApp has not approved it: it reaches only those who wrote within the last day."
    )
    variables: list[str]
    warnings: list[str] | None = None
    is_default: bool
    version: int


class DearSign(Told):
    sign: str
    instead: str = Field(description="Empty: leave it out.")


class Unreadable(Told):
    field: str
    problem: str


class TemplatePreviewTold(Told):
    channel: MessageChannel
    language: Language
    text: str
    subject: str | None = None
    characters: int = Field(description="Of an SMS as the networks count: an emoji is two.")
    encoding: Literal["gsm7", "ucs2"] | None = None
    parts: int | None = None
    room_left: int | None = Field(None, description="How many characters more still fit into these parts.")
    fewer_for_one_less: int | None = Field(None, description="Off its end, for one part less; 0 if it cannot be less.")
    too_many_parts: bool | None = Field(None, description="More than the shop allows: it could not be saved.")
    cost: Money = Field(description="Of one message, in the shop's own money.")
    hint: str | None = Field(None, description="How it could cost less, and how much less.")
    dear_signs: list[DearSign] | None = Field(
        None, description="For their sake alone the SMS is not in plain letters, and has 70 characters a part, not 160."
    )
    unreadable: list[Unreadable] = Field(description="What a template could not be saved with.")
    missing: list[str] = Field(description="Variables that have nothing to say; such a message would not be sent.")
    samples: list[str] = Field(description="Variables that a sample was put in for.")
    warnings: list[str] | None = None
    needs_approval: bool | None = None
