"""Every spelling in which what is known of a person would give itself away to who opens the store itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote


def traces_of(texts: Iterable[str], phones: Iterable[str], emails: Iterable[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for text in texts:
        found[text] = text.encode()
        found[f"{text}, escaped"] = json.dumps(text)[1:-1].encode()
        found[f"{text}, in a URL"] = quote(text).encode()
    for text in (*phones, *emails):
        found[f"{text}, hashed without a key"] = hashlib.sha256(text.encode()).hexdigest()[:24].encode()
    return found


def raw(value: Any) -> Iterator[bytes]:
    """What somebody reads who opens the store itself."""
    match value:
        case str():
            yield value.encode()
        case bytes():
            yield value
        case dict():
            for name, each in value.items():
                yield from raw(name)
                yield from raw(each)
        case list() | tuple():
            for each in value:
                yield from raw(each)
        case _:
            yield str(value).encode()
