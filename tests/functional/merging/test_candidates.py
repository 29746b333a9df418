"""Pairs that may be one person: noted when one arrives or changes, and never made one by themselves."""

from __future__ import annotations

import pytest

from rapport.customers import editing
from rapport.customers.asked import CustomerFields
from rapport.kernel.table import Key
from rapport.kernel.table.memory import MemoryTable
from rapport.merging import candidates
from tests.functional.merging.scene import KARIM, Scene


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.arrives("a", **KARIM)
    scene.arrives("b", **KARIM)
    scene.arrives("c", first_name="Rahima", phone=KARIM["phone"])
    for each in ("a", "b", "c"):
        scene.noted(each)
    return scene


def pairs(scene: Scene) -> list[tuple[str, str, str]]:
    found, _ = candidates.page(scene.shop.work(), 20, None)
    return [(each.first.customer_id, each.second.customer_id, each.strength) for each in found]


def test_the_likeliest_stand_first(scene: Scene) -> None:
    assert pairs(scene) == [("a", "b", "strong"), ("a", "c", "weak"), ("b", "c", "weak")]


def test_told_twice_a_pair_is_noted_once(scene: Scene) -> None:
    before = _written(scene.shop.table)
    for each in ("c", "a", "b", "a"):
        scene.noted(each)
    assert _written(scene.shop.table) == before


def test_page_by_page_every_pair_is_shown_once(scene: Scene) -> None:
    found, after = [], None
    while True:
        some, after = candidates.page(scene.shop.work(), 1, after)
        found += [(each.first.customer_id, each.second.customer_id) for each in some]
        if after is None:
            break
    assert found == [("a", "b"), ("a", "c"), ("b", "c")]


def test_who_has_another_number_now_is_no_pair_any_more(scene: Scene) -> None:
    said = CustomerFields(phone="01912345678")
    scene.do(lambda work: editing.change(work, "c", said, None))
    scene.noted("c")
    assert pairs(scene) == [("a", "b", "strong")]


def test_two_who_are_distinct_are_not_asked_about_again(scene: Scene) -> None:
    scene.do(lambda work: candidates.distinct(work, "c", "a"))
    for each in ("a", "c"):
        scene.noted(each)
    assert pairs(scene) == [("a", "b", "strong"), ("b", "c", "weak")]


def test_who_was_merged_is_a_pair_with_nobody_until_they_stand_again(scene: Scene) -> None:
    scene.merge("a", "b")
    for each in ("a", "b"):
        scene.noted(each)
    assert pairs(scene) == [("a", "c", "weak")]
    scene.unmerge("a", "b")
    for each in ("a", "b"):
        scene.noted(each)
    assert pairs(scene) == [("a", "b", "strong"), ("a", "c", "weak"), ("b", "c", "weak")]


def test_a_number_that_a_whole_village_has_says_nothing(scene: Scene) -> None:
    for number in range(candidates.MOST_ALIKE):
        scene.arrives(f"village{number}", first_name="Somebody", phone="01512345678")
    scene.arrives("last", first_name="Somebody", phone="01512345678")
    assert scene.noted("last") == 0


def _written(table: MemoryTable) -> list[Key]:
    return sorted(key for key in table.everything() if key.area == "records")
