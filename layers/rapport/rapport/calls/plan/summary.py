"""What this room keeps of a customer on their profile, so that planning and every view need one read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rapport.kernel.clock import from_stamp, stamp

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class OpenTask:
    """The one task that is open for a customer."""

    task_id: str
    task_date: date
    last_day: date
    """It is open to the end of this day; the next morning it has expired."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The last completed call: an order soon after it counts as influenced."""

    task_id: str
    agent_id: str | None
    task_date: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    open: OpenTask | None = None
    follow_ups: tuple[date, ...] = ()
    """Days on which a call was agreed, and not made yet."""
    served: Mapping[str, str] = field(default_factory=dict)
    """Per rule, what it was last served for: a window is acted on once, however long it lasts."""
    made_on: date | None = None
    """The day of the last task that generation made: it makes at most one a day."""
    given_back: str | None = None
    """The task that expired or failed, with its reasons unserved: the next one was rolled from it."""
    reached: Reached | None = None
    wrong_number: bool = False


def from_item(kept: Mapping[str, Any]) -> Summary:
    if not kept:
        return EMPTY
    opened, reached = kept.get("open"), kept.get("reached")
    return Summary(
        open=OpenTask(opened[0], _day(opened[1]), _day(opened[2])) if opened else None,
        follow_ups=tuple(map(_day, kept.get("follow_ups", ()))),
        served=kept.get("served", NOTHING),
        made_on=_day(kept["made_on"]) if "made_on" in kept else None,
        given_back=kept.get("given_back"),
        reached=Reached(reached[0], reached[1] or None, _day(reached[2]), from_stamp(reached[3])) if reached else None,
        wrong_number=kept.get("wrong_number", False),
    )


def to_item(summary: Summary) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if summary.open:
        task = summary.open
        item["open"] = [task.task_id, task.task_date.isoformat(), task.last_day.isoformat()]
    if summary.follow_ups:
        item["follow_ups"] = [day.isoformat() for day in summary.follow_ups]
    if summary.served:
        item["served"] = dict(summary.served)
    if summary.made_on:
        item["made_on"] = summary.made_on.isoformat()
    if summary.given_back:
        item["given_back"] = summary.given_back
    if summary.reached:
        said = summary.reached
        item["reached"] = [said.task_id, said.agent_id or "", said.task_date.isoformat(), stamp(said.at)]
    if summary.wrong_number:
        item["wrong_number"] = True
    return item


EMPTY = Summary()
_day = date.fromisoformat
