"""Every order teaches once: whether the night's run was killed, repeated, late, or run ten times at once."""

from __future__ import annotations

import random
from functools import partial

import pytest

from functions.learning_job import app as job
from rapport.kernel import keys
from rapport.kernel import shop as shops
from rapport.recommendations import learning
from tests.functional.recommendations.scene import (
    CUSTOMERS,
    WARES,
    known,
    learn,
    opened,
    order,
    over,
    overtaken,
    recounted,
)
from tests.rig.faulty_table import Broken, Fault, FaultyTable, Moment
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.shop import TestShop

MOMENTS: tuple[Moment, ...] = ("before", "after")


def busy(seed: int = 5, orders: int = 60) -> TestShop:
    """Some months of orders, some of them cancelled, some brought as history."""
    shop, chance = opened(), random.Random(seed)
    for number in range(orders):
        products = chance.sample(WARES, chance.randint(1, 4))
        imported = chance.random() < 0.5
        status = chance.choice(("placed", "delivered", "cancelled")) if imported else "placed"
        ago = chance.randint(0, 100)
        customer = chance.choice(CUSTOMERS)
        order(shop, f"o{number}", products, ago=ago, customer=customer, imported=imported, status=status)
    return shop


def copied(begun: TestShop) -> TestShop:
    shop = TestShop()
    shop.table.load(begun.table.everything().items())
    return shop


def next_night(shop: TestShop) -> None:
    shop.clock.advance(days=1)
    learn(shop.shop)


@pytest.fixture
def slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many writes where a real shop has one."""
    monkeypatch.setattr(learning, "SLICE", 7)


@pytest.mark.usefixtures("slices")
class TestOnce:
    def test_the_first_run_learns_three_months_of_settled_days(self) -> None:
        shop = busy()
        learn(shop.shop)
        assert known(shop) == recounted(shop)

    def test_a_second_run_learns_nothing_more(self) -> None:
        shop = busy()
        learn(shop.shop)
        assert learn(shop.shop) == {"days": 0, "orders": 0, "products": 0}
        assert known(shop) == recounted(shop)

    def test_every_night_adds_the_day_that_has_settled(self) -> None:
        shop = busy()
        for night in range(4):
            learn(shop.shop)
            assert known(shop) == recounted(shop, first=92 + night)
            shop.clock.advance(days=1)

    def test_nights_that_were_missed_are_made_up_for(self) -> None:
        shop = busy()
        learn(shop.shop)
        shop.clock.advance(days=9)
        for number in range(6):
            order(shop, f"new{number}", ["rice", "dal"], ago=number)
        learn(shop.shop)
        assert known(shop) == recounted(shop, first=92 + 9)

    def test_killed_at_any_moment_and_repeated(self) -> None:
        begun, shop = busy(), busy()
        calls = FaultyTable(shop.table)
        learn(over(shop, calls))
        expected = recounted(shop)
        for number in range(1, len(calls.calls) + 1, 3):
            for moment in MOMENTS:
                shop = copied(begun)
                with pytest.raises(Broken):
                    learn(over(shop, FaultyTable(shop.table, Fault(number, moment))))
                learn(shop.shop)
                assert known(shop) == expected, (number, moment)

    @pytest.mark.parametrize("seed", range(6))
    def test_ten_at_once(self, seed: int) -> None:
        shop = busy(seed)
        workers = Interleaving(seed)
        road = over(shop, StoppingTable(shop.table, workers))
        workers.run([lambda: learn(road)] * 10)
        assert known(shop) == recounted(shop)

    def test_overtaken_at_any_moment_by_the_run_of_the_next_night(self) -> None:
        begun = busy(orders=40)
        calls = FaultyTable(copied(begun).table)
        learn(over(begun, calls))
        for number in range(1, len(calls.calls) + 1, 2):
            shop = copied(begun)
            learn(overtaken(shop, number, partial(next_night, shop)))
            assert known(shop) == recounted(shop, first=93), number

    def test_history_that_comes_after_an_empty_night(self) -> None:
        shop = opened()
        learn(shop.shop)
        order(shop, "o1", ["rice", "dal"], ago=50, imported=True)
        shop.clock.advance(days=1)
        learn(shop.shop)
        assert known(shop) == (1, {"rice": (1, {"dal": 1}), "dal": (1, {"rice": 1})})

    def test_history_of_days_that_were_learned_teaches_nothing(self) -> None:
        shop = opened()
        order(shop, "o1", ["rice"], ago=50)
        learn(shop.shop)
        before = known(shop)
        order(shop, "o2", ["rice", "dal"], ago=60, imported=True)
        shop.clock.advance(days=1)
        learn(shop.shop)
        assert known(shop) == before


@pytest.mark.parametrize(("ago", "learned"), [(2, False), (3, True), (92, True), (93, False)])
def test_an_order_is_learned_from_when_it_had_time_to_be_cancelled(ago: int, learned: bool) -> None:
    shop = opened()
    order(shop, "o1", ["rice"], ago=ago)
    learn(shop.shop)
    assert known(shop)[0] == int(learned)


def test_the_job_leaves_a_record_of_what_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = opened()
    order(shop, "o1", ["rice", "dal"], ago=5)
    monkeypatch.setattr(shops, "from_environment", lambda: shop.shop)

    assert job.lambda_handler({}, None) == {"days": 1, "orders": 1, "products": 2}

    (run,) = shop.call("GET", "/ops/runs?job=learning").body
    assert (run["counts"]["orders"], "finished_at" in run) == (1, True)


def test_what_was_learned_is_offered() -> None:
    shop = opened()
    for number in range(6):
        order(shop, f"both{number}", ["rice", "tea"], ago=10 + number, customer="c2")
    for number in range(6):
        order(shop, f"dal{number}", ["dal"], ago=10 + number, customer="c3")
    order(shop, "mine", ["rice"], ago=9)
    learn(shop.shop)

    found = shop.call("GET", "/crm/automation/recommendations/c1").body

    assert (found[0]["product_id"], found[0]["source"]) == ("tea", "bought_together")
    assert found[0]["reason"] == "Often bought together with Rice"
    assert [each["source"] for each in found[1:]] == ["popular"] * 4
    at_all = shop.table.get(keys.bought_at_all())
    assert at_all is not None
    assert at_all["counts"] == {"rice": 7, "dal": 6, "tea": 6}
