"""The formula: the seed's four examples, scaling, clamps, units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from rapport.kernel.errors import NotAcceptable
from rapport.replenishment.consumption import consumption, whole
from rapport.replenishment.defaults import DEFAULTS
from rapport.replenishment.households import Line
from rapport.replenishment.packs import Pack
from rapport.replenishment.profiles import InForce, Profile, nonsense, profile_id
from tests.unit.replenishment.kitchen import DAY, SETTINGS, after, line, needs, one

RICE = next(each for each in DEFAULTS if each.category == "Rice")


def profile(**changed: Any) -> Profile:
    said: dict[str, Any] = {
        "category": "Rice",
        "avg_consumption_days": 30,
        "standard": Pack(Decimal(5), "kg"),
        "buffer_days": 7,
        "min_days": 10,
        "max_days": 90,
    }
    return Profile(**(said | changed))


@pytest.mark.parametrize(
    ("product_id", "days"), [("rice-5kg", 22), ("oil-1l", 18), ("turmeric-200g", 28), ("honey-500g", 40)]
)
def test_the_guides_four_examples_come_out(product_id: str, days: int) -> None:
    assert one(line(product_id)).reminder.reminder_date == after(days)


@pytest.mark.parametrize(
    ("product_id", "quantity", "consumed"),
    [
        ("rice-5kg", "2", 58),
        ("rice-5000g", "2", 58),
        ("rice-1kg", "10", 58),
        ("rice-1kg", "2", 12),  # 11.6
        ("oil-500ml", "3", 38),  # 37.5, a half to the later day
        ("oil-by-kg", "2", 50),  # a kilogram is no litre: by the pack
    ],
)
def test_days_scale_with_what_was_bought(product_id: str, quantity: str, consumed: int) -> None:
    assert one(line(product_id, quantity=quantity)).reminder.consumption_days == consumed


@pytest.mark.parametrize(
    ("table", "days"), [(9, 10), (10, 10), (11, 11), (89, 89), (90, 90), (91, 90)], ids=lambda each: str(each)
)
def test_days_are_held_between_the_shortest_and_the_longest(table: int, days: int) -> None:
    counted = consumption(Fraction(table), RICE, SETTINGS)

    assert (counted.days, counted.table_days) == (days, table)


def test_they_are_held_before_the_buffer_is_taken_off() -> None:
    much = one(line("rice-5kg", quantity="20"))

    assert much.reminder.runs_out == after(90)
    assert much.reminder.reminder_date == after(83)


def test_half_a_day_goes_to_the_later() -> None:
    assert [whole(Fraction(each, 10)) for each in (4, 5, 14, 15)] == [0, 1, 1, 2]


def test_lines_of_one_order_add_up() -> None:
    both = one(line("rice-5kg"), line("rice-1kg", quantity="5"))

    assert both.reminder.consumption_days == 58
    assert both.reminder.product_id == "rice-5kg"
    assert both.reminder.pack == "5 x 1 kg + 5 kg"


def test_a_pack_that_the_catalogue_does_not_know_counts_as_a_standard_one() -> None:
    assert InForce.among((), DEFAULTS).of("gone", "rice") == RICE
    unknown = Line(DAY, "gone", "Old rice", "Rice", Decimal(2), recorded=DAY)

    assert one(unknown).reminder.consumption_days == 58


def test_of_what_nothing_is_known_nobody_is_reminded() -> None:
    assert needs(line("soap")) == {}


def test_the_products_own_profile_comes_before_its_categorys() -> None:
    own = profile(category=None, product_id="oil-1l", avg_consumption_days=40, standard=Pack(Decimal(1), "litre"))

    assert one(line("oil-1l"), own=[own]).reminder.consumption_days == 40
    assert one(line("oil-500ml", quantity="2"), own=[own]).reminder.consumption_days == 25


@pytest.mark.parametrize("category", ["চাল", "RICE", " rice "])
def test_the_shops_own_profile_overrules_the_default_in_any_script(category: str) -> None:
    assert one(line("rice-5kg"), own=[profile(category=category)]).reminder.consumption_days == 30
    assert profile_id(None, category) == RICE.profile_id


def test_a_profile_switched_off_silences_what_it_is_for() -> None:
    assert needs(line("rice-5kg"), own=[profile(is_active=False)]) == {}
    silent = profile(category=None, product_id="oil-1l", is_active=False)
    assert set(needs(line("oil-1l"), line("honey-500g"), own=[silent])) == {"honey"}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"min_days": 91, "max_days": 90}, "min_days"),
        ({"avg_consumption_days": 9}, "avg_consumption_days"),
        ({"avg_consumption_days": 91}, "avg_consumption_days"),
        ({"buffer_days": 10}, "buffer_days"),
        ({"product_id": "p1"}, "product_id"),
        ({"category": None}, "product_id"),
        ({"category": None, "product_id": "p1", "one_need": True}, "one_need"),
    ],
)
def test_nonsense_is_named(changed: dict[str, object], field: str) -> None:
    refused = nonsense(profile(**changed))

    assert isinstance(refused, NotAcceptable)
    assert [each.field for each in refused.details] == [field]


@pytest.mark.parametrize(
    "changed",
    [{"min_days": 30, "max_days": 30}, {"avg_consumption_days": 10}, {"avg_consumption_days": 90}, {"buffer_days": 9}],
)
def test_the_edges_of_sense_are_taken(changed: dict[str, object]) -> None:
    assert nonsense(profile(**changed)) is None


def test_the_defaults_make_sense() -> None:
    assert [nonsense(each) for each in DEFAULTS] == [None] * 4
