"""Whose customer somebody new becomes: asked by a door, of a room that knows the team's day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rapport.kernel.work import Work

type LeadTo = Callable[[Work, Mapping[str, Any]], str | None]


def nobody(_: Work, __: Mapping[str, Any]) -> None:
    """For history, and for whoever hands out no leads."""
