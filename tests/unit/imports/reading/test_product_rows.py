"""What a row says of a product."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.imports.reading.products import NewProductRow, product_of
from tests.unit.imports.reading.files import WAYS, row


def _asked(**cells: str) -> dict[str, Any]:
    found = product_of(*row(**({"name": "Rice", "price": "450"} | cells)), WAYS)
    assert isinstance(found, NewProductRow), found
    return dict(found.asked)


def test_a_price_list_names_what_it_knows() -> None:
    assert _asked(product_id="#12", price="৳৪৫০/-", category="চাল") == {
        "product_id": "12",
        "name": "Rice",
        "category": "চাল",
        "price": Decimal("450.00"),
    }


@pytest.mark.parametrize(
    ("cells", "size", "unit"),
    [
        ({"pack_size": "5 kg"}, "5", "kg"),
        ({"pack_size": "৫০০ গ্রাম"}, "500", "g"),
        ({"pack_size": "5", "unit": "Ltr"}, "5", "litre"),
        ({"pack_size": "5 kg", "unit": "g"}, "5", "g"),
    ],
)
def test_a_pack_says_its_unit_or_a_column_does(cells: dict[str, str], size: str, unit: str) -> None:
    asked = _asked(**cells)

    assert (asked["pack_size"], asked["unit"]) == (Decimal(size), unit)


@pytest.mark.parametrize(
    ("cell", "on_sale"),
    [("yes", True), ("draft", False), ("In Stock", True), ("0", False), ("12", True), ("বন্ধ", False)],
)
def test_on_sale_is_said_in_words_or_by_the_stock(cell: str, on_sale: bool) -> None:
    assert _asked(is_active=cell)["is_active"] is on_sale


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"name": ""}, "name", "needed"),
        ({"price": ""}, "price", "needed"),
        ({"price": "-5"}, "price", "below_zero"),
        ({"unit": "bushel"}, "unit", "not_one_of"),
        ({"pack_size": "0"}, "pack_size", "out_of_range"),
        ({"is_active": "perhaps"}, "is_active", "not_yes_or_no"),
        ({"name": "x" * 121}, "name", "too_long"),
    ],
)
def test_what_is_wrong_is_told(cells: dict[str, str], field: str, code: str) -> None:
    found = product_of(*row(**({"name": "Rice", "price": "450"} | cells)), WAYS)

    assert isinstance(found, list)
    assert [(each.field, each.code) for each in found] == [(field, code)]
