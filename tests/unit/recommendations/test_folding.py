"""What orders teach: each day once, whatever its company; lift and favourites by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.settings import Offers
from rapport.recommendations import folding
from rapport.recommendations.folding import Days
from rapport.recommendations.learned import AtAll, Pair, Together, pairs
from tests.unit.recommendations.shelves import product

FIRST = date(2026, 1, 1)

type Sold = list[tuple[int, list[str]]]
SOLD = st.lists(st.tuples(st.integers(0, 11), st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4)), max_size=40)


def folded(sold: Sold, first: int, last: int) -> Days:
    days = Days(FIRST + timedelta(days=last))
    for day, basket in sold:
        if first <= day <= last:
            days.add(FIRST + timedelta(days=day), basket)
    return days


def learned(known: dict[str, Together], days: Days) -> dict[str, Together]:
    after = dict(known)
    for product_id, of_days in days.products.items():
        moved = folding.with_days(known.get(product_id, Together(product_id)), of_days, days.to)
        if moved is not None:
            after[product_id] = moved
    return after


def recounted(sold: Sold) -> dict[str, tuple[int, dict[str, int]]]:
    orders: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = {}
    for _, basket in sold:
        for each in set(basket):
            orders[each] += 1
            beside.setdefault(each, Counter()).update(set(basket) - {each})
    return {each: (orders[each], dict(beside[each])) for each in orders}


@given(SOLD, st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=6))
def test_days_that_overlap_are_learned_once(sold: Sold, stretches: list[tuple[int, int]]) -> None:
    """Runs that begin again somewhere before, and go somewhat further: each begins behind a day that is settled."""
    known: dict[str, Together] = {}
    settled = -1
    for back, ahead in [*stretches, (0, 11)]:
        first, last = max(0, settled + 1 - back), max(settled, min(11, ahead))
        known = learned(known, folded(sold, first, last))
        settled = last

    assert {each.product_id: (each.orders, dict(each.partners)) for each in known.values()} == recounted(sold)


@given(SOLD, st.integers(0, 11))
def test_the_orders_of_the_shop_are_counted_once(sold: Sold, cut: int) -> None:
    known = AtAll()
    for days in (folded(sold, 0, cut), folded(sold, 0, cut), folded(sold, 0, 11), folded(sold, cut, 11)):
        known = folding.counted(known, days) or known

    assert known.orders == len(sold)


def test_a_shop_without_orders_so_far_begins_again() -> None:
    nothing = folding.counted(AtAll(), folded([], 0, 11))
    assert nothing is not None

    history = folding.counted(nothing, folded([(3, ["a"])], 0, 11))

    assert history is not None
    assert history.orders == 1


class TestLift:
    def at_all(self, **counts: int) -> AtAll:
        return AtAll(100, counts)

    @pytest.mark.parametrize(("both", "means"), [(4, False), (5, True)])
    def test_it_needs_support(self, both: int, means: bool) -> None:
        found = pairs(Together("a", 10, {"b": both}), self.at_all(a=10, b=10), Offers(minimum_support=5))
        assert bool(found) is means

    @pytest.mark.parametrize(("both", "means"), [(11, False), (12, True), (13, True)])
    def test_it_needs_to_be_oftener_than_chance(self, both: int, means: bool) -> None:
        # Chance alone puts 20 of 100 and 50 of 100 together ten times.
        found = pairs(Together("a", 20, {"b": both}), self.at_all(a=20, b=50), Offers(minimum_lift_percent=120))
        assert bool(found) is means

    def test_the_rarer_company_is_the_stronger(self) -> None:
        found = pairs(Together("a", 20, {"b": 10, "c": 10}), self.at_all(a=20, b=50, c=25), Offers(minimum_support=1))
        assert found == (Pair(-2000, "c", "a"),)
        assert -found[0].rank == 1000 * 10 * 100 // (20 * 25)

    def test_what_the_shop_does_not_count_is_no_company(self) -> None:
        assert pairs(Together("a", 20, {"b": 10}), self.at_all(a=20), Offers()) == ()


class TestFavourites:
    def test_the_most_bought_of_late_come_first(self) -> None:
        known = [
            Together("a", 9, months={"2025-01": 9}),
            Together("b", 3, months={"2026-01": 1, "2026-02": 2}),
            Together("c", 2, months={"2026-02": 2}),
        ]
        products = {each: product(each, f"of {each}") for each in "abc"}
        assert folding.popular(known, products, date(2026, 2, 20), 60) == ["b", "c", "a"]

    def test_what_cannot_be_had_is_nobodys_favourite(self) -> None:
        products = {"a": product("a", is_active=False), "b": product("b", removed=True), "c": product("c")}
        assert folding.popular([], products, date(2026, 2, 20), 60) == ["c"]

    def test_each_category_has_its_own(self) -> None:
        known = [Together(f"p{number}", 9, months={"2026-02": 99 - number}) for number in range(40)]
        products = {f"p{number}": product(f"p{number}", "Crowd") for number in range(40)}
        products |= {f"tea{number}": product(f"tea{number}", "Tea") for number in range(5)}
        found = folding.popular(known, products, date(2026, 2, 20), 60)
        assert found == [f"p{number}" for number in range(30)] + ["tea0", "tea1", "tea2"]


def test_only_the_most_frequent_partners_are_kept() -> None:
    days = Days(FIRST)
    days.add(FIRST, ["a", *(f"p{number}" for number in range(folding.PARTNERS + 10))])
    days.add(FIRST, ["a", "p5"])
    after = folding.with_days(Together("a"), days.products["a"], FIRST)
    assert after is not None
    assert (len(after.partners), after.partners["p5"]) == (folding.PARTNERS, 2)
