"""Whatever happens, and in whatever order it is told: what is held is what the rules say of the orders."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.replenishment.profiles import profile_id
from tests.functional.replenishment.scene import Scene, forecast

PRODUCTS = st.lists(
    st.sampled_from(["rice-5kg", "rice-1kg", "nazir-5kg", "oil-1l", "honey", "soap"]), min_size=1, max_size=3
)
ORDERED = st.tuples(st.just("order"), PRODUCTS, st.integers(0, 120), st.booleans())
MOVED = st.tuples(st.just("move"), st.integers(0, 5), st.sampled_from(["cancelled", "delivered", "returned", "placed"]))
CORRECTED = st.tuples(st.just("correct"), st.integers(0, 5), PRODUCTS, st.sampled_from([2, 40]))
"""Forty make a customer whose reminders are calls."""
ASKED = st.tuples(st.just("ask"), st.sampled_from(["rice", "honey", "oil/mustard oil"]))
PASSED = st.tuples(st.just("pass"), st.integers(1, 30))
PROFILE = st.tuples(st.just("profile"), st.integers(10, 60), st.booleans(), st.booleans())
STORY = st.lists(st.one_of(ORDERED, ORDERED, MOVED, CORRECTED, ASKED, PROFILE, PASSED), min_size=1, max_size=10)


@settings(max_examples=40)
@given(story=STORY, draw=st.data())
def test_the_household_is_what_the_rules_say_of_its_orders(story: list[tuple[Any, ...]], draw: st.DataObject) -> None:
    scene = Scene()
    ordered = 0
    untold: list[dict[str, Any]] = []
    for step in story:
        match step:
            case ("order", products, days, imported):
                scene.order(f"o{ordered}", *products, days=days, imported=imported)
                ordered += 1
            case ("move", number, status):
                scene.call("PUT", f"/orders/o{number}/status", {"status": status})
            case ("correct", number, products, quantity):
                lines = [{"product_id": each, "quantity": quantity} for each in dict.fromkeys(products)]
                scene.call("PUT", f"/orders/o{number}", {"lines": lines})
            case ("ask", need):
                scene.ask(need)
            case ("profile", average, one_need, active):
                said = {"avg_consumption_days": average, "one_need": one_need, "is_active": active}
                path = f"/crm/automation/consumption-profiles/{profile_id(None, 'Rice')}"
                scene.good("PUT", path, said | {"standard_pack": 5, "unit": "kg"})
            case ("pass", days):
                scene.days_pass(days)
        untold += scene.told()
        # Some of it is told now, in any order, and some twice.
        now = draw.draw(st.lists(st.sampled_from(untold), max_size=3)) if untold else []
        scene.hear(*now)
        assert scene.counted() == scene.recounted()
    scene.hear(*draw.draw(st.permutations(untold)))

    scene.consistent()
    for days in (1, 5, 90):
        assert forecast(scene, days) == scene.foreseen(days)
    known = scene.household()
    summed = {each["need"]: each["reminder_date"] for each in scene.summary()}
    assert summed.items() <= {each["need"]: each["reminder_date"] for each in (known or {"needs": []})["needs"]}.items()
