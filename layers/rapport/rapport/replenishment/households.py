"""What a household is expected to run out of: the definition, over all they bought, whatever the order of arrival.

Pure. Recomputed whole whenever an order of theirs changes, so nothing can drift: a cancelled order gives the older
reminder back, and the same event told twice finds everything as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from rapport.kernel.settings import Reminders
from rapport.replenishment.consumption import Consumption, consumption, reminder_date, runs_out, table_days
from rapport.replenishment.packs import Pack, plain
from rapport.replenishment.profiles import InForce, Profile
from rapport.replenishment.rhythm import pace
from rapport.replenishment.states import Reminder

MOST_NEEDS = 24
"""The most recently bought. Moving all of them at once, each with its old and new day and the two counters of these,
is 98 writes; a transaction holds a hundred."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order that counts."""

    day: date
    product_id: str
    name: str
    category: str
    quantity: Decimal
    recorded: date
    """The day on which the shop got to know of it."""
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """One thing they use up, and the arithmetic of its reminder."""

    reminder: Reminder
    category: str
    consumption: Consumption
    standard: str
    """The standard pack that the average is of, as "5 kg"."""
    avg_days: int
    buffer_days: int
    silent: bool = False
    """Imported history that was over when it was imported: nobody is reminded of the past."""
    agenda: date | None = None
    """The day in the reminders' calendar on which it is acted upon."""
    by_call: bool = False
    """How it will likely be told on that day."""

    @property
    def name(self) -> str:
        return self.reminder.need


def household(
    lines: Iterable[Line],
    packs: Mapping[str, Pack],
    profiles: InForce,
    asked: Mapping[str, Sequence[date]],
    settings: Reminders,
) -> list[Need]:
    """Each need once, the most recently bought first."""
    bought: dict[str, dict[date, list[_Share]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        profile = profiles.of(line.product_id, line.category)
        if profile is not None:
            share = _Share(line, packs.get(line.product_id), profile)
            bought[profiles.need(line.category, line.name)][line.day].append(share)
    newest = sorted(bought.items(), key=lambda each: (max(each[1]), each[0]), reverse=True)[:MOST_NEEDS]
    return [_need(need, purchases, asked.get(need, ()), settings) for need, purchases in newest]


def unanswered(asked: Iterable[date], bought: Sequence[date], settings: Reminders) -> int:
    """Reminders in a row before the last purchase that no purchase followed in time. Asking again while an answer
    may still come is the same reminder. What was asked since is for the next purchase to tell."""
    patience = timedelta(days=settings.answered_within_days)
    reminders: list[date] = []
    for day in sorted(asked):
        again = (
            reminders and day - reminders[-1] <= patience and not any(reminders[-1] < each <= day for each in bought)
        )
        if day <= bought[-1] and not again:
            reminders.append(day)
    silence = 0
    for day in reversed(reminders):
        if any(day <= each <= day + patience for each in bought):
            break
        silence += 1
    return silence


@dataclass(frozen=True, slots=True)
class _Share:
    """What one line adds to a need."""

    line: Line
    pack: Pack | None
    profile: Profile

    @property
    def table(self) -> Fraction:
        packs = self.pack.of(self.profile.standard) if self.pack else Fraction(1)
        return table_days(self.profile, packs * Fraction(self.line.quantity))

    @property
    def text(self) -> str:
        if self.pack is None:
            return plain(self.line.quantity)
        return self.pack.text if self.line.quantity == 1 else f"{plain(self.line.quantity)} x {self.pack.text}"


def _need(need: str, purchases: Mapping[date, Sequence[_Share]], asked: Sequence[date], settings: Reminders) -> Need:
    # Two orders of one day are one purchase: nobody runs out of rice between them.
    days = sorted(purchases)
    tables = [sum((each.table for each in purchases[day]), Fraction(0)) for day in days]
    last = max(purchases[days[-1]], key=lambda each: (each.table, each.line.product_id))
    intervals = [((later - day).days, table) for (day, later), table in zip(pairwise(days), tables, strict=False)]
    counted = consumption(
        tables[-1],
        last.profile,
        settings,
        pace(intervals),
        purchases=len(days),
        unanswered=unanswered(asked, days, settings),
    )
    reminded = reminder_date(days[-1], counted, last.profile)
    on_last_day = sorted(purchases[days[-1]], key=lambda each: (each.line.product_id, each.line.quantity))
    return Need(
        reminder=Reminder(
            need=need,
            product_id=last.line.product_id,
            product_name=last.line.name,
            last_bought=days[-1],
            reminder_date=reminded,
            runs_out=runs_out(days[-1], counted),
            consumption_days=counted.days,
            basis=counted.basis,
            pack=" + ".join(each.text for each in on_last_day),
        ),
        category=last.line.category,
        consumption=counted,
        standard=last.profile.standard.text,
        avg_days=last.profile.avg_consumption_days,
        buffer_days=last.profile.buffer_days,
        silent=all(each.line.imported and reminded < each.line.recorded for each in on_last_day),
    )
