"""One order, end to end: door, table, stream, publisher, bus, reactor, timeline."""

from __future__ import annotations

import json

import pytest

from tests.e2e.house import House
from tests.e2e.laptop import eventually, let_the_grace_pass, outbox, stream_dead


@pytest.fixture(scope="module")
def buyer(house: House) -> str:
    house.customer("e2e-buyer", "01799000011")
    return "e2e-buyer"


def waiting(house: House, order_id: str) -> list[str]:
    """The events about an order that have not left yet."""
    told = [json.loads(item["detail"]) for item in outbox(house.shop)]
    return [detail["type"] for detail in told if detail.get("order_id") == order_id]


def test_an_order_reaches_the_timeline_and_leaves_nothing_in_the_outbox(house: House, buyer: str) -> None:
    house.order("e2e-first", buyer, quantity=3)
    (entry,) = house.timeline(buyer, 1)
    assert (entry["kind"], entry["title"]) == ("order_placed", "Order placed")
    assert entry["facts"] == {"order_id": "e2e-first", "status": "placed", "total": 240}
    assert eventually(lambda: outbox(house.shop), lambda left: not left) == []


def test_with_the_stream_dead_the_sweeper_publishes_and_what_is_said_twice_is_written_once(
    house: House, buyer: str
) -> None:
    with stream_dead(house.shop):
        house.order("e2e-second", buyer)
        assert waiting(house, "e2e-second") == ["OrderPlaced"]
        let_the_grace_pass(house.shop)
        house.shop.invoke("OutboxSweeper")
        assert waiting(house, "e2e-second") == []
        assert house.timeline(buyer, 2)[0]["facts"]["order_id"] == "e2e-second"
    # The stream goes on where it stopped, so it tells of the second order before it tells of the third.
    house.order("e2e-third", buyer)
    found = [entry["facts"]["order_id"] for entry in house.timeline(buyer, 3)]
    assert found == ["e2e-third", "e2e-second", "e2e-first"]


def test_what_becomes_of_an_order_reaches_the_timeline_too(house: House, buyer: str) -> None:
    house.done("PUT", "/orders/e2e-first/status", {"status": "cancelled"})
    assert house.timeline(buyer, 4)[0]["title"] == "Order cancelled"
    seen = house.done("GET", f"/cdm/customer360/{buyer}")
    assert (seen["total_orders"], seen["lifetime_value"]) == (2, 160)
