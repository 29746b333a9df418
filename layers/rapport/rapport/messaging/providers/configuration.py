"""What people set for a provider: one JSON object, read strictly, so that a mistake is found before a message is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any


class NotConfigured(Exception):
    """Something is missing or wrong in what people set. Names the field, never its value: it may be a secret."""


@dataclass(frozen=True)
class Configuration:
    values: dict[str, Any]

    @classmethod
    def read(cls, text: str) -> Configuration:
        try:
            values = json.loads(text)
        except ValueError:
            raise NotConfigured("is not JSON") from None
        if not isinstance(values, dict):
            raise NotConfigured("is not a JSON object")
        return cls(values)

    def text(self, field: str, shape: str, default: str | None = None) -> str:
        """Fits the shape as a whole; a field that may be left out has a default."""
        said = self.values.get(field, default)
        if said is None:
            raise NotConfigured(f"{field} is missing")
        if not isinstance(said, str) or (said != default and not re.fullmatch(shape, said)):
            raise NotConfigured(f"{field} is wrong")
        return said

    def texts(self, field: str, shape: str) -> tuple[str, ...]:
        """A list, each of whose texts fits the shape; it may be left out."""
        said = self.values.get(field, [])
        if not isinstance(said, list) or not all(isinstance(each, str) and re.fullmatch(shape, each) for each in said):
            raise NotConfigured(f"{field} is wrong")
        return tuple(said)

    def whole(self, field: str, least: int, most: int, default: int) -> int:
        said = self.values.get(field, default)
        if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
            raise NotConfigured(f"{field} is not a whole number from {least} to {most}")
        return said
