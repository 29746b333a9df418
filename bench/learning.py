"""Does the household's own rhythm beat the table? Households are made up, their purchases told one by one, and each
next purchase is compared with the day on which the last was expected to run out.

Four kinds: regular ones with a pace of their own; irregular ones; some who stock up, one pack or several at a time;
and some who stop for months and come back. The same seed gives the same households.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.tables import Table
from rapport.kernel.settings import Reminders
from rapport.replenishment.defaults import DEFAULTS
from rapport.replenishment.households import Line, household
from rapport.replenishment.profiles import InForce, Profile

KINDS = ("regular", "irregular", "stocking up", "stopped")
SEED = 2026
HOUSEHOLDS = 400
PURCHASES = 10
CLOSE = 3
"""Days: within them a reminder a week before comes in time and not too early."""
BEGAN = date(2025, 1, 1)
PROFILES = InForce.among((), DEFAULTS)
LEARNING, FIXED = Reminders(), Reminders(learned_from_purchases=20)
"""A table that never learns is the one that wants more purchases than anybody makes here."""


@dataclass
class Misses:
    """How far off, in days."""

    days: list[int] = field(default_factory=list)

    @property
    def mean(self) -> float:
        return sum(self.days) / len(self.days)

    @property
    def close(self) -> float:
        return 100 * sum(each <= CLOSE for each in self.days) / len(self.days)


@dataclass
class Compared:
    fixed: Misses = field(default_factory=Misses)
    learned: Misses = field(default_factory=Misses)


def compared(households: int = HOUSEHOLDS, seed: int = SEED) -> dict[str, Compared]:
    """By kind, and in total."""
    found = {kind: Compared() for kind in (*KINDS, "total")}
    for kind in KINDS:
        for number in range(households):
            lines = bought(kind, Random(f"{seed}/{kind}/{number}"))
            for known in range(1, len(lines)):
                came = lines[known].day
                for result in (found[kind], found["total"]):
                    result.fixed.days.append(abs((expected(lines[:known], FIXED) - came).days))
                    result.learned.days.append(abs((expected(lines[:known], LEARNING) - came).days))
    return found


def expected(lines: Sequence[Line], settings: Reminders) -> date:
    """When the last purchase runs out, as it was known then."""
    (need,) = household(lines, {}, PROFILES, {}, settings)
    return need.reminder.runs_out


def bought(kind: str, chance: Random) -> list[Line]:
    profile = chance.choice(DEFAULTS)
    return [_line(profile, day, packs) for day, packs in _purchases(kind, profile, chance)]


def _purchases(kind: str, profile: Profile, chance: Random) -> Iterator[tuple[date, int]]:
    # Families are of all sizes: half the table's days, or nearly twice.
    pace = chance.uniform(0.5, 1.8)
    scatter = {"regular": 0.1, "irregular": 0.5, "stocking up": 0.12, "stopped": 0.15}[kind]
    pause = chance.randint(3, PURCHASES - 2) if kind == "stopped" else None
    day = BEGAN
    for number in range(PURCHASES):
        packs = chance.choice((1, 1, 2, 3)) if kind == "stocking up" else 1
        yield day, packs
        lasted = profile.avg_consumption_days * packs * pace * max(0.2, chance.gauss(1, scatter))
        day += timedelta(days=max(2, round(lasted)))
        if number == pause:
            day += timedelta(days=chance.randint(60, 200))


def _line(profile: Profile, day: date, packs: int) -> Line:
    category = str(profile.category)
    return Line(day, category.lower(), category, category, Decimal(packs), recorded=day)


def measured() -> Table:
    """A pack that the catalogue does not know counts as a standard one: here, each is."""
    table = Table(
        f"Reminders: the own rhythm beside the table ({HOUSEHOLDS} households of each kind, {PURCHASES} purchases)",
        ["kind", "purchases", "table, days off", "learned, days off", "table, within 3 %", "learned, within 3 %"],
    )
    for kind, result in compared().items():
        fixed, learned = result.fixed, result.learned
        cells = (kind, len(fixed.days), fixed.mean, learned.mean, fixed.close, learned.close)
        must = kind in ("regular", "stocking up", "total")
        table.add(*cells, holds=learned.mean < fixed.mean if must else None)
    return table
