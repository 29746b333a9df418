"""What writing to people did: those who were written to beside those who were held out, and one wording beside
another. An honest interval, or the word that there is not enough to tell. Pure.

Shares are compared by Newcombe's interval from two Wilson intervals (Statistics in Medicine 17, 1998, method 10), which
holds its 95 percent where few convert; amounts by Welch's, which does not ask that both groups vary alike. Variants
are compared two by two, and what chance would have it in the best of several pairs is taken into account (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, comb, sqrt
from statistics import NormalDist
from typing import NamedTuple

from rapport.kernel.money import CENT, ZERO, money

LEAST_PEOPLE = 30
"""In each group. Below it, the mean of what a few people spent is no measure of what such people spend."""
LEAST_EXPECTED = 10
"""Who would have bought in the smallest group if all bought alike. Most people spend nothing and a few spend much: with
fewer buyers one large order moves the mean by more than any interval admits. At ten, 93 of 100 intervals on amounts
hold the truth where 95 are promised, and of shares 95; with five it would be 90."""

SURE = NormalDist().inv_cdf(0.975)
"""Ninety-five percent, both sides."""
BY_CHANCE = Decimal("0.05")
"""How likely chance alone may have made a winner."""


@dataclass(frozen=True)
class Group:
    people: int
    converted: int = 0
    revenue: Decimal = ZERO
    squares: Decimal = ZERO
    """The sum of the squares of what each person spent: with it, the spread is known without the people."""


@dataclass(frozen=True)
class Difference:
    """An estimate, and between what the truth lies in ninety-five of a hundred such campaigns."""

    estimate: Decimal
    low: Decimal
    high: Decimal

    @property
    def is_clear(self) -> bool:
        """Not to be explained by chance."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class Lift:
    conversion_rate: Decimal
    """Of those who were written to, in percent."""
    held_out_rate: Decimal
    conversion: Difference
    """In percentage points."""
    revenue_per_person: Decimal
    held_out_revenue: Decimal
    revenue: Difference
    """For each person who was written to."""
    brought: Difference
    """For all of them together: what would not have come by itself."""


@dataclass(frozen=True)
class NotEnough:
    """To tell anything; and how many are missing until there is."""

    people: int
    conversions: int
    """Of all groups together."""


@dataclass(frozen=True)
class Winner:
    name: str
    runner_up: str
    rate: Decimal
    margin: Difference
    """Before the runner-up, in percentage points."""
    p_value: Decimal
    """How likely the best of so many would be so far ahead by chance."""
    is_significant: bool


def lift(treated: Group, held_out: Group) -> Lift | NotEnough:
    if (missing := _missing(treated, held_out)) is not None:
        return missing
    revenue = welch(treated, held_out)
    return Lift(
        conversion_rate=_percent(_rate(treated)),
        held_out_rate=_percent(_rate(held_out)),
        conversion=Difference(*(_percent(each) for each in newcombe(treated, held_out))),
        revenue_per_person=money(treated.revenue / treated.people),
        held_out_revenue=money(held_out.revenue / held_out.people),
        revenue=Difference(*map(_money, revenue)),
        brought=Difference(*(_money(each * treated.people) for each in revenue)),
    )


def winner(variants: Mapping[str, Group]) -> Winner | NotEnough | None:
    """The wording after which most people bought; none of one."""
    if len(variants) < 2:
        return None
    ranked = sorted(variants, key=lambda name: (-_rate(variants[name]) if variants[name].people else 0, name))
    if (missing := _missing(*variants.values())) is not None:
        return missing
    best, second = ranked[0], ranked[1]
    pairs = comb(len(variants), 2)
    p_value = min(1.0, pairs * two_proportions(variants[best], variants[second]))
    exact = Decimal(p_value).quantize(Decimal("0.0001"))
    return Winner(
        name=best,
        runner_up=second,
        rate=_percent(_rate(variants[best])),
        margin=Difference(*(_percent(each) for each in newcombe(variants[best], variants[second]))),
        p_value=exact,
        is_significant=exact < BY_CHANCE,
    )


class Interval(NamedTuple):
    estimate: float
    low: float
    high: float


def wilson(converted: int, people: int) -> Interval:
    share, weight = converted / people, SURE**2 / people
    middle = (share + weight / 2) / (1 + weight)
    reach = SURE * sqrt(share * (1 - share) / people + weight / (4 * people)) / (1 + weight)
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach))


def newcombe(one: Group, other: Group) -> Interval:
    first, second = wilson(one.converted, one.people), wilson(other.converted, other.people)
    difference = first.estimate - second.estimate
    low = sqrt((first.estimate - first.low) ** 2 + (second.high - second.estimate) ** 2)
    high = sqrt((first.high - first.estimate) ** 2 + (second.estimate - second.low) ** 2)
    return Interval(difference, difference - low, difference + high)


def welch(one: Group, other: Group) -> Interval:
    difference = float(one.revenue / one.people - other.revenue / other.people)
    first, second = _error(one), _error(other)
    if not first + second:
        # Everybody spent the same: there is nothing that could have come out otherwise.
        return Interval(difference, difference, difference)
    freedom = (first + second) ** 2 / (first**2 / (one.people - 1) + second**2 / (other.people - 1))
    reach = student(freedom) * sqrt(first + second)
    return Interval(difference, difference - reach, difference + reach)


def student(freedom: float) -> float:
    """Student's 97.5 percent quantile, by the first three terms of its expansion around the normal one (Hill, 1970).
    It errs by less than 0.001 from eight degrees of freedom on, and by less than 0.0001 where this house compares."""
    z = SURE
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / freedom + second / freedom**2 + third / freedom**3


def two_proportions(one: Group, other: Group) -> float:
    """How likely two groups that convert alike would come out as far apart as these."""
    people, converted = one.people + other.people, one.converted + other.converted
    spread = converted * (people - converted) / people**2 * (1 / one.people + 1 / other.people)
    if not spread:
        return 1.0
    return 2 * (1 - NormalDist().cdf(abs(_rate(one) - _rate(other)) / sqrt(spread)))


def _missing(*groups: Group) -> NotEnough | None:
    people = sum(max(0, LEAST_PEOPLE - each.people) for each in groups)
    sizes = [max(LEAST_PEOPLE, each.people) for each in groups]
    needed = ceil(LEAST_EXPECTED * sum(sizes) / min(sizes))
    conversions = max(0, needed - sum(each.converted for each in groups))
    return NotEnough(people, conversions) if people or conversions else None


def _rate(group: Group) -> float:
    return group.converted / group.people


def _error(group: Group) -> float:
    """The variance of the group's mean. Summed exactly, so that rounding cannot make it negative."""
    spread = group.squares - group.revenue**2 / group.people
    return float(max(ZERO, spread) / (group.people - 1) / group.people)


def _percent(share: float) -> Decimal:
    return (100 * Decimal(share)).quantize(CENT)


def _money(amount: float) -> Decimal:
    return Decimal(amount).quantize(CENT)
