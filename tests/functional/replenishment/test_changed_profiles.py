"""A changed consumption profile moves the reminders that are there, of everybody whom it concerns."""

from __future__ import annotations

from typing import Any

import pytest

from functions.replenishment_worker import app as worker
from rapport.kernel.caller import system
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Table
from rapport.kernel.work import Work
from rapport.replenishment import reconsidering
from rapport.replenishment.events import ProfileHeard
from tests.functional.replenishment.scene import Scene, after
from tests.promises.surface import in_the_environment
from tests.rig.faulty_table import Broken, Fault, FaultyTable
from tests.rig.shop import LambdaContext, PlainDataKeys, TestShop

HERE = "/crm/automation/consumption-profiles"
RICE = {"avg_consumption_days": 15, "standard_pack": 5, "unit": "kg", "one_need": True}
SOAP = {"avg_consumption_days": 30, "standard_pack": 1, "unit": "pcs", "category": "Cleaning"}
SEVEN = tuple(f"c{number}" for number in range(1, 8))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def change(scene: Scene, name: str = "Rice", **said: Any) -> None:
    scene.good("PUT", f"{HERE}/{scene.profile_id(name)}", RICE | said)


def crowd() -> Scene:
    """Seven who bought rice; and the profile of rice has changed."""
    scene = Scene(customers=SEVEN)
    for each in SEVEN:
        scene.order(f"o-{each}", "rice-5kg", customer_id=each)
    scene.settle()
    change(scene)
    return scene


def moved(scene: Scene) -> set[str]:
    return {each for each in SEVEN if scene.reminders(each)["rice"]["reminder_date"] == after(8)}


def hear(scene: Scene, table: Table, told: dict[str, Any]) -> None:
    here = Shop(table, scene.shop.clock, DHAKA, PlainDataKeys())
    reconsidering.run(Work(here, system(reconsidering.JOB)), ProfileHeard.read(told), None, lambda: True)


def runs(scene: Scene) -> list[dict[str, int]]:
    return [run["counts"] for run in scene.good("GET", "/ops/runs?job=reminders")]


def test_a_changed_default_moves_the_reminders_that_are_there(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", "honey")
    scene.settle()

    change(scene)
    assert scene.dates()["rice"] == after(22)
    scene.settle()

    assert scene.dates() == {"rice": after(8), "honey": after(40)}
    assert {day for day, _, need in scene.agenda() if need == "rice"} == {after(8)}
    scene.consistent()


def test_removed_switched_off_and_on_again(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    for active, expected in ((False, {}), (True, {"rice": after(8)})):
        change(scene, is_active=active)
        scene.settle()
        assert scene.dates() == expected
        scene.consistent()

    scene.good("DELETE", f"{HERE}/{scene.profile_id('Rice')}")
    scene.settle()

    assert scene.dates() == {"rice": after(22)}
    scene.consistent()


def test_a_profile_for_what_nobody_was_reminded_of(scene: Scene) -> None:
    scene.good("POST", "/catalog/categories", {"name": "Cleaning"})
    scene.order("o1", "soap")
    scene.settle()
    assert scene.reminders() == {}

    scene.good("POST", HERE, SOAP)
    scene.settle()

    assert scene.dates() == {"cleaning/soap": after(23)}
    scene.consistent()


def test_a_profile_of_one_product(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()

    scene.good("POST", HERE, {name: RICE[name] for name in RICE if name != "one_need"} | {"product_id": "rice-5kg"})
    scene.settle()

    assert scene.dates() == {"rice": after(8)}


def test_who_bought_nothing_of_it_is_left_alone(scene: Scene) -> None:
    scene.order("o1", "honey", "soap")
    scene.settle()
    before = scene.household()
    change(scene)

    scene.settle()

    assert scene.household() == before
    assert runs(scene) == [{"looked at": 1, "moved": 0}]


def test_told_twice_it_finds_everything_as_it_is() -> None:
    scene = crowd()
    (told,) = scene.told()
    scene.hear(told)
    before = scene.agenda(), [scene.household(each) for each in SEVEN]

    scene.hear(told)

    assert moved(scene) == set(SEVEN)
    assert (scene.agenda(), [scene.household(each) for each in SEVEN]) == before
    assert sorted(runs(scene), key=str) == [{"looked at": 7, "moved": 0}, {"looked at": 7, "moved": 7}]


def test_out_of_time_between_slices_it_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconsidering, "SLICE", 3)
    scene = crowd()
    (told,) = scene.told()
    for done in (3, 6, 7):
        with in_the_environment(scene.shop):
            worker.lambda_handler({"detail": told}, LambdaContext())  # Its half minute is less than is kept to spare.
        assert len(moved(scene)) == done
        (told, *_) = (*scene.told(), {"type": "nothing more"})

    assert told == {"type": "nothing more"}
    assert sorted(each["looked at"] for each in runs(scene)) == [1, 3, 3]
    for each in SEVEN:
        scene.consistent(each)


def test_killed_at_any_moment_and_told_again_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconsidering, "SLICE", 3)
    scene = crowd()
    (told,) = scene.told()
    begun, whole = scene.shop.table.everything(), FaultyTable(scene.shop.table)
    hear(scene, whole, told)
    done = scene.agenda()
    for number in range(1, len(whole.calls) + 1, 9):
        scene.shop = TestShop()
        scene.shop.table.load(begun.items())
        with pytest.raises(Broken):
            hear(scene, FaultyTable(scene.shop.table, Fault(number, "after")), told)
        hear(scene, FaultyTable(scene.shop.table), told)
        assert (scene.agenda(), scene.counted()) == (done, scene.recounted()), number
