"""Where a reminder stands on a day. Pure, and read from the customer's profile alone: a morning reads thousands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from rapport.kernel.settings import Reminders

State = Literal["waiting", "due", "late", "lapsed"]
Basis = Literal["table", "blended"]

MOST_ON_PROFILE = 10
"""A call speaks of a few things; the profile is read by everybody and stays small."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that a household is likely to run out of."""

    need: str
    product_id: str
    product_name: str
    last_bought: date
    reminder_date: date
    runs_out: date
    consumption_days: int
    basis: Basis
    pack: str
    """How much was bought, in words: "2 x 5 kg"."""


def state(reminder: Reminder, day: date, settings: Reminders) -> State:
    return state_of(reminder.reminder_date, day, settings)


def state_of(reminder_date: date, day: date, settings: Reminders) -> State:
    """Half open: on the seventh day behind the reminder it is late, not due."""
    behind = (day - reminder_date).days
    if behind < 0:
        return "waiting"
    if behind < settings.late_after_days:
        return "due"
    return "late" if behind < settings.lapsed_after_days else "lapsed"


def summary(reminders: Iterable[Reminder]) -> dict[str, Any]:
    """What the customer's profile carries: the soonest first."""
    soonest = sorted(reminders, key=lambda each: (each.reminder_date, each.need))[:MOST_ON_PROFILE]
    return {
        "due": [
            {
                "need": each.need,
                "product_id": each.product_id,
                "product_name": each.product_name,
                "last_bought": each.last_bought.isoformat(),
                "pack": each.pack,
                "reminder_date": each.reminder_date.isoformat(),
                "runs_out": each.runs_out.isoformat(),
                "days": each.consumption_days,
                "basis": each.basis,
            }
            for each in soonest
        ]
    }


def from_summary(summary: Mapping[str, Any]) -> tuple[Reminder, ...]:
    day = date.fromisoformat
    return tuple(
        Reminder(
            each["need"],
            each["product_id"],
            each["product_name"],
            day(each["last_bought"]),
            day(each["reminder_date"]),
            day(each["runs_out"]),
            each["days"],
            each["basis"],
            each["pack"],
        )
        for each in summary.get("due", ())
    )
