"""One spelling of what people write, to compare by: composed, case-folded, any script. Pure."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """One spelling for what looks the same: composed, case-folded, Latin accents dropped, Bangla signs kept."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = [sign for sign in decomposed if unicodedata.category(sign) != "Mn" or sign >= "\u0900"]
    return unicodedata.normalize("NFC", "".join(kept))


def plainly(name: str) -> str:
    """The same, whatever the blanks."""
    return " ".join(folded(name).split())
