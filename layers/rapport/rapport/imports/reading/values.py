"""What the other cells say: yes and no, phones, emails, ids, one of several, text. Raises `Unreadable`. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from rapport.imports.reading.amounts import SHORTENED, unshortened
from rapport.imports.reading.cells import plain, western
from rapport.imports.reading.problem import Unreadable
from rapport.imports.reading.ways import Ways
from rapport.kernel.ids import BROUGHT, ROUTE_WORDS
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.spelling import plainly

YES_WORDS = """
    yes y true t 1 x ✓ ✔ ok on allowed agreed subscribed opted-in opt-in optin হ্যাঁ হ্যা হাঁ হা জি জ্বি সত্য ha ji
"""
NO_WORDS = """
    no n false f 0 ✗ ✘ off never refused unsubscribed opted-out opt-out optout stop না নাই নয় মিথ্যা na
"""
YES, NO = (frozenset(plainly(word) for word in words.split()) for words in (YES_WORDS, NO_WORDS))
SEVERAL = re.compile(r"[,;/|\n]+|\s+(?:or|and|ও)\s+|&")
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]{2,}")
LONGEST_EMAIL = 254
BESIDE = re.compile(r"\([^)0-9]*\)")
"""Whose it is, "(wife)"; not a zero, "(0)"."""
FLOAT = re.compile(r"([0-9]{6,})\.0+")
LONGEST_SLUG = 40


def yes_or_no(cell: str) -> bool:
    word = "-".join(plainly(western(plain(cell))).split())
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("not_yes_or_no", f"{plain(cell)} is neither yes nor no")


def phone(cell: str, ways: Ways) -> str:
    """In E.164. A spreadsheet takes the zero from 01712345678, which can be told; what it rounds away cannot."""
    text = BESIDE.sub("", western(plain(cell)).removeprefix("tel:")).strip()
    if shortened := SHORTENED.fullmatch(text):
        text = str(int(unshortened(shortened, text)))
    elif float_like := FLOAT.fullmatch(text):
        text = float_like.group(1)
    try:
        return e164(text, ways.country)
    except NotAPhone as wrong:
        raise Unreadable("not_a_phone", f"{plain(cell)} {wrong}") from None


def phones(cell: str, ways: Ways) -> list[str]:
    """One cell often holds two: "01712345678, 01812345678"."""
    return list(dict.fromkeys(phone(each, ways) for each in SEVERAL.split(plain(cell)) if each.strip()))


def email(cell: str) -> str:
    address = plain(cell).removeprefix("mailto:").strip("<> ")
    if not EMAIL.fullmatch(address) or len(address) > LONGEST_EMAIL:
        raise Unreadable("not_an_email", f"{address} is not an email address")
    return address


def emails(cell: str) -> list[str]:
    return list(dict.fromkeys(email(each) for each in re.split(r"[,;\s]+", plain(cell)) if each.strip()))


def identifier(cell: str) -> str:
    """An id of theirs as one that addresses and keys can carry, always the same for the same.

    "INV/24/7" becomes "INV-24-7-" and a digest, so that "INV-24/7" is another; "#1001" is 1001.
    """
    text = western(plain(cell)).lstrip("#").strip()
    if not text:
        raise Unreadable("no_id", "is no id")
    if not re.fullmatch(BROUGHT, text):
        slug = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:LONGEST_SLUG]
        text = f"{slug or 'id'}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
    if text.lower() in ROUTE_WORDS:
        raise Unreadable("taken_word", f"{text} is a word of our addresses; choose another id")
    return text


def one_of[Choice: str](cell: str, choices: Mapping[str, Choice]) -> Choice:
    """By the words people write for it, folded; see `plainly`."""
    said = plainly(plain(cell))
    if said not in choices:
        known = ", ".join(sorted(set(choices.values())))
        raise Unreadable("not_one_of", f"{plain(cell)} is none of {known}")
    return choices[said]


def line(cell: str, longest: int) -> str:
    return text(" ".join(plain(cell).split()), longest)


def text(cell: str, longest: int) -> str:
    """With its lines."""
    said = plain(cell)
    if len(said) > longest:
        raise Unreadable("too_long", f"is longer than {longest} characters")
    return said
