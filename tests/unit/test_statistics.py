from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.customers.statistics import (
    KEPT_PRODUCTS,
    Bought,
    OrderFacts,
    Statistics,
    added,
    day_part,
    from_item,
    recount,
    split,
    to_item,
)
from rapport.kernel.table.memory import _copied

DAY = date(2026, 3, 10)

orders = st.builds(
    OrderFacts,
    day=st.dates(date(2020, 1, 1), date(2026, 12, 31)),
    day_part=st.sampled_from(["morning", "afternoon", "evening", "night"]),
    goods=st.decimals(0, 100_000, places=2),
    payment_method=st.sampled_from([None, "bKash", "cash", "card"]),
    categories=st.dictionaries(st.sampled_from(["Rice", "Honey", "মধু", "Oil"]), st.decimals(0, 100_000, places=2)),
    products=st.frozensets(st.sampled_from(["p1", "p2", "p3", "p4"]), min_size=1),
)


def order(
    day: date = DAY,
    goods: str = "100.00",
    *,
    part: str = "morning",
    payment: str | None = None,
    products: tuple[str, ...] = ("p1",),
    categories: dict[str, Decimal] | None = None,
) -> OrderFacts:
    return OrderFacts(day, part, Decimal(goods), payment, categories or {}, frozenset(products))


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (16, "afternoon"),
        (17, "evening"),
        (20, "evening"),
        (21, "night"),
        (23, "night"),
    ],
)
def test_the_day_has_four_parts(hour: int, part: str) -> None:
    assert day_part(hour) == part


def test_before_the_first_order_there_is_nothing_to_say() -> None:
    nothing = recount([])

    assert nothing.orders == nothing.spend == nothing.average_order == 0
    assert (nothing.first, nothing.last, nothing.average_gap) == (None, None, None)
    assert (nothing.preferred_categories, nothing.preferred_payment, nothing.peak_time) == ([], None, None)


@given(many=st.lists(orders, max_size=12), data=st.data())
def test_the_order_of_arrival_does_not_matter(many: list[OrderFacts], data: st.DataObject) -> None:
    arrived = data.draw(st.permutations(many))

    assert recount(arrived) == recount(many)


@given(many=st.lists(orders, min_size=1, max_size=12))
def test_statistics_say_what_a_plain_count_says(many: list[OrderFacts]) -> None:
    known = recount(many)

    assert known.orders == len(many)
    assert known.spend == sum(each.goods for each in many)
    assert known.first == min(each.day for each in many)
    assert known.last == max(each.day for each in many)
    for product in {name for each in many for name in each.products}:
        days = [each.day for each in many if product in each.products]
        worth = sum(each.goods for each in many if product in each.products and each.day == max(days))
        assert known.products[product] == Bought(len(days), min(days), max(days), Decimal(worth))
    for name in {name for each in many for name in each.categories}:
        assert known.categories[name] == sum(each.categories.get(name, Decimal(0)) for each in many)


@given(many=st.lists(orders, max_size=12))
def test_statistics_survive_the_store(many: list[OrderFacts]) -> None:
    known = recount(many)

    assert from_item(_copied(to_item(known))) == known


@given(many=st.lists(orders, max_size=5), one=orders)
def test_one_more_order_is_the_short_cut_of_a_recount(many: list[OrderFacts], one: OrderFacts) -> None:
    assert added(recount(many), one) == recount([*many, one])


@pytest.mark.parametrize(
    ("gaps", "average"),
    [
        ([], None),
        ([0], 0),
        ([25], 25),
        ([10, 21], 16),
        ([10, 20], 15),
        ([1, 1, 2], 1),
        ([0, 0, 0], 0),
        ([30, 31, 30, 31], 30),
    ],
)
def test_the_average_gap_is_the_days_between_first_and_last_shared_out(gaps: list[int], average: int | None) -> None:
    days = [DAY]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))

    assert recount(order(day) for day in days).average_gap == average


def test_the_average_order_is_rounded_to_the_cent() -> None:
    assert recount([order(goods="100"), order(goods="100"), order(goods="100.01")]).average_order == Decimal("100.00")
    assert recount([order(goods="0.01"), order(goods="0.02")]).average_order == Decimal("0.02")


def test_the_most_used_payment_and_time_are_preferred_and_ties_go_by_name() -> None:
    known = recount(
        [
            order(payment="card", part="night"),
            order(payment="bKash", part="evening"),
            order(payment="bKash", part="evening"),
            order(payment="card", part="night"),
            order(payment=None, part="morning"),
        ]
    )

    assert known.preferred_payment == "bKash"
    assert known.peak_time == "evening"


def test_the_categories_that_most_was_spent_on_come_first() -> None:
    spent = {f"c{number}": Decimal(number) for number in range(7)} | {"b": Decimal(6)}

    assert recount([order(categories=spent)]).preferred_categories == ["b", "c6", "c5", "c4", "c3"]


@pytest.mark.parametrize(
    ("times", "first", "last", "interval"),
    [(1, 0, 0, None), (2, 0, 25, 25), (3, 0, 51, 26), (2, 0, 0, 0), (4, 0, 100, 33)],
)
def test_a_products_interval_is_known_from_the_second_purchase_on(
    times: int, first: int, last: int, interval: int | None
) -> None:
    bought = Bought(times, DAY + timedelta(days=first), DAY + timedelta(days=last))

    assert bought.interval_days == interval


def test_more_than_a_hundred_products_spill_the_longest_not_bought() -> None:
    products = {
        f"p{number:03d}": Bought(1, DAY, DAY + timedelta(days=number // 2)) for number in range(KEPT_PRODUCTS + 7)
    }

    kept, older = split(products)

    assert len(kept) == KEPT_PRODUCTS
    assert kept | older == products
    assert sorted(older) == [f"p{number:03d}" for number in range(7)]


@given(days=st.lists(st.integers(0, 5), max_size=130))
def test_no_product_that_spilled_is_newer_than_one_that_is_kept(days: list[int]) -> None:
    products = {f"p{number}": Bought(1, DAY, DAY + timedelta(days=day)) for number, day in enumerate(days)}

    kept, older = split(products)

    assert len(kept) == min(len(products), KEPT_PRODUCTS)
    assert kept.keys() & older.keys() == set()
    assert max((each.last for each in older.values()), default=DAY) <= min(
        (each.last for each in kept.values()), default=DAY
    )


def test_statistics_of_nobody_are_equal_whoever_made_them() -> None:
    assert Statistics() == recount([])
