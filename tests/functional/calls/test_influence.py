"""Orders that follow a call: counted for who made it, once for the call, taken back with the order."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.functional.calls.scene import Scene, after


@pytest.fixture
def scene() -> Scene:
    """Karim was called this noon, with success."""
    scene = Scene()
    scene.hot("karim")
    scene.generate()
    scene.called("karim")
    scene.shop.clock.advance(minutes=30)
    scene.settle()
    return scene


def credit(scene: Scene, agent: str = "agt_1") -> tuple[int, Any]:
    query = f"agentId={agent}&startDate={after(-5)}&endDate={after(20)}"
    told = scene.good("GET", f"/crm/automation/agent/performance?{query}")
    return told["conversions"], told["revenue_influenced"]


def move(scene: Scene, order_id: str, status: str) -> None:
    scene.good("PUT", f"/orders/{order_id}/status", {"status": status})


def test_an_order_after_the_call_counts_for_who_made_it(scene: Scene) -> None:
    scene.order("karim", price="1250.50")
    scene.settle()

    assert credit(scene) == (1, 1250.5)
    assert credit(scene, "agt_2") == (0, 0)
    told = scene.good("GET", "/crm/automation/agent/performance?agentId=agt_1")
    assert told["conversion_rate"] == 100


def test_a_call_is_converted_once_and_every_order_is_revenue(scene: Scene) -> None:
    for price in (100, 200, 300):
        scene.order("karim", price=price)
    scene.settle()

    assert credit(scene) == (1, 600)


def test_told_before_it_was_heard_nothing_counts(scene: Scene) -> None:
    scene.order("karim")

    assert credit(scene) == (0, 0)


@pytest.mark.parametrize("status", ["cancelled", "returned"])
def test_an_order_taken_back_takes_its_credit_back(scene: Scene, status: str) -> None:
    order = scene.order("karim", price=900)
    scene.settle()
    move(scene, order, status)
    scene.settle()

    assert credit(scene) == (0, 0)


def test_one_of_two_taken_back_leaves_the_other(scene: Scene) -> None:
    first, _ = scene.order("karim", price=900), scene.order("karim", price=100)
    scene.settle()
    move(scene, first, "cancelled")
    scene.settle()

    assert credit(scene) == (1, 100)


def test_placed_again_it_counts_again(scene: Scene) -> None:
    order = scene.order("karim", price=900)
    for status in ("cancelled", "placed", "delivered"):
        move(scene, order, status)
    scene.settle()

    assert credit(scene) == (1, 900)


def test_a_corrected_order_counts_as_it_is_now(scene: Scene) -> None:
    order = scene.order("karim", price=900)
    scene.good("PUT", f"/orders/{order}", {"lines": [{"product_id": "honey", "quantity": 2, "unit_price": 900}]})
    scene.settle()

    assert credit(scene) == (1, 1800)


@pytest.mark.parametrize("seed", range(8))
def test_told_twice_and_out_of_order_it_is_the_same(scene: Scene, seed: int) -> None:
    chance = random.Random(seed)
    kept = scene.order("karim", price=100)
    gone = scene.order("karim", price=900)
    move(scene, gone, "cancelled")
    move(scene, kept, "delivered")
    events = [each for each in scene.told() if each["type"].startswith("Order")] * 2
    chance.shuffle(events)

    scene.hear(*events)

    assert credit(scene) == (1, 100)


@pytest.mark.parametrize(("days", "counts"), [(0, True), (7, True), (8, False)])
def test_within_a_week_of_the_call(scene: Scene, days: int, counts: bool) -> None:
    scene.days_pass(days)
    scene.order("karim", price=500)
    scene.settle()

    assert credit(scene) == ((1, 500) if counts else (0, 0))


def test_not_if_it_was_placed_before_the_call(scene: Scene) -> None:
    scene.good(
        "POST",
        "/orders",
        {
            "id": "earlier",
            "customer_id": "karim",
            "order_date": f"{after(0)}T05:00:00Z",
            "lines": [{"product_id": "honey", "quantity": 1}],
        },
    )
    scene.settle()

    assert credit(scene) == (0, 0)


def test_imported_orders_follow_no_call(scene: Scene) -> None:
    scene.order("karim", imported=True)
    scene.settle()

    assert credit(scene) == (0, 0)


@pytest.mark.parametrize("outcome", ["no_answer", "busy", "wrong_number"])
def test_a_call_that_reached_nobody_influences_nothing(outcome: str) -> None:
    scene = Scene()
    scene.hot("karim")
    scene.generate()
    scene.called("karim", outcome)
    scene.shop.clock.advance(minutes=30)
    scene.order("karim")
    scene.settle()

    assert credit(scene) == (0, 0)


def test_an_undone_call_influences_nothing_that_follows(scene: Scene) -> None:
    scene = Scene()
    scene.hot("karim")
    scene.generate()
    task = scene.task_of("karim")
    scene.called("karim")
    scene.say(task["id"], status="pending")
    scene.shop.clock.advance(minutes=30)
    scene.order("karim")
    scene.settle()

    assert credit(scene) == (0, 0)


def test_the_credit_stays_with_the_first_call_of_an_order(scene: Scene) -> None:
    """A later call does not take it over when the order moves on."""
    order = scene.order("karim", price=700)
    scene.settle()
    scene.good("POST", "/crm/automation/tasks", {"customerId": "karim", "agentId": "agt_2"})
    scene.called("karim", by="agt_2")
    scene.shop.clock.advance(minutes=5)
    move(scene, order, "delivered")
    scene.settle()

    assert credit(scene) == (1, 700)
    assert credit(scene, "agt_2") == (0, 0)
