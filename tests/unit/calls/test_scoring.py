"""What several reasons come to: the hottest is the priority, the sum is the score, the dearest gives the name."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.calls.plan.rules import HOTTEST_FIRST, Priority, Reason, reasons
from rapport.calls.plan.scoring import arithmetic, leading, priority
from rapport.kernel.decisions import Point
from tests.unit.calls.people import DAY, anniversary, birthday, on, person


def a_reason(points: int, priority: Priority = "warm", occurrence: str = "o") -> Reason:
    return Reason("cadence", priority, points, occurrence, DAY)


REASONS = st.lists(
    st.builds(a_reason, st.integers(0, 100), st.sampled_from(HOTTEST_FIRST), st.text("abc", min_size=1)), min_size=1
)


@given(REASONS)
def test_the_one_with_most_points_leads(found: list[Reason]) -> None:
    assert leading(found).points == max(each.points for each in found)


def test_of_equal_points_the_one_that_stands_first_leads() -> None:
    first, second = a_reason(20, occurrence="first"), a_reason(20, occurrence="second")

    assert leading([first, second]) is first
    assert leading([second, first]) is second


def test_a_birthday_goes_before_an_anniversary() -> None:
    held = reasons(on(person(occasions=[anniversary(), birthday()])))

    assert leading(held).rule == "birthday"


@given(REASONS)
def test_the_priority_is_the_hottest_that_holds(found: list[Reason]) -> None:
    coldest_to_hottest = [each.priority for each in found]

    assert priority(found) == next(each for each in HOTTEST_FIRST if each in coldest_to_hottest)


def test_the_hottest_need_not_be_the_one_with_most_points() -> None:
    assert priority([a_reason(40, "warm"), a_reason(10, "hot")]) == "hot"


@pytest.mark.parametrize(("orders", "points"), [(5, []), (6, [Point("vip", 10)])])
def test_a_vip_counts_ten_more(orders: int, points: list[Point]) -> None:
    on_day = on(person(silent=20, orders=orders, first=300))

    assert arithmetic(on_day, [a_reason(20)])[1:] == tuple(points)


def test_a_vip_gone_quiet_is_worth_winning_back_more() -> None:
    """Worth stays: it is the tier that counts, not the type, which reads inactive."""
    on_day = on(person(silent=95, orders=6, first=300))

    assert on_day.kind == "inactive"
    assert Point("vip", 10) in arithmetic(on_day, reasons(on_day))


@pytest.mark.parametrize(("average", "points"), [("999.99", []), ("1000", [Point("high_average", 10)])])
def test_large_orders_count_ten_more(average: str, points: list[Point]) -> None:
    on_day = on(person(silent=20, average=average))

    assert arithmetic(on_day, [a_reason(20)])[1:] == tuple(points)


@pytest.mark.parametrize(("held", "more"), [(1, None), (2, 5), (3, 10), (5, 20)])
def test_every_further_reason_counts_five_more(held: int, more: int | None) -> None:
    points = dict(arithmetic(on(person(silent=20)), [a_reason(20)] * held))

    assert points.get("further_reasons") == more


def test_what_is_said_is_what_was_summed() -> None:
    """Ten orders worth 25,000: upsell and care, a vip with large orders."""
    on_day = on(person(silent=10, orders=10, average="2500", first=200, contact=21))

    points = arithmetic(on_day, reasons(on_day))

    assert points == (
        Point("upsell", 40),
        Point("vip_care", 35),
        Point("vip", 10),
        Point("high_average", 10),
        Point("further_reasons", 5),
    )
    assert sum(each.points for each in points) == 100


def test_the_order_in_which_reasons_are_found_does_not_change_the_sum() -> None:
    on_day = on(person(silent=10, orders=10, average="2500", first=200, contact=21, occasions=[birthday()]))
    held = reasons(on_day)

    sums = {sum(point.points for point in arithmetic(on_day, each)) for each in permutations(held)}

    assert sums == {40 + 35 + 25 + 10 + 10 + 2 * 5}
