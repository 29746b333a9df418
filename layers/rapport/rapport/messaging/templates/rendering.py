"""A content becomes the words of one message. Pure.

A value is put in as it is: a customer whose name is `{discount_code}` stays that, for nothing is read twice.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from rapport.kernel.errors import Detail, NotAcceptable
from rapport.kernel.figures import Language, day, digits, number, taka
from rapport.messaging.ledger.message import MessageChannel
from rapport.messaging.templates.template import Content
from rapport.messaging.templates.variables import NAMED, VARIABLES, Blank, Kind, Piece, read

LONGEST: Mapping[MessageChannel, int] = {"sms": 1530, "whatsapp": 1024, "email": 20_000, "push": 1000}
"""Characters of a text with everything put in. An SMS of ten parts; what WhatsApp takes of a template; what a phone
shows; and an email that is still a letter."""
LONGEST_SUBJECT = 200
LONGEST_VALUE = 200
"""A name or a product; whatever is longer is cut. Codes, links and numbers are not: half of one is none."""

JOINERS = "\u200c\u200d"
"""Without width, and not for show: Bangla conjuncts are spelled with them."""
SHOWN_AS_IT_IS = "\n" + JOINERS


@dataclass(frozen=True)
class Words:
    subject: str
    text: str
    language: Language
    values: tuple[str, ...]
    """What was put in, in the order in which the text first names each: the parameters of an approved WhatsApp
    template."""


class MissingWord(NotAcceptable):
    """A variable had nothing to say, and the text says nothing instead. Nobody gets a message with a hole in it."""

    code = "missing_word"

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        named = ", ".join(f"{{{each}}}" for each in self.names)
        super().__init__(
            f"nothing to say for {named}",
            [Detail(each, f"has nothing to say here; {{{each}|...}} says something instead") for each in self.names],
        )


class TooLong(NotAcceptable):
    code = "message_too_long"


def rendered(content: Content, language: Language, values: Mapping[str, str]) -> Words:
    """In the wanted language if the content has it, else in the one it has.

    `values` are plain: an amount as `1250.50`, a day as `2026-03-31`, an occasion as `birthday`; each is said in the
    language of the text that it stands in. Raises `MissingWord` and `TooLong`.
    """
    spoken = content.language(language)
    in_subject, in_text = read(content.subjects.get(spoken, "")), read(content.texts[spoken])
    asked_for = {piece.name for piece in (*in_subject, *in_text) if isinstance(piece, Blank)}
    said = {name: _said(content.channel, name, value, spoken) for name, value in values.items() if name in asked_for}
    missing = unsaid((*in_subject, *in_text), said)
    if missing:
        raise MissingWord(missing)
    subject = one_line(_put_in(in_subject, said))
    text = readable(_put_in(in_text, said))
    for name, words, most in (("text", text, LONGEST[content.channel]), ("subject", subject, LONGEST_SUBJECT)):
        if len(words) > most:
            raise TooLong(
                f"{name} is too long", [Detail(name, f"comes to {len(words)} characters; {most} are the most")]
            )
    return Words(subject, text, spoken, _in_order(in_text, said))


def unsaid(pieces: Iterable[Piece], said: Mapping[str, str]) -> tuple[str, ...]:
    """Which variables have nothing to say, and nothing to say instead."""
    open_places = (each for each in pieces if isinstance(each, Blank) and each.otherwise is None)
    return tuple(dict.fromkeys(each.name for each in open_places if not said.get(each.name)))


def one_line(text: str) -> str:
    """Without whatever would begin a new line: behind a line break in a subject stands the next header."""
    if _hides_nothing(text):
        return " ".join(text.split())
    return " ".join(_shown(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text).split())


def readable(text: str) -> str:
    """Lines and words, without the signs that steer a terminal or turn the direction of writing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines = lines.replace("\t", " ")
    return (lines if _hides_nothing(lines) else _shown(lines)).strip()


def _hides_nothing(text: str) -> bool:
    """As nearly every text: then no sign of it need be looked at by itself, which takes a hundred times as long."""
    for sign in SHOWN_AS_IT_IS:
        text = text.replace(sign, "")
    return text.isprintable()


def _shown(signs: Iterable[str]) -> str:
    hidden = ("Cc", "Cf", "Cs", "Co")
    return "".join(each for each in signs if each in SHOWN_AS_IT_IS or unicodedata.category(each) not in hidden)


def _put_in(pieces: Iterable[Piece], said: Mapping[str, str]) -> str:
    return "".join(_one(each, said) if isinstance(each, Blank) else each for each in pieces)


def _one(blank: Blank, said: Mapping[str, str]) -> str:
    return said.get(blank.name) or blank.otherwise or ""


def _in_order(pieces: Iterable[Piece], said: Mapping[str, str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for each in pieces:
        if isinstance(each, Blank):
            first.setdefault(each.name, _one(each, said))
    return tuple(first.values())


def _said(channel: MessageChannel, name: str, value: str, language: Language) -> str:
    kind: Kind = VARIABLES[name].kind
    plain = one_line(value)
    if kind == "exactly":
        return plain
    plain = plain[:LONGEST_VALUE].strip()
    match kind:
        case "money":
            return _amount(plain, language, channel)
        case "days":
            return number(int(plain), language) if plain.isascii() and plain.isdigit() else digits(plain, language)
        case "day":
            return _day(plain, language)
        case "named":
            return NAMED[plain.lower()][language] if plain.lower() in NAMED else plain
        case "figures":
            return digits(plain, language)
        case _:
            return plain


def _amount(plain: str, language: Language, channel: MessageChannel) -> str:
    try:
        exact = Decimal(plain)
    except InvalidOperation:
        return digits(plain, language)
    if not exact.is_finite():
        return plain
    # The sign of the taka is no letter of the plain SMS alphabet: it alone would make an English SMS twice as dear.
    sign = "Tk " if channel == "sms" and language == "en" else "৳"
    return taka(exact, language, sign)


def _day(plain: str, language: Language) -> str:
    try:
        return day(date.fromisoformat(plain), language)
    except ValueError:
        return digits(plain, language)
