"""What an SMS comes to: its alphabet, its parts, and what would make it cheaper. Pure.

The networks know two alphabets. GSM-7 holds Latin letters, 160 to a part; one sign outside of it, a typographic
apostrophe as well as a Bangla letter, makes the whole message UCS-2, 70 to a part. From two parts on, each carries a
header that says which it is, and holds 153 or 67.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rapport.kernel.figures import Language, number, taka

Encoding = Literal["gsm7", "ucs2"]

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""GSM 03.38. The national tables, the Bengali one among them, are left out: no aggregator here sends by them."""
EXTENSION = frozenset("\f^{}\\[~]|€")
"""Behind an escape: each counts two."""
ALPHABET = BASIC | EXTENSION

ALONE: Mapping[Encoding, int] = {"gsm7": 160, "ucs2": 70}
OF_SEVERAL: Mapping[Encoding, int] = {"gsm7": 153, "ucs2": 67}

PLAIN: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t", " "),
    "…": "...",
    "•": "-",
    "·": "-",
    "×": "x",
    "৳": "Tk ",
    "₹": "Rs ",
    "™": "(TM)",
    "©": "(C)",
    "®": "(R)",
    "½": "1/2",
    "।": ".",
}
"""What writing programs put in by themselves, and what says the same in plain letters."""

ACCENTS = frozenset(map(chr, range(0x300, 0x370))) | {"\ufe0f"}
"""Loose accents, and the sign that makes a heart red: on a letter, not letters."""


@dataclass(frozen=True)
class Parts:
    encoding: Encoding
    characters: int
    """As the networks count: an emoji is two in UCS-2, a euro sign two in GSM-7."""
    parts: int
    room_left: int
    """How many plain characters more still fit into these parts."""
    fewer_for_one_less: int
    """How many characters, counted in the same way, have to go off its end for one part less. 0: it cannot be less."""


@dataclass(frozen=True)
class Dear:
    """A sign for whose sake alone the whole message is UCS-2."""

    sign: str
    instead: str
    """Empty: leave it out."""

    @property
    def shown(self) -> str:
        """What cannot be seen is called by its number."""
        visible = unicodedata.category(self.sign)[0] not in "ZCM"
        return self.sign if visible else f"U+{ord(self.sign):04X}"


def parts(text: str) -> Parts:
    signs = set(text)
    encoding: Encoding = "gsm7" if signs <= ALPHABET else "ucs2"
    characters = _characters(text, signs, encoding)
    if characters <= ALONE[encoding]:
        return Parts(encoding, characters, min(characters, 1), ALONE[encoding] - characters, 0)
    most = OF_SEVERAL[encoding]
    number, last = _even(characters, most) if characters == len(text) else _filled(text, encoding, most)
    # From two parts to one there is no header any more, so more stays than the first part holds.
    fewer = characters - ALONE[encoding] if number == 2 else last
    return Parts(encoding, characters, number, most - last, fewer)


def dear_signs(text: str) -> tuple[Dear, ...]:
    """The signs that force UCS-2 and need not: with all of them replaced it would be GSM-7.

    None, if the text is written in another script: then they cost nothing.
    """
    found: list[Dear] = []
    for sign in dict.fromkeys(text):
        if sign in ALPHABET:
            continue
        instead = _plain(sign)
        if instead is None:
            return ()
        found.append(Dear(sign, instead))
    return tuple(found)


def plainly(text: str) -> str:
    """With every dear sign replaced."""
    for each in dear_signs(text):
        text = text.replace(each.sign, each.instead)
    return text


def hint(text: str, part_price: Decimal, language: Language) -> str | None:
    """How it could cost less, and what that saves; None if it cannot."""
    now, plain = parts(text), parts(plainly(text))
    if plain.parts < now.parts:
        named = ", ".join(each.shown for each in dear_signs(text))
        saved = _saved(now.parts - plain.parts, part_price, language)
        return {
            "en": f"{named} in plain letters saves {saved}",
            "bn": f"{named} সাধারণ অক্ষরে লিখলে {saved} বাঁচবে",
        }[language]
    if fewer := now.fewer_for_one_less:
        saved = _saved(1, part_price, language)
        english = "1 character fewer saves" if fewer == 1 else f"{fewer} characters fewer save"
        return {"en": f"{english} {saved}", "bn": f"{number(fewer, 'bn')}টি অক্ষর কমালে {saved} বাঁচবে"}[language]
    return None


def _saved(fewer: int, part_price: Decimal, language: Language) -> str:
    """In money, by the thousand; a shop that has not said what a part costs saves parts."""
    if not part_price:
        plural = "part" if fewer == 1 else "parts"
        return {"en": f"{fewer} {plural}", "bn": f"{number(fewer, 'bn')}টি অংশ"}[language]
    amount = taka(1000 * fewer * part_price, language)
    return {"en": f"{amount} for 1,000 messages", "bn": f"প্রতি {number(1000, 'bn')} বার্তায় {amount}"}[language]


def _characters(text: str, signs: set[str], encoding: Encoding) -> int:
    if encoding == "gsm7":
        return len(text) + sum(text.count(sign) for sign in signs & EXTENSION)
    # As UCS-2 writes it: two bytes, and four for what is beyond it.
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _even(characters: int, most: int) -> tuple[int, int]:
    """How many parts, and how much the last one holds, where each character counts one."""
    number = -(-characters // most)
    return number, characters - (number - 1) * most


def _filled(text: str, encoding: Encoding, most: int) -> tuple[int, int]:
    """The same, where some count two. Those stay together: half an emoji is a question mark on the phone."""
    number, last = 1, 0
    for sign in text:
        size = _size(sign, encoding)
        if last + size > most:
            number, last = number + 1, 0
        last += size
    return number, last


def _size(sign: str, encoding: Encoding) -> int:
    if encoding == "gsm7":
        return 2 if sign in EXTENSION else 1
    return 2 if ord(sign) > 0xFFFF else 1


def _plain(sign: str) -> str | None:
    """What stands in for it in GSM-7; None for a letter that has no other way to be written."""
    if sign in PLAIN:
        return PLAIN[sign]
    if sign in ACCENTS:
        return ""
    without_accents = "".join(each for each in unicodedata.normalize("NFKD", sign) if each in BASIC)
    if without_accents:
        return without_accents
    return None if unicodedata.category(sign)[0] in "LMN" else ""
