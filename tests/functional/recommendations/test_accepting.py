"""Which recommendations an order accepted, exactly: twice, out of order, corrected, cancelled, ten at once."""

from __future__ import annotations

import random
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.kernel import keys
from rapport.kernel.caller import system
from rapport.kernel.money import ZERO
from rapport.kernel.work import perform
from rapport.orders.store import all_of
from rapport.recommendations import accepting
from rapport.recommendations.events import OrderHeard
from rapport.recommendations.record import Achieved
from rapport.recommendations.showing import known as decoded
from tests.functional.recommendations.scene import achieved, hear, opened, order, over, overtaken, show, told
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.shop import TestShop


@pytest.fixture
def shop() -> TestShop:
    return opened()


def move(shop: TestShop, order_id: str, status: str) -> None:
    assert shop.call("PUT", f"/orders/{order_id}/status", {"status": status}).status == 200


def correct(shop: TestShop, order_id: str, products: dict[str, int], **said: Any) -> None:
    lines = [{"product_id": product, "quantity": number} for product, number in products.items()]
    answer = shop.call("PUT", f"/orders/{order_id}", {"lines": lines, **said})
    assert answer.status == 200, answer.text


class TestShown:
    def test_it_counts_once_while_it_is_open(self, shop: TestShop) -> None:
        show(shop, "tea")
        shop.clock.advance(days=14)
        show(shop, "tea")
        assert achieved(shop).shown == 1
        shop.clock.advance(days=15)
        show(shop, "tea")
        assert achieved(shop).shown == 2

    def test_each_product_and_customer_counts(self, shop: TestShop) -> None:
        show(shop, "tea", "ghee")
        show(shop, "tea", customer="c2")
        assert achieved(shop).shown == 3

    def test_what_no_rule_said_is_its_sources_achievement(self, shop: TestShop) -> None:
        show(shop, "tea", rule_id=None)
        assert achieved(shop, "popular").shown == 1

    def test_two_tasks_at_once_count_once(self, shop: TestShop) -> None:
        workers = Interleaving(3)
        road = TestShop(shop.clock, shop.table)
        road.shop = over(shop, StoppingTable(shop.table, workers))
        workers.run([lambda: show(road, "tea", "ghee")] * 5)
        assert achieved(shop).shown == 2


class TestAccepted:
    def test_bought_within_a_fortnight(self, shop: TestShop) -> None:
        show(shop, "tea", "ghee")
        shop.clock.advance(days=14)
        order(shop, "o1", ["tea", "rice"])
        hear(shop, told(shop))
        assert achieved(shop) == Achieved(2, 1, Decimal("100.00"))
        assert achieved(shop).success_rate == 50

    def test_not_the_day_after(self, shop: TestShop) -> None:
        show(shop, "tea")
        shop.clock.advance(days=15)
        order(shop, "o1", ["tea"])
        hear(shop, told(shop))
        assert achieved(shop).accepted == 0

    def test_not_what_was_bought_before(self, shop: TestShop) -> None:
        order(shop, "o1", ["tea"])
        shop.clock.advance(minutes=5)
        show(shop, "tea")
        hear(shop, told(shop))
        assert achieved(shop).accepted == 0

    def test_not_by_history(self, shop: TestShop) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"], imported=True)
        hear(shop, told(shop))
        assert achieved(shop).accepted == 0

    def test_once(self, shop: TestShop) -> None:
        show(shop, "tea")
        shop.clock.advance(days=1)
        order(shop, "o1", ["tea"])
        shop.clock.advance(days=1)
        order(shop, "o2", ["tea"])
        hear(shop, told(shop) * 2)
        assert achieved(shop) == Achieved(1, 1, Decimal("100.00"))

    @pytest.mark.parametrize("status", ["cancelled", "returned"])
    def test_it_is_taken_back(self, shop: TestShop, status: str) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"])
        hear(shop, told(shop))
        move(shop, "o1", status)
        hear(shop, told(shop))
        assert achieved(shop) == Achieved(1, 0, ZERO)

    def test_taken_back_the_next_order_has_it(self, shop: TestShop) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"])
        order(shop, "o2", ["tea"], delivery_fee=60)
        move(shop, "o1", "cancelled")
        hear(shop, told(shop))
        assert achieved(shop) == Achieved(1, 1, Decimal("100.00"))

    def test_placed_again_it_counts_again(self, shop: TestShop) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"])
        for status in ("cancelled", "placed"):
            move(shop, "o1", status)
            hear(shop, told(shop))
        assert achieved(shop).accepted == 1

    def test_a_correction_adjusts_it(self, shop: TestShop) -> None:
        show(shop, "tea", "ghee")
        order(shop, "o1", ["tea"])
        hear(shop, told(shop))
        correct(shop, "o1", {"tea": 3, "ghee": 1})
        hear(shop, told(shop))
        assert achieved(shop) == Achieved(2, 2, Decimal("400.00"))
        correct(shop, "o1", {"rice": 1})
        hear(shop, told(shop))
        assert achieved(shop) == Achieved(2, 0, ZERO)

    def test_a_date_corrected_to_before_the_showing_takes_it_back(self, shop: TestShop) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"])
        hear(shop, told(shop))
        correct(shop, "o1", {"tea": 1}, order_date=(shop.clock.now() - timedelta(days=2)).isoformat())
        hear(shop, told(shop))
        assert achieved(shop).accepted == 0

    def test_what_was_told_late_changes_nothing(self, shop: TestShop) -> None:
        show(shop, "tea")
        order(shop, "o1", ["tea"])
        move(shop, "o1", "cancelled")
        placed, cancelled = told(shop)
        hear(shop, [cancelled, placed])
        assert achieved(shop) == Achieved(1, 0, ZERO)

    def test_an_order_that_accepts_nothing_writes_nothing(self, shop: TestShop) -> None:
        order(shop, "o1", ["tea"])
        news = told(shop)
        before = shop.table.everything()
        hear(shop, news)
        assert shop.table.everything() == before


