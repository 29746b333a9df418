"""A cell as it was typed, without what a spreadsheet or a copy put around it. Pure."""

from __future__ import annotations

import re
import unicodedata

WRAPPED = re.compile(r'="(.*)"', re.DOTALL)
"""`="01712345678"`: how some keep Excel from eating the zero."""
GUARDED = re.compile(r"'(?=\s*[=+\-@＝＋－＠0-9]|[\t\r\n])")
"""The apostrophe before a sign or a number: from a person who knows Excel, or from our own report."""
INVISIBLE = "\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
"""Marks that come along when a number is copied from a chat. Not the joiners: Bangla spells with them."""
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
NOTHING = frozenset(["", "-", "--", "—", "n/a", "#n/a", "null"])
NO_NUMBER = NOTHING | {"na", "none", "nil", "nan", "nai", "0000-00-00", "0000-00-00 00:00:00", "নাই", "নেই", "অজানা"}
"""What stands where nobody has a phone or a birthday. Nil and Na are names, so names know only the shorter list."""


def plain(cell: str) -> str:
    cell = cell.translate(WITHOUT_INVISIBLE).lstrip()
    cell = (cell[1:] if GUARDED.match(cell) else cell).strip()
    if wrapped := WRAPPED.fullmatch(cell):
        cell = wrapped.group(1).replace('""', '"').strip()
    return cell


def says_nothing(cell: str) -> bool:
    return plain(cell).casefold() in NOTHING


def says_no_number(cell: str) -> bool:
    return plain(cell).casefold() in NO_NUMBER


def western(text: str) -> str:
    """The same with 0-9 for the digits of any script."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
