"""Lift and winners: the values of the textbooks, and intervals that hold what they promise."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.campaigns.lift import (
    LEAST_EXPECTED,
    LEAST_PEOPLE,
    Difference,
    Group,
    Lift,
    NotEnough,
    Winner,
    lift,
    newcombe,
    student,
    two_proportions,
    welch,
    wilson,
    winner,
)


def of(spent: Sequence[str | float | int]) -> Group:
    amounts = [Decimal(str(each)) for each in spent]
    bought = sum(each > 0 for each in amounts)
    return Group(len(amounts), bought, sum(amounts, Decimal(0)), sum((each**2 for each in amounts), Decimal(0)))


class TestTheTextbooks:
    @pytest.mark.parametrize(
        ("converted", "people", "low", "high"),
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_wilson_as_newcombe_computed_him(self, converted: int, people: int, low: float, high: float) -> None:
        found = wilson(converted, people)

        assert found.low == pytest.approx(low, abs=0.0001)
        assert found.high == pytest.approx(high, abs=0.0001)

    @pytest.mark.parametrize(
        ("one", "other", "low", "high"),
        [
            (Group(70, 56), Group(80, 48), 0.0524, 0.3339),
            (Group(10, 9), Group(10, 3), 0.1705, 0.8090),
            (Group(56, 5), Group(29, 0), -0.0381, 0.1926),
            (Group(10, 10), Group(20, 0), 0.6791, 1.0),
        ],
    )
    def test_the_difference_of_two_shares_as_newcombe_printed_it(
        self, one: Group, other: Group, low: float, high: float
    ) -> None:
        found = newcombe(one, other)

        assert found.low == pytest.approx(low, abs=0.0001)
        assert found.high == pytest.approx(high, abs=0.0001)

    def test_welch_on_the_hours_of_sleep_that_student_counted(self) -> None:
        one = of(["0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0"])
        other = of(["1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4"])

        found = welch(one, other)

        assert found.estimate == pytest.approx(-1.58)
        assert found.low == pytest.approx(-3.3654832, abs=0.001)
        assert found.high == pytest.approx(0.2054832, abs=0.001)

    @pytest.mark.parametrize(
        ("freedom", "quantile", "within"),
        [
            (8, 2.306004, 0.001),
            (10, 2.228139, 0.0004),
            (20, 2.085963, 0.00003),
            (29, 2.045230, 0.00001),
            (60, 2.000298, 0.000001),
            (1000, 1.962339, 0.000001),
        ],
    )
    def test_students_table(self, freedom: float, quantile: float, within: float) -> None:
        assert student(freedom) == pytest.approx(quantile, abs=within)

    def test_two_shares_by_the_pooled_test(self) -> None:
        assert two_proportions(Group(70, 56), Group(80, 48)) == pytest.approx(0.00804, abs=0.00001)
        assert two_proportions(Group(70, 0), Group(80, 0)) == 1.0
        assert two_proportions(Group(70, 70), Group(80, 80)) == 1.0


class TestLift:
    def test_in_taka_with_its_interval(self) -> None:
        """Of 100 each, 30 spent 500 after a message and 20 spent 400 without one."""
        found = lift(of([500] * 30 + [0] * 70), of([400] * 20 + [0] * 80))

        assert found == Lift(
            conversion_rate=Decimal("30.00"),
            held_out_rate=Decimal("20.00"),
            conversion=Difference(Decimal("10.00"), Decimal("-2.02"), Decimal("21.67")),
            revenue_per_person=Decimal("150.00"),
            held_out_revenue=Decimal("80.00"),
            revenue=Difference(Decimal("70.00"), Decimal("14.57"), Decimal("125.43")),
            brought=Difference(Decimal("7000.00"), Decimal("1457.12"), Decimal("12542.88")),
        )
        assert not found.conversion.is_clear
        assert found.revenue.is_clear

    @pytest.mark.parametrize(
        ("treated", "held_out", "missing"),
        [
            (Group(0), Group(0), NotEnough(60, 20)),
            (Group(29, 20), Group(30, 0), NotEnough(1, 0)),
            (Group(30, 20), Group(30, 0), None),
            (Group(30, 10), Group(30, 9), NotEnough(0, 1)),
            # Of a tenth, ten would be expected when a hundred bought.
            (Group(900, 99), Group(100, 0), NotEnough(0, 1)),
            (Group(900, 99), Group(100, 1), None),
        ],
    )
    def test_too_few_say_nothing(self, treated: Group, held_out: Group, missing: NotEnough | None) -> None:
        assert (lift(treated, held_out) if missing else None) == missing
        assert missing or isinstance(lift(treated, held_out), Lift)

    def test_when_all_spent_the_same_there_is_nothing_to_be_unsure_of(self) -> None:
        found = lift(of([100] * 40), of([100] * 40))

        assert isinstance(found, Lift)
        assert found.revenue == Difference(Decimal("0.00"), Decimal("0.00"), Decimal("0.00"))
        assert not found.revenue.is_clear

    @given(
        st.lists(st.integers(0, 10_000), min_size=40, max_size=90),
        st.lists(st.integers(0, 10_000), min_size=40, max_size=90),
    )
    def test_seen_from_the_other_side_it_is_the_same_difference(self, one: list[int], other: list[int]) -> None:
        there, back = lift(of(one), of(other)), lift(of(other), of(one))

        if isinstance(there, NotEnough):
            assert there == back
            return
        assert isinstance(back, Lift)
        for going, coming in ((there.revenue, back.revenue), (there.conversion, back.conversion)):
            assert going.low <= going.estimate <= going.high
            assert abs(going.estimate + coming.estimate) <= Decimal("0.01")
            assert abs(going.low + coming.high) <= Decimal("0.01")


class TestTheWinner:
    def test_is_the_wording_after_which_most_bought(self) -> None:
        found = winner({"A": Group(1000, 80), "B": Group(1000, 130)})

        assert isinstance(found, Winner)
        assert (found.name, found.runner_up, found.rate) == ("B", "A", Decimal("13.00"))
        assert found.margin.estimate == Decimal("5.00")
        assert found.is_significant

    def test_of_many_has_to_be_further_ahead_than_of_two(self) -> None:
        ahead, behind = Group(1000, 130), Group(1000, 101)
        two = winner({"A": ahead, "B": behind})
        four = winner({"A": ahead, "B": behind, "C": Group(1000, 90), "D": Group(1000, 90)})

        assert isinstance(two, Winner)
        assert isinstance(four, Winner)
        assert two.is_significant
        assert not four.is_significant
        # Six pairs among four.
        assert four.p_value == pytest.approx(6 * two.p_value, abs=Decimal("0.001"))

    def test_of_equals_is_not_significant(self) -> None:
        found = winner({"B": Group(500, 40), "A": Group(500, 40)})

        assert isinstance(found, Winner)
        assert (found.name, found.p_value, found.is_significant) == ("A", Decimal(1), False)

    def test_needs_another_beside_it(self) -> None:
        assert winner({}) is None
        assert winner({"A": Group(1000, 500)}) is None

    def test_needs_people_to_tell(self) -> None:
        assert winner({"A": Group(0), "B": Group(1000, 80)}) == NotEnough(LEAST_PEOPLE, 264)
        assert winner({"A": Group(30, 2), "B": Group(30, 3)}) == NotEnough(0, 2 * LEAST_EXPECTED - 5)


class TestCoverage:
    """Drawn with a seed: how often the interval holds the truth that the draws were made from."""

    @pytest.mark.parametrize(
        ("treated", "held_out", "rate", "held_rate", "least"),
        [(250, 250, 0.15, 0.10, 0.94), (400, 100, 0.15, 0.10, 0.92), (100, 100, 0.2, 0.2, 0.94)],
        ids=["halves", "a fifth held out", "no effect"],
    )
    def test_the_intervals_hold_the_truth(
        self, treated: int, held_out: int, rate: float, held_rate: float, least: float
    ) -> None:
        draws = random.Random(20260310)
        amount, share = Decimal((rate - held_rate) * MEAN * 900), Decimal(100 * (rate - held_rate))
        told = amounts_held = shares_held = 0
        for _ in range(1200):
            found = lift(_drawn(draws, treated, rate), _drawn(draws, held_out, held_rate))
            if isinstance(found, Lift):
                told += 1
                amounts_held += found.revenue.low <= amount <= found.revenue.high
                shares_held += found.conversion.low <= share <= found.conversion.high

        assert told > 1100
        assert least <= amounts_held / told <= 0.98
        assert 0.94 <= shares_held / told <= 0.98


MEAN = 1.1331484530668263
"""Of a lognormal with spread 0.5."""


def _drawn(draws: random.Random, people: int, rate: float) -> Group:
    """Most spend nothing; who buys spends about 900, and some of them much more."""
    return of([round(900 * draws.lognormvariate(0, 0.5), 2) if draws.random() < rate else 0 for _ in range(people)])
