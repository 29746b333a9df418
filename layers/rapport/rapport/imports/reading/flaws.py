"""What no cell may hold: letters that are none, and that no store, no JSON and no spreadsheet would give back. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapport.imports.reading.encodings import LOST

SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def flaw_of(cells: Iterable[str]) -> str:
    """The first thing that is wrong with the text itself; nothing, if it is sound."""
    text = "\n".join(cells)
    if text.isascii() and text.isprintable():
        return ""
    if SURROGATE.search(text):
        return "holds half a letter (a lone surrogate)"
    if CONTROL.search(text):
        return "holds control characters"
    if LOST in text:
        return "holds letters that were lost when the file was saved"
    return ""


def shown(text: str) -> str:
    """The text so that a report can be written of it."""
    return CONTROL.sub(LOST, SURROGATE.sub(LOST, text))
