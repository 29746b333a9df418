"""The shop's rules through the door: made, changed, refused by name, and Scenario 3 as it was written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.rig.shop import Answer, TestShop

RULES = "/crm/automation/recommendation-rules"
SCENARIO_3 = {
    "rule_name": "Honey → Pain Relief Oil",
    "trigger_product_id": 10,
    "recommended_product_id": 25,
    "min_days_passed": 10,
    "max_days_passed": 20,
    "min_order_value": 800,
    "priority": "high",
}


@pytest.fixture
def shop() -> TestShop:
    shop = TestShop()
    for product_id, name, category, price in (
        ("10", "Organic Honey 500g", "Honey", 450),
        ("25", "Pain Relief Oil", "Wellness", 350),
        ("30", "Herbal Soap", "Wellness", 120),
    ):
        body = {"product_id": product_id, "name": name, "category": category, "price": price}
        assert shop.call("POST", "/catalog/products", body).status == 201
    assert shop.call("POST", "/cdm/customers", {"customer_id": "c1", "first_name": "Karim"}).status == 201
    return shop


def bought(shop: TestShop, days_ago: int, quantity: int = 2, product_id: str = "10") -> None:
    at = (shop.clock.now() - timedelta(days=days_ago)).isoformat()
    lines = [{"product_id": product_id, "quantity": quantity}]
    assert shop.call("POST", "/orders", {"customer_id": "c1", "order_date": at, "lines": lines}).status == 201


def offered(shop: TestShop, query: str = "") -> list[dict[str, Any]]:
    answer = shop.call("GET", f"/crm/automation/recommendations/c1{query}", role="admin")
    assert answer.status == 200, answer.text
    body: list[dict[str, Any]] = answer.body
    return body


def made(shop: TestShop, **said: Any) -> Answer:
    return shop.call("POST", RULES, SCENARIO_3 | said)


class TestScenario3:
    def test_honey_twelve_days_ago_in_an_order_of_900_suggests_pain_relief_oil(self, shop: TestShop) -> None:
        assert made(shop).status == 201
        bought(shop, 12)  # two jars of 450

        (found,) = offered(shop)

        assert found == {
            "product_id": "25",
            "product_name": "Pain Relief Oil",
            "price": 350,
            "recommended_price": 350,
            "discount_percentage": 0,
            "reason": "Based on previous purchases: Organic Honey 500g",
            "source": "rule",
            "rule_id": shop.call("GET", RULES).body[0]["id"],
        }

    @pytest.mark.parametrize(("days_ago", "suggests"), [(9, False), (10, True), (20, True), (21, False)])
    def test_from_the_tenth_day_to_the_twentieth(self, shop: TestShop, days_ago: int, suggests: bool) -> None:
        made(shop)
        bought(shop, days_ago)
        assert bool(offered(shop)) is suggests

    def test_an_order_below_800_suggests_nothing(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12, quantity=1)
        assert offered(shop) == []

    def test_the_guides_address_says_the_same(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12)
        assert shop.call("GET", "/crm-automation/recommendations/c1").body == offered(shop)

    def test_the_reason_is_told_in_bangla(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12)
        assert "আগের কেনাকাটার ভিত্তিতে" in offered(shop, "?lang=bn")[0]["reason"]

    def test_looking_writes_nothing(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12)
        before = shop.table.everything()
        offered(shop)
        assert shop.table.everything() == before


class TestMakingARule:
    def test_it_is_told_as_it_was_said_and_has_achieved_nothing(self, shop: TestShop) -> None:
        answer = made(shop, id="honey-oil")
        assert answer.status == 201
        assert answer.body == SCENARIO_3 | {
            "id": "honey-oil",
            "trigger_product_id": "10",
            "recommended_product_id": "25",
            "target_customer_type": "all",
            "discount_percentage": 0,
            "is_active": True,
            "version": 1,
            "shown": 0,
            "accepted": 0,
            "success_rate": 0,
            "revenue": 0,
        }
        assert shop.call("GET", f"{RULES}/honey-oil").body == answer.body
        assert shop.call("GET", RULES).body == [answer.body]

    def test_the_guides_names_are_understood(self, shop: TestShop) -> None:
        said = {
            "rule_name": "Ten percent",
            "product_id": 25,
            "target_category": "honey",
            "target_customer_type": "new",
            "discount_percentage": 10,
        }
        answer = shop.call("POST", RULES, said)
        assert answer.status == 201, answer.text
        assert (answer.body["recommended_product_id"], answer.body["trigger_category"]) == ("25", "honey")

        bought(shop, 12, quantity=1)
        (found,) = offered(shop)
        assert (found["recommended_price"], found["discount_percentage"]) == (315, 10)

    def test_camel_case_is_understood(self, shop: TestShop) -> None:
        said = {"ruleName": "A", "triggerProductId": "10", "recommendedProductId": "25", "minDaysPassed": 3}
        assert shop.call("POST", RULES, said).body["min_days_passed"] == 3

    def test_a_number_is_a_priority(self, shop: TestShop) -> None:
        assert made(shop, priority=7).body["priority"] == 7

    def test_all_is_anybody(self, shop: TestShop) -> None:
        assert made(shop, target_customer_type="all").body["target_customer_type"] == "all"

    def test_an_id_is_given_once(self, shop: TestShop) -> None:
        made(shop, id="a")
        answer = made(shop, id="a")
        assert (answer.status, answer.body["error"]["code"]) == (409, "rule_id_taken")


NONSENSE: dict[str, tuple[dict[str, Any], str]] = {
    "the last day before the first": ({"min_days_passed": 21}, "min_days_passed"),
    "a trigger nobody sells": ({"trigger_product_id": "99"}, "trigger_product_id"),
    "a recommendation nobody sells": ({"recommended_product_id": "99"}, "recommended_product_id"),
    "itself": ({"recommended_product_id": 10}, "recommended_product_id"),
    "a category nobody has": ({"trigger_product_id": None, "trigger_category": "Boats"}, "trigger_category"),
    "two triggers": ({"trigger_category": "Honey"}, "trigger_category"),
    "more than everything off": ({"discount_percentage": "100.01"}, "discount_percentage"),
    "a negative discount": ({"discount_percentage": -1}, "discount_percentage"),
    "a negative day": ({"min_days_passed": -1}, "min_days_passed"),
    "no such urgency": ({"priority": "urgent"}, "priority"),
    "no such customers": ({"target_customer_type": "rich"}, "target_customer_type"),
    "no name": ({"rule_name": " "}, "rule_name"),
}


@pytest.mark.parametrize("case", NONSENSE)
def test_nonsense_is_refused_by_name(shop: TestShop, case: str) -> None:
    spoilt, field = NONSENSE[case]
    made(shop, id="good")
    before = shop.table.everything()

    for answer in (made(shop, **spoilt), shop.call("PUT", f"{RULES}/good", SCENARIO_3 | spoilt)):
        assert answer.status == 422, answer.text
        assert any(each["field"].startswith(field) for each in answer.body["error"]["details"]), answer.text
    assert shop.table.everything() == before


@pytest.mark.parametrize("discount", [0, 100, "12.50"])
def test_a_discount_may_be_nothing_and_everything(shop: TestShop, discount: Any) -> None:
    assert made(shop, discount_percentage=discount).status == 201


class TestARecommendedProductThatCannotBeHad:
    def test_removed(self, shop: TestShop) -> None:
        shop.call("DELETE", "/catalog/products/25")
        assert made(shop).body["error"]["details"][0]["field"] == "recommended_product_id"

    def test_not_for_sale(self, shop: TestShop) -> None:
        resting = {"name": "Pain Relief Oil", "category": "Wellness", "price": 350, "is_active": False}
        shop.call("PUT", "/catalog/products/25", resting)
        assert made(shop).body["error"]["details"][0]["field"] == "recommended_product_id"

    def test_it_is_not_offered_any_more(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12)
        assert offered(shop)
        shop.call("DELETE", "/catalog/products/25")
        assert offered(shop) == []

    def test_a_trigger_that_was_taken_off_the_shelves_still_triggers(self, shop: TestShop) -> None:
        made(shop)
        bought(shop, 12)
        shop.call("DELETE", "/catalog/products/10")
        assert offered(shop)


class TestChangingARule:
    def test_the_version_moves_with_it(self, shop: TestShop) -> None:
        first = made(shop, id="a")
        assert first.headers["ETag"] == '"1"'
        changed = shop.call("PUT", f"{RULES}/a", SCENARIO_3 | {"priority": "low"}, headers={"If-Match": '"1"'})
        assert (changed.status, changed.body["priority"], changed.headers["ETag"]) == (200, "low", '"2"')

    def test_who_believes_in_an_old_version_is_told(self, shop: TestShop) -> None:
        made(shop, id="a")
        shop.call("PUT", f"{RULES}/a", SCENARIO_3 | {"priority": "low"})
        stale = shop.call("PUT", f"{RULES}/a", SCENARIO_3, headers={"If-Match": '"1"'})
        assert (stale.status, stale.body["error"]["current"]["priority"]) == (409, "low")

    def test_a_rule_at_rest_suggests_nothing(self, shop: TestShop) -> None:
        made(shop, id="a")
        bought(shop, 12)
        shop.call("PUT", f"{RULES}/a", SCENARIO_3 | {"is_active": False})
        assert offered(shop) == []

    def test_a_rule_that_was_taken_out_is_gone_for_good(self, shop: TestShop) -> None:
        made(shop, id="a")
        bought(shop, 12)
        assert shop.call("DELETE", f"{RULES}/a").status == 204
        assert shop.call("GET", f"{RULES}/a").status == 404
        assert shop.call("PUT", f"{RULES}/a", SCENARIO_3).status == 404
        assert shop.call("DELETE", f"{RULES}/a").status == 404
        assert made(shop, id="a").status == 409
        assert (shop.call("GET", RULES).body, offered(shop)) == ([], [])

    def test_every_change_is_in_the_audit(self, shop: TestShop) -> None:
        made(shop, id="a")
        shop.call("PUT", f"{RULES}/a", SCENARIO_3 | {"priority": "low"})
        shop.call("DELETE", f"{RULES}/a")
        entries = [each for each in shop.call("GET", "/audit").body if each["record"] == "recommendation_rule:a"]
        assert [each["what"] for each in entries] == ["removed", "changed", "created"]


def test_a_long_list_comes_in_pages(shop: TestShop) -> None:
    ids = [f"rule-{number:03d}" for number in range(12)]
    for rule_id in ids:
        made(shop, id=rule_id)
    found, cursor = [], ""
    while True:
        answer = shop.call("GET", f"{RULES}?limit=5{cursor}")
        found += [each["id"] for each in answer.body]
        if "X-Next-Cursor" not in answer.headers:
            break
        cursor = f"&cursor={answer.headers['X-Next-Cursor']}"
    assert found == ids
