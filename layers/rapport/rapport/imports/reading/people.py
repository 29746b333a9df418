"""One cell with a whole name: what is given, and what is the family's. Pure."""

from __future__ import annotations


def given_and_family(name: str) -> tuple[str, str]:
    """The last word is the family's; Md, Mst, মোঃ stay in front, and one word alone is a first name."""
    words = name.split()
    if len(words) < 2:
        return name.strip(), ""
    return " ".join(words[:-1]), words[-1]
