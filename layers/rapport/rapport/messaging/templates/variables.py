"""What a template may leave open: the closed list, and how a shop's text is read for it. Pure.

A text is read here and nowhere else. `str.format` would let `{customer_name.__class__}` and `{x:>999999999}` through,
and would tell a shop what is wrong only on the morning of the campaign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapport.kernel.figures import Language

Kind = Literal["words", "exactly", "figures", "money", "days", "day", "named"]
"""How a value is said: as words that stay as they are, as a code, link or number that people type or tap (exactly),
as words whose digits follow the language (figures), or from a plain amount, number of days, date or name."""


@dataclass(frozen=True)
class Variable:
    name: str
    kind: Kind
    what: Mapping[Language, str]
    sample: Mapping[Language, str]
    """As it is handed to rendering: an amount as `1250`, a day as `2026-03-31`."""

    @property
    def of_the_customer(self) -> bool:
        """Known of whoever is written to, and of nobody else: no sample stands in for it."""
        return self.name in ("customer_name", "first_name", "last_order_days", "membership_level", "agent_name")


def _variable(name: str, kind: Kind, en: str, bn: str, sample: str, in_bangla: str = "") -> Variable:
    return Variable(name, kind, {"en": en, "bn": bn}, {"en": sample, "bn": in_bangla or sample})


LINK = f"https://shop.example/u/{'x' * 62}"
"""As long as one is for a customer of ours: an SMS pays for each of its signs."""

VARIABLES: Mapping[str, Variable] = {
    each.name: each
    for each in (
        # The customer
        _variable("customer_name", "words", "The customer's name", "গ্রাহকের নাম", "Rahima Begum", "রহিমা বেগম"),
        _variable("first_name", "words", "Their first name", "নামের প্রথম অংশ", "Rahima", "রহিমা"),
        _variable("last_order_days", "days", "Days since the last order", "শেষ অর্ডারের পর কত দিন", "45"),
        _variable("membership_level", "named", "The membership level", "সদস্যপদের স্তর", "gold"),
        # The shop, and who looks after them
        _variable("shop_name", "words", "The shop's name", "দোকানের নাম", "Rapport shop"),
        _variable("agent_name", "words", "Who looks after them", "দায়িত্বপ্রাপ্ত প্রতিনিধি", "Nila Akter", "নীলা আক্তার"),
        # What it is about
        _variable("product", "words", "The product", "পণ্য", "Miniket rice 5 kg", "মিনিকেট চাল ৫ কেজি"),
        _variable("recommended_product", "words", "What goes with it", "সঙ্গে মানানসই পণ্য", "Ghee 500 g", "ঘি ৫০০ গ্রাম"),
        _variable("price", "money", "The price", "দাম", "450"),
        _variable("cart_value", "money", "What the cart comes to", "কার্টের মোট দাম", "1250"),
        _variable("days_left", "days", "Days until it is used up", "শেষ হতে কত দিন বাকি", "7"),
        # What is offered
        _variable("offer", "figures", "The offer, in words", "অফারটি এক কথায়", "20% off everything", "সব পণ্যে 20% ছাড়"),
        _variable("discount", "figures", "How much less", "কত ছাড়", "20%"),
        _variable("discount_code", "exactly", "The code to order with", "অফারের কোড", "BDAY20"),
        _variable("valid_until", "day", "The offer's last day", "অফারের শেষ দিন", "2026-03-31"),
        # The occasion
        _variable("occasion_name", "named", "What is celebrated", "কী উপলক্ষ", "birthday"),
        _variable("family_member", "words", "Whose birthday it is", "কার জন্মদিন", "Ayesha", "আয়েশা"),
        # The way out
        _variable("opt_out_link", "exactly", "Where to say no more", "বার্তা বন্ধের লিংক", LINK),
    )
}

NO_MORE = frozenset({"agent_phone", "order_total"})
"""Nothing ever had a word for these. They are refused by now; words that were kept with them are read as they were."""

NAMED: Mapping[str, Mapping[Language, str]] = {
    "birthday": {"en": "birthday", "bn": "জন্মদিন"},
    "anniversary": {"en": "anniversary", "bn": "বিবাহবার্ষিকী"},
    "family_birthday": {"en": "birthday", "bn": "জন্মদিন"},
    "silver": {"en": "Silver", "bn": "সিলভার"},
    "gold": {"en": "Gold", "bn": "গোল্ড"},
    "platinum": {"en": "Platinum", "bn": "প্লাটিনাম"},
}
"""What the house calls by a name of its own."""

ONLY = "a name, or a name and what to say instead, like {first_name|friend}"
ALLOWED = ", ".join(f"{{{name}}}" for name in VARIABLES)


@dataclass(frozen=True)
class Blank:
    """An open place: a variable, and what is said if it has nothing to say."""

    name: str
    otherwise: str | None = None
    """None: then the message cannot be said at all."""


Piece = str | Blank

TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
NAME = re.compile(r"[a-z][a-z_]*")
SHOWN = 30


@lru_cache(maxsize=64)
def read(text: str) -> tuple[Piece, ...]:
    """A text as pieces. What cannot be read stays as it stands; `problems` says what that is.

    Remembered: a campaign says a handful of texts, to everybody."""
    return tuple(piece for piece, _ in _read(text))


def problems(text: str) -> list[str]:
    """What is wrong with a text, each in a sentence that says what to write instead."""
    return list(dict.fromkeys(problem for _, problem in _read(text) if problem))


def used(*texts: str) -> tuple[str, ...]:
    """The variables in the order in which they first appear."""
    blanks = (piece for text in texts for piece in read(text) if isinstance(piece, Blank))
    return tuple(dict.fromkeys(blank.name for blank in blanks))


def looks_doubled(text: str) -> tuple[str, ...]:
    """Variables in double braces: correct, but they say `{customer_name}` to the customer. Few shops mean that."""
    said = "".join(piece for piece in read(text) if isinstance(piece, str))
    return tuple(name for name in VARIABLES if f"{{{name}}}" in said)


def samples(language: Language) -> dict[str, str]:
    return {name: each.sample[language] for name, each in VARIABLES.items()}


def _read(text: str) -> Iterator[tuple[Piece, str]]:
    at = 0
    for found in TOKEN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], ""
        at = found.end()
        token, inside = found.group(), found.group(1)
        if token in ("{{", "}}"):
            yield token[0], ""
        elif inside is None:
            yield token, _stray(token, text[found.start() : found.start() + SHOWN])
        else:
            name, bar, otherwise = inside.partition("|")
            is_blank = name in VARIABLES or name in NO_MORE
            yield Blank(name, otherwise if bar else None) if is_blank else token, _wrong(inside)
    if at < len(text):
        yield text[at:], ""


def _stray(brace: str, near: str) -> str:
    if brace == "{":
        # A line is enough to find it by, and what stands below it may be the way out, which nobody typed.
        return f"opens a brace that is not closed: {near.partition('\n')[0]} (write {{{{ for a brace of its own)"
    return "closes a brace that was not opened (write }} for a brace of its own)"


def _wrong(inside: str) -> str:
    name = inside.partition("|")[0]
    if name in VARIABLES:
        return ""
    shown = f"{{{inside[:SHOWN]}}}"
    if not name.strip():
        return f"has braces with no name in them: {shown}; allowed are {ALLOWED}"
    near = nearest(name)
    meant = f"; did you mean {{{near}}}?" if near else ""
    if re.match(r"\s*[A-Za-z_]+\s*[.\[:!(]", name):
        return f"asks for more than a variable: {shown}; braces hold {ONLY}{meant}"
    return f"names no variable: {shown}{meant or ';'} allowed are {ALLOWED}"


def nearest(name: str, among: Sequence[str] = tuple(VARIABLES)) -> str | None:
    """The name that was meant: `{CustomerName}`, `{custmer_name}` and `{customer_name.upper}` as well."""
    from difflib import get_close_matches  # late: most texts are spelled well, and workers read only such

    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    plain = re.split(r"[.\[:!(]", plain)[0].strip().lower()
    plain = re.sub(r"[\s-]+", "_", plain)
    found = get_close_matches(plain, among, n=1)
    return found[0] if found else None
