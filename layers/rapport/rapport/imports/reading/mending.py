"""Bangla that was written as UTF-8 and read as Windows-1252 or Latin-1 ("à¦°à¦¹à¦¿à¦®"), made readable again. Pure.

Every Bangla letter is three bytes in UTF-8, of which the first two read as "à¦" or "à§". Nobody writes these: where
they stand, text is damaged, and where they do not, nothing is changed. A file can have gone through it twice.
"""

from __future__ import annotations

import re

ONCE = re.compile("à[¦§]")
TWICE = re.compile("Ã\u00a0Â[¦§]")
MARKS = ("à¦", "à§", "Ã\u00a0Â¦", "Ã\u00a0Â§")


def _read_as_windows(byte: int) -> str:
    # Five bytes are nobody's in Windows-1252. Windows keeps them as they are, and so keeps the Bangla hasanta.
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {_read_as_windows(byte): byte for byte in range(0x80, 0x100)}
"""The byte that a letter was before it was misread, whether as Latin-1 or as Windows-1252."""


def _any_of(first: int, last: int) -> str:
    return "[" + re.escape("".join(sign for sign, byte in BYTES.items() if first <= byte <= last)) + "]"


LETTERS = re.compile(
    f"{_any_of(0xC2, 0xDF)}{_any_of(0x80, 0xBF)}"
    f"|{_any_of(0xE0, 0xEF)}{_any_of(0x80, 0xBF)}{{2}}"
    f"|{_any_of(0xF0, 0xF4)}{_any_of(0x80, 0xBF)}{{3}}"
)
"""What one letter of UTF-8 looks like when each of its bytes is read for a letter."""


def damaged(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def damaged_file(raw: bytes, encoding: str) -> bool:
    """Anywhere in it, without decoding all of it."""
    plainly = "utf-8" if encoding == "utf-8-sig" else encoding
    if plainly in ("utf-16", "utf-32"):
        ways: tuple[str, ...] = (f"{plainly}-le", f"{plainly}-be")
    else:
        ways = (plainly,)
    return any(mark.encode(way) in raw for mark in MARKS for way in ways)


def mended(text: str) -> str:
    """The text as it was written; the very same text if it is sound."""
    if TWICE.search(text):
        text = LETTERS.sub(_letter, text)
    if ONCE.search(text):
        text = LETTERS.sub(_letter, text)
    return text


def _letter(found: re.Match[str]) -> str:
    signs = found.group()
    try:
        return bytes(BYTES[sign] for sign in signs).decode("utf-8")
    except UnicodeDecodeError:
        return signs
