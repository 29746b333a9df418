"""What is one need: packs of one thing, and in some categories anything of them."""

from __future__ import annotations

import pytest

from rapport.catalog.shelf_names import shelf_called
from rapport.replenishment.needs import category_need, product_need, without_pack
from tests.unit.replenishment.kitchen import after, line, needs


@pytest.mark.parametrize(
    "names",
    [
        (
            "Miniket Rice 1 kg",
            "Miniket Rice 5 kg",
            "MINIKET RICE, 25kg bag",
            "Miniket rice (5 KG)",
            "Miniket Rice-10kg",
        ),
        ("চিনিগুঁড়া চাল 1 kg", "চিনিগুঁড়া চাল ৫ কেজি", "চিনিগুঁড়া চাল (২৫ কেজির বস্তা)", "চিনিগুঁড়া  চাল ২.৫ কেজি"),
        ("সরিষার তেল ৫০০ মিলি", "সরিষার তেল ৫০০ মি.লি.", "সরিষার তেল ১ লিটার বোতল", "সরিষার তেল 2 x 1 litre"),
        ("দেশি মুরগির ডিম 12 pcs", "দেশি মুরগির ডিম ১২টি", "দেশি মুরগির ডিম ৩০ পিস"),
    ],
)
def test_packs_of_one_thing_are_one_need(names: tuple[str, ...]) -> None:
    assert len({without_pack(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Turmeric 200 g", "Chilli 200 g"),
        ("BR 28 Rice 5 kg", "BR 29 Rice 5 kg"),
        ("Bottle gourd", "Gourd"),
        ("মিনিকেট চাল ৫ কেজি", "নাজিরশাইল চাল ৫ কেজি"),
    ],
)
def test_different_things_are_not(one: str, other: str) -> None:
    assert without_pack(one) != without_pack(other)


def test_a_name_that_is_only_a_size_stays() -> None:
    assert without_pack("5 kg") == "5 kg"


def test_the_same_name_in_another_category_is_another_need() -> None:
    assert product_need("Oil", "Coconut 1 kg") != product_need("Spices", "Coconut 1 kg")


def test_a_need_fits_into_a_key() -> None:
    assert len(product_need("ﷺ" * 120, "ﷺ" * 120).encode()) < 800
    assert len(category_need("চ" * 120).encode()) < 800


@pytest.mark.parametrize(("name", "called"), [("চাল", "rice"), ("তেল", "oil"), ("মসলা", "spices"), ("Honey ", "honey")])
def test_shelves_are_known_in_both_languages(name: str, called: str) -> None:
    assert shelf_called(name) == called


def test_another_rice_meets_the_same_need() -> None:
    found = needs(line("rice-5kg"), line("nazir-5kg", after(5)))

    assert list(found) == ["rice"]
    assert found["rice"].reminder.product_id == "nazir-5kg"
    assert found["rice"].reminder.reminder_date == after(5 + 22)


def test_another_spice_does_not() -> None:
    found = needs(line("turmeric-200g"), line("chilli-200g", after(5)))

    assert {each.reminder.reminder_date for each in found.values()} == {after(28), after(33)}


def test_another_pack_of_the_same_product_replaces_the_reminder() -> None:
    found = needs(line("oil-1l"), line("oil-500ml", after(5)))

    assert [each.reminder.reminder_date for each in found.values()] == [after(5 + 13 - 7)]
