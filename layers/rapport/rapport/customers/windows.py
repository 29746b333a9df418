"""Windows of time that an automation acts on once: days after the last order, from a near edge to a far one.

Time carries customers over the near edge, and jobs read who crossed it. A change of fact can put a customer inside
a window without a crossing (a cancelled order brings back an older date); then the change itself writes an agenda
entry, so that the window acts as if time had passed. Rooms of later floors add their windows to `all_windows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapport.kernel.settings import Settings


@dataclass(frozen=True)
class Window:
    name: str
    near: int
    far: int | None

    def holds(self, silent: int) -> bool:
        return silent >= self.near and (self.far is None or silent < self.far)


def all_windows(settings: Settings) -> Sequence[Window]:
    edges = settings.drop_off
    return (
        Window("dropoff.low", edges.low_days, edges.medium_days),
        Window("dropoff.medium", edges.medium_days, edges.high_days),
        Window("dropoff.high", edges.high_days, edges.critical_days),
        Window("dropoff.critical", edges.critical_days, None),
    )


def entered_by_fact(last_order: date | None, today: date, windows: Sequence[Window]) -> list[Window]:
    """The windows that a new last-order date lies in already."""
    if last_order is None:
        return []
    silent = (today - last_order).days
    return [window for window in windows if window.holds(silent)]
