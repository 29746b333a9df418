"""In which encoding a file was written: said by its first bytes, or else found by what its bytes can be. Pure."""

from __future__ import annotations

import codecs

CHUNK = 1 << 20
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that one's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS = "cp1252"
"""What is no Unicode: the code page of a Windows whose owner never chose one."""
BROKEN_HERE_AND_THERE = 10
"""So many sound letters beyond ASCII for each broken one are still UTF-8: a letter cut in half by some export must not
make gibberish of all the others."""
LOST = "\ufffd"
"""Stands for bytes that are no letter; see `flaws`."""


def encoding_of(raw: bytes) -> str:
    """A codec's name. Whoever decodes by it puts LOST in the place of what does not fit."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return encoding
    return _sixteen_bits(raw) or _eight_bits(raw)


def _sixteen_bits(raw: bytes) -> str | None:
    """UTF-16 without its mark: every end of a line has its zero byte, and all zero bytes stand on one side."""
    sample = raw[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    ends = sample.count(b"\n") or sample.count(b"\r")
    if len(raw) % 2 or not ends:
        return None
    if not even and odd >= ends == (sample.count(b"\n\0") or sample.count(b"\r\0")):
        return "utf-16-le"
    if not odd and even >= ends == (sample.count(b"\0\n") or sample.count(b"\0\r")):
        return "utf-16-be"
    return None


def _eight_bits(raw: bytes) -> str:
    sound, broken = 0, -raw.count(LOST.encode())
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    for start in range(0, len(raw), CHUNK):
        text = decoder.decode(raw[start : start + CHUNK], final=start + CHUNK >= len(raw))
        if not text.isascii():
            broken += text.count(LOST)
            sound += len(text) - len(text.encode("ascii", "ignore"))
    return "utf-8" if sound - broken >= BROKEN_HERE_AND_THERE * broken else WINDOWS
