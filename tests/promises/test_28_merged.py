"""Promise 28, of two records that turn out to be one person: a silence that was acted on is not acted on again, and one
that the merge brings about, or taking it back does, is acted on once."""

from __future__ import annotations

import pytest

from rapport.insight import dropoff_job
from rapport.kernel.runs import Run
from tests.functional.merging.scene import KARIM, KARIM_AGAIN, Scene


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.arrives("karim", **KARIM)
    scene.arrives("again", **KARIM_AGAIN)
    return scene


def morning(scene: Scene) -> Run:
    scene.shop.clock.advance(days=1)
    return dropoff_job.run(scene.shop.work())


def noted(scene: Scene) -> list[tuple[str, str, str]]:
    found = scene.shop.table.everything().items()
    return sorted(
        (item["customer_id"], item["last_order"], item["risk_level"])
        for key, item in found
        if key.sk.startswith("DROPOFF#")
    )


def told(scene: Scene) -> int:
    return sum(item.get("type") == "DropOffEntered" for item in scene.shop.table.everything().values())


def test_a_silence_noted_under_the_other_record_is_not_noted_again(scene: Scene) -> None:
    scene.buys("karim", 300)
    scene.buys("again", 40)
    morning(scene)
    before = told(scene)
    scene.merge("karim", "again")
    morning(scene)
    assert told(scene) == before
    assert ("karim", "2026-01-29", "low") in noted(scene)


def test_a_silence_that_the_other_record_kept_awake_is_over(scene: Scene) -> None:
    scene.buys("karim", 59)
    scene.buys("again", 5)
    scene.merge("karim", "again")
    for _ in range(5):
        morning(scene)
    assert noted(scene) == []


def test_taken_apart_each_enters_the_silence_they_are_in_once(scene: Scene) -> None:
    scene.buys("karim", 70)
    scene.buys("again", 5)
    scene.merge("karim", "again")
    morning(scene)
    scene.unmerge("karim", "again")
    for _ in range(3):
        morning(scene)
    assert noted(scene) == [("karim", "2025-12-30", "medium")]
    assert told(scene) == 1


def test_history_that_was_brought_stays_silent_under_the_other_name(scene: Scene) -> None:
    scene.buys("again", 100, imported=True)
    morning(scene)
    scene.merge("karim", "again")
    morning(scene)
    assert noted(scene) == []
    scene.unmerge("karim", "again")
    morning(scene)
    assert noted(scene) == []