@pytest.mark.parametrize("seed", range(8))
def test_ten_workers_at_once_count_as_one(seed: int) -> None:
    shop, chance = opened(), random.Random(seed)
    show(shop, "tea", "ghee")
    order(shop, "o1", ["tea", "ghee"])
    order(shop, "o2", ["tea"])
    move(shop, "o2", "delivered")
    correct(shop, "o1", {"tea": 2, "rice": 1})
    news = told(shop)
    workers = Interleaving(seed)
    road = over(shop, StoppingTable(shop.table, workers))

    def heard(detail: dict[str, Any]) -> bool:
        said = OrderHeard.read(detail)
        return perform(road, system(accepting.NAME), lambda work: accepting.order_heard(work, said))

    chosen = news + [chance.choice(news) for _ in range(6)]
    workers.run([partial(heard, each) for each in chosen])

    assert achieved(shop) == recount(shop)


@pytest.mark.parametrize("call", range(1, 7))
def test_an_order_that_is_cancelled_while_it_is_being_counted_is_taken_back(call: int) -> None:
    shop = opened()
    show(shop, "tea")
    order(shop, "o1", ["tea"])
    (placed,) = told(shop)

    def cancelled() -> None:
        move(shop, "o1", "cancelled")
        hear(shop, told(shop))

    road = overtaken(shop, call, cancelled)
    perform(road, system(accepting.NAME), lambda work: accepting.order_heard(work, OrderHeard.read(placed)))

    assert shop.call("GET", "/orders/o1").body["status"] == "cancelled"
    assert achieved(shop) == Achieved(1, 0, ZERO)


# -- any story -----------------------------------------------------------------------------------------------

ORDER = st.sampled_from(["o1", "o2", "o3"])
BASKET = st.sets(st.sampled_from(["tea", "ghee", "rice"]))
STATUS = st.sampled_from(["cancelled", "placed", "returned"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 9), st.none()),
        st.tuples(st.just("show"), st.sampled_from(["tea", "ghee"]), st.none()),
        st.tuples(st.just("order"), ORDER, BASKET),
        st.tuples(st.just("correct"), ORDER, BASKET),
        st.tuples(st.just("status"), ORDER, STATUS),
        st.tuples(st.just("hear"), st.integers(0, 5), st.none()),
    ),
    max_size=14,
)


def recount(shop: TestShop) -> Achieved:
    """By the definition alone: of each showing, the first order that stands and falls into it."""
    work = shop.work()
    orders = [each for each in all_of(work, ["c1"]) if each.counts and not each.imported]
    accepted, revenue, shown = 0, ZERO, 0
    for product in ("tea", "ghee"):
        for each in decoded(shop.table.get(keys.shown("c1", product))):
            shown += 1
            takers = sorted(
                (order.placed_at, order.order_id, sum((it.amount for it in lines), ZERO))
                for order in orders
                if (lines := [line for line in order.lines if line.product_id == product])
                and each.shown_at <= order.placed_at
                and work.shop.place.day(order.placed_at) <= each.until
            )
            if takers:
                accepted, revenue = accepted + 1, revenue + takers[0][2]
    return Achieved(shown, accepted, revenue)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, st.randoms(use_true_random=False))
def test_any_story_in_any_order_of_news_counts_as_a_plain_recount(
    steps: list[tuple[str, Any, Any]], chance: random.Random
) -> None:
    shop = opened()
    waiting: list[dict[str, Any]] = []
    old: list[dict[str, Any]] = []
    for what, which, how in steps:
        shop.clock.advance(minutes=1)
        lines = [{"product_id": each, "quantity": 1} for each in sorted(how)] if isinstance(how, set) else []
        if what == "wait":
            shop.clock.advance(days=which)
        elif what == "show":
            show(shop, which)
        elif what == "order" and lines:
            shop.call("POST", "/orders", {"id": which, "customer_id": "c1", "lines": lines})
        elif what == "correct" and lines:
            shop.call("PUT", f"/orders/{which}", {"lines": lines})
        elif what == "status":
            shop.call("PUT", f"/orders/{which}/status", {"status": how})
        else:
            waiting += told(shop)
            chance.shuffle(waiting)
            heard = waiting[: which if isinstance(which, int) else 0]
            hear(shop, heard + old[:1])
            old = heard + old
            waiting = waiting[len(heard) :]
    waiting += told(shop)
    chance.shuffle(waiting)
    hear(shop, waiting + old)

    assert achieved(shop) == recount(shop)
