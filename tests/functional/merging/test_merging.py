"""Two records become one person, and two again: what either had is there, and stays where it was written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rapport.customers import editing, finding
from rapport.customers.aliasing import NotMerged
from rapport.customers.asked import CustomerFields
from rapport.customers.holding import OnLegalHold, put_on
from rapport.kernel import keys
from rapport.kernel.errors import NotAcceptable
from rapport.merging.parting import MergedFurther
from rapport.orders import status, store
from tests.functional.merging.scene import KARIM, KARIM_AGAIN, Scene


@pytest.fixture
def scene() -> Scene:
    scene = Scene()
    scene.arrives("karim", **KARIM)
    scene.arrives("again", **KARIM_AGAIN)
    return scene


def test_whoever_names_either_means_the_person(scene: Scene) -> None:
    scene.merge("karim", "again")
    assert scene.read("again").customer_id == "karim"
    assert scene.read("karim").ids == ("karim", "again")


def test_what_both_bought_counts_for_the_one(scene: Scene) -> None:
    scene.buys("karim", 40)
    scene.buys("again", 10, 3)
    scene.merge("karim", "again")
    known = scene.read("karim").statistics
    assert (known.orders, known.spend) == (2, Decimal(400))
    assert [each.customer_id for each in store.of_customer(scene.shop.work(), "karim", 10, None)[0]] == [
        "again",
        "karim",
    ]


def test_an_order_under_the_former_id_goes_to_the_person(scene: Scene) -> None:
    scene.merge("karim", "again")
    order = store.get(scene.shop.work(), scene.buys("again", 1))
    assert order.customer_id == "karim"


def test_a_former_order_that_is_taken_back_takes_its_figures_from_the_person(scene: Scene) -> None:
    order_id = scene.buys("again", 10)
    scene.merge("karim", "again")
    scene.do(lambda work: status.change_status(work, order_id, "cancelled", None))
    assert scene.read("karim").statistics.orders == 0
    scene.unmerge("karim", "again")
    assert scene.read("again").statistics.orders == 0


def test_both_numbers_lead_to_the_person(scene: Scene) -> None:
    scene.merge("karim", "again")
    for number in ("01712345678", "01812345678"):
        assert [each.customer_id for each in finding.by_phone(scene.shop.work(), number)] == ["karim"]


def test_the_others_word_is_taken_where_it_is_right(scene: Scene) -> None:
    scene.merge("karim", "again", "first_name")
    assert scene.read("karim").first_name == "Karim"
    scene.unmerge("karim", "again")
    assert scene.read("karim").first_name == "Md."


def test_what_the_two_do_not_say_differently_cannot_be_taken(scene: Scene) -> None:
    with pytest.raises(NotAcceptable):
        scene.merge("karim", "again", "email")


def test_a_no_counts_for_the_person_and_stays_with_both(scene: Scene) -> None:
    scene.says("karim", "sms", True)
    scene.says("again", "sms", False)
    scene.says("again", "email", True)
    scene.merge("karim", "again")
    assert _allows(scene, "karim") == {"sms:marketing": False, "email:marketing": True}
    scene.unmerge("karim", "again")
    assert _allows(scene, "karim") == {"sms:marketing": False}
    assert _allows(scene, "again") == {"sms:marketing": False, "email:marketing": True}


def test_a_no_said_meanwhile_stays_with_both(scene: Scene) -> None:
    scene.says("again", "sms", True)
    scene.merge("karim", "again")
    scene.says("again", "sms", False)
    scene.unmerge("karim", "again")
    assert _allows(scene, "karim") == _allows(scene, "again") == {"sms:marketing": False}


def _allows(scene: Scene, customer_id: str) -> dict[str, bool]:
    return {name: said.allowed for name, said in scene.read(customer_id).consent.items()}


def test_taken_apart_each_has_their_own_orders_again(scene: Scene) -> None:
    scene.buys("karim", 40)
    scene.buys("again", 10, 3)
    scene.merge("karim", "again")
    scene.buys("again", 0)
    scene.unmerge("karim", "again")
    assert (scene.read("karim").statistics.orders, scene.read("again").statistics.orders) == (2, 1)
    assert scene.read("again").phone == "+8801812345678"
    assert [each["number"] for each in scene.read("karim").phones] == ["+8801712345678"]
    assert scene.read("karim").email is None


def test_what_somebody_wrote_meanwhile_stays(scene: Scene) -> None:
    scene.merge("karim", "again")
    said = CustomerFields(email="new@example.com")
    scene.do(lambda work: editing.change(work, "karim", said, None))
    scene.unmerge("karim", "again")
    assert scene.read("karim").email == "new@example.com"


def test_a_person_of_three_records_is_taken_apart_from_the_outside(scene: Scene) -> None:
    scene.arrives("third", first_name="Karim", phone="01912345678")
    for customer_id in ("karim", "again", "third"):
        scene.buys(customer_id, 5)
    scene.merge("again", "third")
    scene.merge("karim", "again")
    assert scene.read("third").customer_id == "karim"
    assert scene.read("karim").statistics.orders == 3
    with pytest.raises(MergedFurther):
        scene.unmerge("karim", "third")
    scene.unmerge("karim", "again")
    assert scene.read("third").customer_id == "again"
    assert (scene.read("karim").statistics.orders, scene.read("again").statistics.orders) == (1, 2)
    scene.unmerge("again", "third")
    assert scene.read("third").statistics.orders == 1


def test_nobody_is_merged_with_themselves(scene: Scene) -> None:
    scene.merge("karim", "again")
    with pytest.raises(NotAcceptable):
        scene.merge("karim", "again")


def test_who_was_not_merged_is_not_taken_out(scene: Scene) -> None:
    with pytest.raises(NotMerged):
        scene.unmerge("karim", "again")


def test_a_legal_hold_leaves_both_as_they_are(scene: Scene) -> None:
    scene.do(lambda work: put_on(work, "again", "a court asked"))
    with pytest.raises(OnLegalHold):
        scene.merge("karim", "again")


def test_merged_and_taken_apart_the_store_is_as_it_was(scene: Scene) -> None:
    scene.buys("karim", 40)
    scene.buys("again", 10, 3)
    scene.says("karim", "sms", True)
    before = _kept(scene)
    scene.merge("karim", "again")
    assert _kept(scene) != before
    scene.unmerge("karim", "again")
    assert _kept(scene) == before


PASSING = {
    "version",
    "facts_version",
    "audit_head",
    "updated_at",
    "sealed",
    "aliases",
    "calls_version",
    "contacts_version",
    "reminders_version",
}
"""What every change moves."""


def _kept(scene: Scene) -> dict[tuple[str, str], dict[str, object]]:
    """Everything but news on its way, the history of words, and places in the agenda that a changed fact wrote."""
    found = {}
    for key, item in scene.shop.table.everything().items():
        if key.area != "records" or key.pk.startswith(("OUTBOX#", "DUE#")) or key.sk.startswith("CONSENT#"):
            continue
        kept = {name: value for name, value in item.items() if name not in PASSING and value not in (0, {}, None)}
        if "facts" in kept:
            kept["facts"] = {name: value for name, value in item["facts"].items() if name != "waiting"}
        if key == keys.customer(key.pk.removeprefix("CUSTOMER#")):
            kept["phones"] = [each["number"] for each in scene.read(item["customer_id"]).phones]
        found[key.pk, key.sk] = kept
    return {
        place: each for place, each in found.items() if set(each) - {"pk", "sk"} or not place[0].startswith("COUNT#")
    }
