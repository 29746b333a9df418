"""A changed threshold reaches the counters, by outbox, bus and worker."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from tests.e2e.house import House
from tests.e2e.laptop import eventually, ledger

TIERS = ("new", "repeat", "vip")


def by_type(house: House) -> dict[str, int]:
    told: dict[str, Any] = house.done("GET", "/cdm/segments/summary")["by_type"]
    return {name: share["customers"] for name, share in told.items()}


def recounted(house: House, vip_orders: int) -> Counter[str]:
    """From the profiles and nothing else. Nobody here has spent 50,000 or been silent since before the test."""
    found: Counter[str] = Counter()
    for item in ledger(house.shop):
        # Who was erased, or is another record of somebody, is nobody of their own.
        if item["sk"] == "PROFILE" and "facts" in item and "alias_of" not in item:
            orders = item["facts"]["statistics"]["orders"]
            found["vip" if orders >= vip_orders else "repeat" if orders >= 2 else "new"] += 1
    return found


def counted_are(house: House, expected: Counter[str]) -> bool:
    found = by_type(house)
    return {name: found[name] for name in TIERS} == {name: expected[name] for name in TIERS}


def test_counters_follow_a_changed_value_threshold_and_follow_it_back(house: House) -> None:
    house.customer("e2e-regular", "01799000031")
    for number in range(3):
        house.order(f"e2e-regular-{number}", "e2e-regular")
    before = by_type(house)
    for vip_orders in (3, 6):
        house.done("PUT", "/api/config/value", {"vip_orders": vip_orders})
        expected = recounted(house, vip_orders)
        assert eventually(partial(counted_are, house, expected), pause=0.5)
    assert by_type(house) == before
    moved = recounted(house, 3)["vip"] - recounted(house, 6)["vip"]
    assert moved > 0
    runs = house.done("GET", "/ops/runs?job=re-tier&limit=2")
    assert [run["counts"]["moved"] for run in runs] == [moved, moved]
