"""What is wrong with the words of a campaign, by the name of the field that says them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapport.kernel.errors import Detail
from rapport.kernel.figures import Language
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.parts import parts
from rapport.messaging.templates.rendering import TooLong, rendered
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.variables import problems, samples

HAS_A_SUBJECT: frozenset[MessageChannel] = frozenset({"email", "push"})


def as_a_subject(name: str) -> str:
    """A name is not read for variables."""
    return name.replace("{", "{{").replace("}", "}}")


def wrong_with(content: Content, most_parts: int, text_field: str, subject_field: str) -> list[Detail]:
    unreadable = [*_unreadable(content.texts, text_field), *_unreadable(content.subjects, subject_field)]
    return unreadable or list(_too_long(content, most_parts, text_field))


def _unreadable(words: Mapping[Language, str], field: str) -> Iterator[Detail]:
    for text in words.values():
        yield from (Detail(field, problem) for problem in problems(text))


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
