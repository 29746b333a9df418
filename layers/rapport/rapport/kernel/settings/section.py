from __future__ import annotations

from typing import ClassVar


class Section:
    # Read by whoever validates a change: an unknown setting is a misspelt one.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
