"""Rows and results as lines of JSON. Pure."""

from __future__ import annotations

import json
from typing import Any


def as_line(content: Any) -> bytes:
    # A cell that is no text at all (half a sign) has to lie here, too: the report gives it back.
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read_lines(content: bytes) -> list[Any]:
    return [json.loads(line) for line in content.split(b"\n") if line]
