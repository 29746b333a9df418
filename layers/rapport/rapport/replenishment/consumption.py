"""When what was bought is used up, and when to remind of it. Pure; in whole days, so that anyone can check the sum.

table days    = average days of a standard pack x standard packs bought
with history  = table days + weight x (own days - table days)
consumption   = that, held between the shortest and the longest
reminder date = day of the order + consumption - buffer
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from rapport.kernel.settings import Reminders
from rapport.replenishment.profiles import Profile
from rapport.replenishment.rhythm import Pace
from rapport.replenishment.states import Basis

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Consumption:
    """The days, and how they came about."""

    days: int
    table_days: int
    """What the table gives for what was bought, before it is held between the shortest and the longest."""
    basis: Basis
    own_days: int | None = None
    """What their own median gives for it."""
    weight: int = 0
    """Of their own median beside the table, in percent."""
    purchases: int = 1
    unanswered: int = 0
    """Reminders in a row, before the last purchase, that nobody answered."""
    rarer: bool = False
    """Asked less often, because nobody answers."""


def table_days(profile: Profile, packs: Fraction) -> Fraction:
    return profile.avg_consumption_days * packs


def consumption(
    table: Fraction,
    profile: Profile,
    settings: Reminders,
    own: Pace | None = None,
    purchases: int = 1,
    unanswered: int = 0,
) -> Consumption:
    by_table = whole(table)
    own_days: int | None = None
    days, weight = by_table, 0
    if own is not None and purchases >= settings.learned_from_purchases:
        own_days, weight = whole(table * own.percent / 100), own.weight
        days = whole(by_table + Fraction(weight, 100) * (own_days - by_table))
    days = held(days, profile)
    rarer = unanswered >= settings.unanswered_before_rarer
    if rarer:
        days = held(whole(Fraction(days * settings.rarer_percent, 100)), profile)
    return Consumption(
        days=days,
        table_days=by_table,
        basis="blended" if weight else "table",
        own_days=own_days,
        weight=weight,
        purchases=purchases,
        unanswered=unanswered,
        rarer=rarer,
    )


def runs_out(bought: date, consumption: Consumption) -> date:
    return bought + timedelta(days=consumption.days)


def reminder_date(bought: date, consumption: Consumption, profile: Profile) -> date:
    return runs_out(bought, consumption) - timedelta(days=profile.buffer_days)


def held(days: int, profile: Profile) -> int:
    return min(max(days, profile.min_days), profile.max_days)


def whole(days: Fraction) -> int:
    """To the nearest day, a half to the later one."""
    return int((days + HALF) // 1)
