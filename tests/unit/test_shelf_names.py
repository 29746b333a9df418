"""One table of shelves: whoever uses a thing up and whoever is offered it mean the same one."""

from __future__ import annotations

import pytest

from rapport.catalog.shelf_names import CALLED, SHELVES, shelf_called
from rapport.recommendations.defaults import CROSS_SELL
from rapport.replenishment.defaults import DEFAULTS
from rapport.replenishment.needs import category_need
from rapport.replenishment.profiles import profile_id


@pytest.mark.parametrize(
    ("written", "shelf"),
    [
        ("Masala", "spices"),
        ("ভোজ্যতেল", "oil"),
        (" EDIBLE  Oils", "oil"),
        ("Rices", "rice"),
        ("মধু", "honey"),
        ("ঘি", "ghee"),
        ("ডাল", "lentils"),
        ("Soap", "soap"),
    ],
)
def test_a_shelf_has_one_name_for_reminders_and_for_offers(written: str, shelf: str) -> None:
    assert shelf_called(written) == category_need(written) == shelf
    assert profile_id(None, written) == profile_id(None, shelf)


def test_no_name_means_two_shelves() -> None:
    assert len(SHELVES) == sum(1 + len(names) for names in CALLED.values())
    assert all(SHELVES[shelf] == shelf for shelf in CALLED)


def test_what_is_there_by_default_stands_on_a_known_shelf() -> None:
    assert {shelf_called(each.category or "") for each in DEFAULTS} <= CALLED.keys()
    assert {*CROSS_SELL, *(shelf for others in CROSS_SELL.values() for shelf in others)} <= CALLED.keys()
