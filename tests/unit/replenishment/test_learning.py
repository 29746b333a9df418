"""The household's own rhythm: it counts from the third purchase, more with evidence, less where it scatters."""

from __future__ import annotations

from itertools import accumulate

import pytest

from bench.learning import compared
from rapport.replenishment.households import Need
from rapport.replenishment.states import Basis
from tests.unit.replenishment.kitchen import after, line, one


def bought_after(*intervals: int, quantities: tuple[str, ...] = ()) -> Need:
    days = [0, *accumulate(intervals)]
    amounts = quantities or ("1",) * len(days)
    return one(*(line("rice-5kg", after(day), amount) for day, amount in zip(days, amounts, strict=True)))


@pytest.mark.parametrize(("intervals", "basis"), [((), "table"), ((20,), "table"), ((20, 20), "blended")])
def test_the_own_rhythm_counts_from_the_third_purchase(intervals: tuple[int, ...], basis: Basis) -> None:
    assert bought_after(*intervals).reminder.basis == basis


def test_without_history_the_table_speaks_alone() -> None:
    counted = bought_after(20).consumption

    assert (counted.days, counted.table_days, counted.own_days, counted.weight) == (29, 29, None, 0)


def test_the_sum_can_be_done_by_hand() -> None:
    counted = bought_after(20, 20).consumption

    assert (counted.table_days, counted.own_days, counted.weight) == (29, 20, 66)
    assert counted.days == 23  # 29 + 66 % of (20 - 29)


def test_weight_grows_with_evidence() -> None:
    weights = [bought_after(*[20] * number).consumption.weight for number in range(2, 9)]

    assert weights == sorted(set(weights))
    assert max(weights) <= 90


def test_irregular_intervals_count_less() -> None:
    assert bought_after(10, 40, 12, 38).consumption.weight < bought_after(25, 25, 25, 25).consumption.weight


def test_stocking_up_is_no_slower_life() -> None:
    """Two bags, and back after twice the time: the pace of one who buys one."""
    stocked = bought_after(20, 40, 20, quantities=("1", "2", "1", "1"))

    assert stocked.consumption.own_days == 20
    assert bought_after(20, 40, 20, quantities=("1", "2", "1", "2")).consumption.own_days == 40


def test_one_long_absence_moves_little() -> None:
    assert bought_after(20, 20, 200, 20, 20).consumption.own_days == 20


def test_two_orders_of_a_day_are_one_purchase() -> None:
    again = one(line("rice-5kg"), line("rice-5kg"), line("rice-5kg", after(20)))

    assert again.consumption.purchases == 2


def test_what_is_learned_is_held_between_the_shortest_and_the_longest() -> None:
    assert bought_after(3, 3, 3, 3, 3, 3).consumption.days == 10
    assert bought_after(*[116] * 8, quantities=("1",) * 8 + ("3",)).consumption.days == 90


def test_the_own_rhythm_beats_the_table_in_the_back_test() -> None:
    results = compared(households=30)

    for kind in ("regular", "stocking up"):
        assert results[kind].learned.mean < results[kind].fixed.mean
    assert results["total"].learned.mean <= results["total"].fixed.mean
    assert results["total"].learned.close > results["total"].fixed.close
