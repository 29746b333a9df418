"""Names as people search for them: any script, by the beginning of any word, titles skipped."""

from __future__ import annotations

import unicodedata

from rapport.kernel.spelling import folded

TITLES = frozenset(
    [
        "md",
        "mst",
        "mrs",
        "mr",
        "ms",
        "dr",
        "haji",
        "hazi",
        "alhaj",
        "mohd",
        "মো",
        "মোঃ",
        "মোছাঃ",
        "মোসাঃ",
        "জনাব",
        "মিসেস",
        "ডা",
        "ডাঃ",
    ]
)
MOST_WORDS = 8
SHORTEST = 2


def words(text: str) -> list[str]:
    """The words a name is found by."""
    cleaned = "".join(
        sign if sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc") else " " for sign in folded(text)
    )
    found = [word[:40] for word in cleaned.split() if len(word) >= SHORTEST and word not in TITLES]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def first(beginning: str, name: str) -> str:
    """The first word of a name, in the order of the alphabet, that begins so."""
    return min((word for word in words(name) if word.startswith(beginning)), default="")


def matches(typed: list[str], name: str) -> bool:
    """Every typed word begins some word of the name."""
    of_name = words(name)
    return all(any(word.startswith(each) for word in of_name) for each in typed)
