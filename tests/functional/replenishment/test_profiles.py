"""Consumption profiles through the door: one for each thing, defaults behind them, nonsense refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from tests.functional.replenishment.scene import Scene

HERE = "/crm/automation/consumption-profiles"
BODY = {"avg_consumption_days": 30, "standard_pack": 5, "unit": "kg"}


@pytest.fixture(scope="module")
def shelves() -> Scene:
    return Scene()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def listed(scene: Scene) -> dict[str, dict[str, Any]]:
    return {each.get("category") or each["product_id"]: each for each in scene.good("GET", HERE)}


def test_a_new_shop_has_the_four_defaults(scene: Scene) -> None:
    found = listed(scene)

    assert {name: each["avg_consumption_days"] for name, each in found.items()} == {
        "Rice": 29,
        "Oil": 25,
        "Spices": 35,
        "Honey": 47,
    }
    assert all(each["is_default"] and each["buffer_days"] == 7 for each in found.values())
    assert {name for name, each in found.items() if each["one_need"]} == {"Rice", "Honey"}


def test_a_default_can_be_read_alone(scene: Scene) -> None:
    rice = listed(scene)["Rice"]

    assert scene.good("GET", f"{HERE}/{rice['profile_id']}") == rice


def test_the_shops_own_stands_in_for_the_default_until_it_is_removed(scene: Scene) -> None:
    default = listed(scene)["Rice"]
    made = scene.good("POST", HERE, BODY | {"category": "চাল"})
    assert made["profile_id"] == default["profile_id"]
    assert not made["is_default"]
    assert set(listed(scene)) == {"চাল", "Oil", "Spices", "Honey"}

    scene.good("DELETE", f"{HERE}/{made['profile_id']}")

    assert listed(scene)["Rice"] == default


def test_what_comes_back_goes_on_with_its_history(scene: Scene) -> None:
    for version in (1, 3, 5):
        made = scene.good("POST", HERE, BODY | {"product_id": "rice-5kg"})
        assert made["version"] == version
        scene.good("DELETE", f"{HERE}/{made['profile_id']}")
        assert scene.call("GET", f"{HERE}/{made['profile_id']}").status == 404
    assert len(scene.good("GET", f"/audit?record=consumption:{made['profile_id']}")) == 6


def test_a_second_one_for_the_same_thing_is_a_conflict(scene: Scene) -> None:
    scene.good("POST", HERE, BODY | {"category": "Rice"})

    answer = scene.call("POST", HERE, BODY | {"category": "RICE"})

    assert answer.status == 409
    assert answer.body["error"]["code"] == "consumption_profile_exists"


def test_changing_a_default_makes_it_the_shops_own(scene: Scene) -> None:
    rice = listed(scene)["Rice"]
    path = f"{HERE}/{rice['profile_id']}"

    changed = scene.good("PUT", path, BODY | {"is_active": False}, headers={"If-Match": '"0"'})

    assert (changed["version"], changed["is_default"], changed["is_active"]) == (1, False, False)
    assert scene.call("PUT", path, BODY, headers={"If-Match": '"0"'}).status == 409


def test_a_default_cannot_be_removed(scene: Scene) -> None:
    answer = scene.call("DELETE", f"{HERE}/{listed(scene)['Rice']['profile_id']}")

    assert answer.status == 409
    assert answer.body["error"]["code"] == "default_profile"


def test_another_category_of_the_catalogue_can_have_one(scene: Scene) -> None:
    scene.good("POST", "/catalog/categories", {"name": "Herbal Tea"})

    assert (
        scene.good("POST", HERE, BODY | {"category": "herbal tea", "unit": "g", "standard_pack": 100})["version"] == 1
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"category": "Rice", "product_id": "rice-5kg"}, "product_id"),
        ({}, "product_id"),
        ({"product_id": "nothing"}, "product_id"),
        ({"category": "Spaceships"}, "category"),
        ({"category": "Rice", "min_days": 50, "max_days": 40}, "min_days"),
        ({"category": "Rice", "avg_consumption_days": 91}, "avg_consumption_days"),
        ({"category": "Rice", "avg_consumption_days": 0}, "avg_consumption_days"),
        ({"category": "Rice", "avg_consumption_days": -3}, "avg_consumption_days"),
        ({"category": "Rice", "standard_pack": 0}, "standard_pack"),
        ({"category": "Rice", "standard_pack": -5}, "standard_pack"),
        ({"category": "Rice", "unit": "stone"}, "unit"),
        ({"category": "Rice", "buffer_days": 10}, "buffer_days"),
        ({"category": "Rice", "buffer_days": -1}, "buffer_days"),
        ({"product_id": "rice-5kg", "one_need": True}, "one_need"),
    ],
)
def test_nonsense_is_refused_by_name(shelves: Scene, changed: dict[str, Any], field: str) -> None:
    before = shelves.shop.table.everything()

    answer = shelves.call("POST", HERE, BODY | changed)

    assert answer.status == 422, answer.text
    assert {each["field"] for each in answer.body["error"]["details"]} == {field}
    assert shelves.shop.table.everything() == before


def test_an_agent_reads_and_a_manager_writes(shelves: Scene) -> None:
    assert shelves.call("GET", HERE, role="crm_agent").status == 200
    assert shelves.call("POST", HERE, BODY | {"category": "Oil"}, role="crm_agent").status == 403
