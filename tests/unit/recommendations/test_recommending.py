"""What is offered to whom: every condition of a rule at its edges, and the order of what speaks for a product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.kernel.settings import Offers
from rapport.recommendations.learned import LATEST, Pair
from rapport.recommendations.recommendation import discounted
from tests.unit.recommendations.shelves import bought, buyer, ids, offered, product, rule, shelf


class TestTheDaysOfARule:
    @pytest.mark.parametrize(("ago", "holds"), [(9, False), (10, True), (15, True), (20, True), (21, False)])
    def test_both_ends_are_included(self, ago: int, holds: bool) -> None:
        there = shelf(rule(trigger_product_id="honey", min_days_passed=10, max_days_passed=20))
        assert ids(buyer(honey=bought(ago)), there) == (["balm"] if holds else [])

    @pytest.mark.parametrize(("ago", "holds"), [(0, True), (1000, True)])
    def test_without_days_it_always_holds(self, ago: int, holds: bool) -> None:
        there = shelf(rule(trigger_product_id="honey"))
        assert ids(buyer(honey=bought(ago)), there) == (["balm"] if holds else [])

    def test_an_order_dated_tomorrow_counts_as_todays(self) -> None:
        there = shelf(rule(trigger_product_id="honey", max_days_passed=5))
        assert ids(buyer(honey=bought(-1)), there) == ["balm"]


class TestTheOrderThatHeldTheTrigger:
    @pytest.mark.parametrize(("worth", "holds"), [("799.99", False), ("800", True), ("800.01", True)])
    def test_it_came_to_enough(self, worth: str, holds: bool) -> None:
        there = shelf(rule(trigger_product_id="honey", min_order_value=Decimal(800)))
        assert ids(buyer(honey=bought(12, worth)), there) == (["balm"] if holds else [])

    def test_another_large_order_does_not_help(self) -> None:
        there = shelf(
            rule(trigger_product_id="honey", min_order_value=Decimal(800)),
            products=[product("honey"), product("balm"), product("ghee")],
        )
        assert ids(buyer(honey=bought(12, "100"), ghee=bought(12, "5000")), there) == []


class TestTheCustomersOfARule:
    @pytest.mark.parametrize("tier", ["new", "repeat", "vip"])
    @pytest.mark.parametrize("target", ["new", "repeat", "vip", None])
    def test_their_type_matches(self, tier: str, target: Any) -> None:
        there = shelf(rule(trigger_product_id="honey", target_customer_type=target))
        assert bool(ids(buyer(tier=tier, honey=bought(12)), there)) is (target in (tier, None))

    @pytest.mark.parametrize(("target", "holds"), [("vip", True), ("inactive", True), ("repeat", False)])
    def test_a_vip_who_fell_silent_is_both(self, target: Any, holds: bool) -> None:
        there = shelf(rule(trigger_product_id="honey", target_customer_type=target))
        assert bool(ids(buyer(tier="vip", kind="inactive", honey=bought(100)), there)) is holds


class TestTheTrigger:
    def test_a_category_was_last_bought_when_any_of_it_was(self) -> None:
        there = shelf(
            rule(trigger_category="Honey", min_days_passed=10, max_days_passed=20),
            products=[product("litchi", "Honey"), product("sundarban", "মধু"), product("balm")],
        )
        assert ids(buyer(litchi=bought(40), sundarban=bought(12)), there) == ["balm"]
        assert ids(buyer(litchi=bought(12), sundarban=bought(2)), there) == []

    def test_of_two_bought_on_a_day_the_larger_order_counts(self) -> None:
        there = shelf(
            rule(trigger_category="Honey", min_order_value=Decimal(800)),
            products=[product("litchi", "Honey"), product("sundarban", "Honey"), product("balm")],
        )
        assert ids(buyer(litchi=bought(12, "900"), sundarban=bought(12, "100")), there) == ["balm"]

    def test_without_one_the_last_order_counts(self) -> None:
        there = shelf(rule(min_days_passed=10, max_days_passed=20))
        assert ids(buyer(honey=bought(12)), there) == ["balm"]
        assert ids(buyer(honey=bought(12), ghee=bought(2)), there) == []

    def test_who_never_bought_triggers_nothing(self) -> None:
        assert ids(buyer(average="0"), shelf(rule())) == []

    def test_a_trigger_off_the_shelves_still_triggers(self) -> None:
        gone = [product("honey", "Honey", removed=True), product("balm")]
        assert ids(buyer(honey=bought(12)), shelf(rule(trigger_product_id="honey"), products=gone)) == ["balm"]


class TestTheDiscount:
    @pytest.mark.parametrize(
        ("price", "discount", "left"),
        [("500", "10", "450.00"), ("99.99", "12.5", "87.49"), ("0.01", "50", "0.01"), ("350", "0", "350.00")],
    )
    def test_it_is_taken_off_the_price_to_the_cent(self, price: str, discount: str, left: str) -> None:
        assert discounted(Decimal(price), Decimal(discount)) == Decimal(left)

    def test_everything_off_is_free(self) -> None:
        assert discounted(Decimal("350"), Decimal(100)) == 0


class TestNever:
    @pytest.mark.parametrize(("ago", "offered_again"), [(-1, False), (0, False), (7, False), (8, True)])
    def test_what_was_just_bought(self, ago: int, offered_again: bool) -> None:
        there = shelf(rule(trigger_product_id="honey"))
        assert bool(ids(buyer(honey=bought(12), balm=bought(ago)), there)) is offered_again

    @pytest.mark.parametrize("ago", [0, 7])
    def test_what_was_just_bought_whatever_speaks_for_it(self, ago: int) -> None:
        pair = Pair(-2000, "balm", "honey")
        there = shelf(rule(trigger_product_id="honey"), together=[pair], popular=["balm"])
        assert ids(buyer(honey=bought(12), balm=bought(ago)), there) == []

    @pytest.mark.parametrize("state", [{"is_active": False}, {"removed": True}])
    def test_what_cannot_be_had(self, state: dict[str, Any]) -> None:
        there = shelf(
            rule(trigger_product_id="honey"),
            products=[product("honey"), product("balm", **state)],
            together=[Pair(-2000, "balm", "honey")],
            popular=["balm"],
        )
        assert ids(buyer(honey=bought(12)), there) == []

    def test_what_a_rule_at_rest_says(self) -> None:
        assert ids(buyer(honey=bought(12)), shelf(rule(trigger_product_id="honey", is_active=False))) == []

    @pytest.mark.parametrize(("price", "fits"), [("2700", True), ("2700.01", False)])
    def test_what_is_far_above_what_they_spend(self, price: str, fits: bool) -> None:
        products = [product("honey"), product("balm", price=price)]
        for there in (
            shelf(products=products, popular=["balm"]),
            shelf(products=products, together=[Pair(-2000, "balm", "honey")]),
        ):
            assert bool(ids(buyer("900", honey=bought(12)), there)) is fits

    def test_but_a_rule_may_ask_for_more(self) -> None:
        products = [product("honey"), product("balm", price="9000")]
        assert ids(buyer("900", honey=bought(12)), shelf(rule(trigger_product_id="honey"), products=products)) == [
            "balm"
        ]

    def test_nothing_is_too_dear_for_who_never_bought(self) -> None:
        assert ids(buyer("0"), shelf(products=[product("balm", price="9000")], popular=["balm"])) == ["balm"]


MANY = [product(name) for name in ("honey", "a", "b", "c", "d", "e", "f", "g")]


class TestTheOrder:
    def test_rules_by_priority_then_company_by_lift_then_favourites(self) -> None:
        there = shelf(
            rule(rule_id="1", recommended_product_id="a", trigger_product_id="honey", priority="low"),
            rule(rule_id="2", recommended_product_id="b", trigger_product_id="honey", priority=7),
            rule(rule_id="3", recommended_product_id="c", trigger_product_id="honey", priority="high"),
            products=MANY,
            together=[Pair(-1500, "d", "honey"), Pair(-2500, "e", "honey")],
            popular=["f", "g"],
        )
        found = offered(buyer(honey=bought(12)), there, Offers(most=10))
        assert [each.product_id for each in found] == ["b", "c", "a", "e", "d", "f", "g"]
        assert [each.source for each in found] == ["rule"] * 3 + ["bought_together"] * 2 + ["popular"] * 2
        assert [each.rule_id for each in found] == ["2", "3", "1", None, None, None, None]

    def test_no_product_twice_and_the_first_word_counts(self) -> None:
        there = shelf(
            rule(rule_id="1", recommended_product_id="a", trigger_product_id="honey"),
            rule(rule_id="2", recommended_product_id="a", trigger_product_id="honey", priority="high"),
            products=MANY,
            together=[Pair(-1500, "a", "honey")],
            popular=["a"],
        )
        (found,) = offered(buyer(honey=bought(12)), there)
        assert found.rule_id == "2"

    @pytest.mark.parametrize("most", [1, 3, 5])
    def test_no_more_than_the_shop_wants(self, most: int) -> None:
        there = shelf(products=MANY, popular=[each.product_id for each in MANY])
        assert len(ids(buyer("0"), there, Offers(most=most))) == most

    def test_the_company_of_what_was_bought_last_counts(self) -> None:
        old = {f"old{number}": bought(200 + number) for number in range(LATEST + 5)}
        oldest = f"old{LATEST + 4}"
        there = shelf(products=MANY, together=[Pair(-9000, "a", oldest), Pair(-1300, "b", "honey")])
        assert ids(buyer("900", "repeat", None, honey=bought(12), **old), there) == ["b"]


GROCERY = [
    product("miniket", "চাল"),
    product("masoor", "Dal"),
    product("mustard", "Oil"),
    product("turmeric", "মশলা"),
    product("ghee", "Ghee"),
    product("honey", "Honey"),
    product("tulsi", "Herbal Tea"),
    product("dates", "Dry Fruits"),
]
ALL = [each.product_id for each in GROCERY]


class TestTheDefaults:
    @pytest.mark.parametrize(
        ("trigger", "targets"),
        [
            ("miniket", ["masoor", "mustard", "turmeric"]),
            ("mustard", ["turmeric", "ghee"]),
            ("turmeric", ["ghee", "honey"]),
            ("honey", ["tulsi", "dates"]),
        ],
    )
    def test_what_goes_with_what(self, trigger: str, targets: list[str]) -> None:
        found = offered(buyer("900", "repeat", None, **{trigger: bought(10)}), shelf(products=GROCERY, popular=ALL))
        assert [each.product_id for each in found if each.source == "rule"] == targets

    def test_whose_rule_it_is(self) -> None:
        (first, *_) = offered(buyer(miniket=bought(10)), shelf(products=GROCERY, popular=ALL))
        assert (first.rule_id, first.discount_percentage) == ("default_rice", Decimal(0))

    @pytest.mark.parametrize(("ago", "holds"), [(6, False), (7, True), (30, True), (31, False)])
    def test_between_a_week_and_a_month_after(self, ago: int, holds: bool) -> None:
        found = offered(buyer(honey=bought(ago)), shelf(products=GROCERY, popular=ALL))
        assert any(each.source == "rule" for each in found) is holds

    @pytest.mark.parametrize("active", [True, False])
    def test_a_rule_of_the_shop_for_the_category_replaces_them(self, active: bool) -> None:
        own = rule(trigger_category="rice", recommended_product_id="ghee", is_active=active)
        found = offered(buyer(miniket=bought(10)), shelf(own, products=GROCERY, popular=ALL))
        assert [each.rule_id for each in found if each.source == "rule"] == (["r1"] if active else [])

    def test_a_rule_of_the_shop_comes_first(self) -> None:
        own = rule(trigger_product_id="miniket", recommended_product_id="dates", priority=0)
        found = ids(buyer(miniket=bought(10)), shelf(own, products=GROCERY, popular=ALL))
        assert found[:2] == ["dates", "masoor"]

    def test_the_most_popular_of_the_category(self) -> None:
        two = [*GROCERY, product("moong", "Lentils")]
        assert ids(buyer(miniket=bought(10)), shelf(products=two, popular=["moong", *ALL]))[0] == "moong"

    def test_not_a_category_they_just_bought_from(self) -> None:
        two = [*GROCERY, product("moong", "Lentils")]
        who = buyer(miniket=bought(10), moong=bought(3))
        found = offered(who, shelf(products=two, popular=[*ALL, "moong"]))
        assert [each.product_id for each in found if each.source == "rule"] == ["mustard", "turmeric"]


def test_the_reason_is_told_in_two_languages() -> None:
    there = shelf(
        rule(trigger_product_id="honey", recommended_product_id="a"),
        rule(rule_id="r2", recommended_product_id="b", priority="low"),
        products=MANY,
        together=[Pair(-1500, "c", "honey")],
        popular=["d"],
    )
    found = offered(buyer(honey=bought(12)), there)
    assert [each.reason_en for each in found] == [
        "Based on previous purchases: Honey",
        "Recommended by the shop",
        "Often bought together with Honey",
        "Popular with our customers",
    ]
    assert all(any("ঀ" <= sign <= "৿" for sign in each.reason_bn) for each in found)
