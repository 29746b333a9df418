"""What kind a record is, by its key alone: the word before its partition's first `#`, and the one before its own."""

from __future__ import annotations

from rapport.kernel import keys
from rapport.kernel.table import Key

BESIDE = "CUSTOMER"
"""Records that lie in a customer's own partition."""


def kind_of(key: Key) -> str:
    room, word = key.pk.split("#", 1)[0], key.sk.split("#", 1)[0]
    # Where the sort key is itself a name, a number or an instant, the partition alone says what lies there.
    return f"{room}/{word}" if word.isupper() and word.replace("_", "").isalpha() else room


def kind_beside(sort_key: str) -> str:
    return kind_of(Key(keys.partition(""), sort_key))
