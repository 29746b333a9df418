"""The table's contract: what is put comes back exactly, or is refused at once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.kernel.table import Key, Put, Table

HERE = Key("p", "s")

EXACT = [
    0,
    1,
    -1,
    10**37,
    -(10**37),
    12345678901234567890123456789012345678,
    Decimal("0.01"),
    Decimal("-0.01"),
    Decimal("49999.99"),
    Decimal("999999999999.99"),
    Decimal("-999999999999.99"),
    Decimal("0.1234567890123456789012345678901234567"),
    Decimal("123456789012345678901234567890.12345678"),
    Decimal("1e-20"),
    "",
    "বাংলা আর 😀",
    "\x00 \x1f \u200d \ufeff",
    b"",
    bytes(range(256)),
    True,
    False,
    None,
    [],
    {},
    [1, [2, [3, {"deep": [None, True, b"\xff", Decimal("0.5")]}]]],
    {"বাংলা": {"😀": [1]}, "a.b": 2, "#pk": 3, ":v": 4},
]


def stored(table: Table, value: Any) -> Any:
    table.transact([Put(HERE, {"v": value})])
    found = table.get(HERE)
    assert found is not None
    return found["v"]


@pytest.mark.parametrize("value", EXACT, ids=lambda value: repr(value)[:40])
def test_a_value_comes_back_as_it_was(table: Table, value: Any) -> None:
    found = stored(table, value)

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("put", "comes_back"),
    [
        (Decimal("450.00"), 450),
        (Decimal("2.50"), Decimal("2.5")),
        (Decimal("-0.00"), 0),
        (Decimal("1E+3"), 1000),
        ((1, "two"), [1, "two"]),
    ],
)
def test_what_means_the_same_comes_back_in_one_spelling(table: Table, put: Any, comes_back: Any) -> None:
    found = stored(table, put)

    assert found == comes_back
    assert str(found) == str(comes_back)
    assert type(found) is type(comes_back)


@pytest.mark.parametrize("value", [1.5, {1}, 1j, {"deep": [0.1]}], ids=str)
def test_what_the_store_does_not_hold_is_refused_before_anything_is_written(table: Table, value: Any) -> None:
    with pytest.raises(TypeError):
        table.transact([Put(Key("p", "other"), {}), Put(HERE, {"v": value})])

    assert table.query("p").items == []


numbers = st.integers(-(10**30), 10**30) | st.decimals(
    min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False
)
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
values = st.recursive(
    st.none() | st.booleans() | numbers | text | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=8,
)


@given(value=values)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_is_put_comes_back_equal(table: Table, value: Any) -> None:
    assert stored(table, value) == value
