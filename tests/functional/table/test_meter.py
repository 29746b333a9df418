"""The memory table charges what DynamoDB would: the bench's numbers rest on it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rapport.kernel.keys import INDEXES, RECENCY, VALUE
from rapport.kernel.table import Absent, Check, Delete, Equal, Key, Meter, Put, Refused, Table, Update
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.table.meter import item_size, read_units, size_of, write_units

HERE = Key("p", "s")
KEY_BYTES = len("pk") + len("p") + len("sk") + len("s")


def weighing(size: int) -> dict[str, str]:
    """A record that, with its key, weighs so many bytes."""
    return {"v": "x" * (size - KEY_BYTES - 1)}


@pytest.fixture
def memory() -> MemoryTable:
    return MemoryTable(INDEXES)


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("abc", 3),
        ("রহিম", 12),
        (b"1234", 4),
        (True, 1),
        (None, 1),
        ([], 3),
        ({}, 3),
        (["ab", True], 3 + (2 + 1) + (1 + 1)),
        ({"a": "b"}, 3 + 1 + 1 + 1),
        ({"a": ["b"]}, 3 + 1 + (3 + 1 + 1) + 1),
    ],
)
def test_a_value_weighs_what_the_store_says(value: Any, size: int) -> None:
    assert size_of(value) == size


@pytest.mark.parametrize("value", [0, 7, 12345, -450, Decimal("49999.99"), 10**12])
def test_a_number_weighs_a_byte_for_two_digits_and_one_or_two_more(value: int | Decimal) -> None:
    digits = len(Decimal(value).as_tuple().digits)

    assert digits / 2 + 1 <= size_of(value) <= digits / 2 + 3


def test_a_record_weighs_its_names_and_values_and_nothing_beside() -> None:
    assert item_size({"pk": "p", "sk": "s", "name": "abc"}) == KEY_BYTES + 4 + 3
    assert item_size(None) == 0


@pytest.mark.parametrize(
    ("size", "consistent", "units"),
    [(0, True, 1), (0, False, 0.5), (1, True, 1), (4096, True, 1), (4097, True, 2), (4097, False, 1), (8192, False, 1)],
)
def test_a_read_costs_a_unit_for_four_kilobytes(size: int, consistent: bool, units: float) -> None:
    assert read_units(size, consistent=consistent) == units


@pytest.mark.parametrize(
    ("size", "transaction", "units"), [(0, False, 1), (1024, False, 1), (1025, False, 2), (1025, True, 4), (1, True, 2)]
)
def test_a_write_costs_a_unit_for_a_kilobyte_and_twice_that_in_a_transaction(
    size: int, transaction: bool, units: float
) -> None:
    assert write_units(size, transaction=transaction) == units


@pytest.mark.parametrize(("size", "units"), [(4096, 1), (4097, 2)])
def test_getting_is_charged_by_the_size_of_the_record(memory: MemoryTable, size: int, units: float) -> None:
    memory.load([(HERE, weighing(size))])

    memory.get(HERE)

    assert memory.meter == metered({"GetItem": 1}, items_read=1, read_units=units)


def test_getting_nothing_costs_as_much_as_getting_little(memory: MemoryTable) -> None:
    memory.get(HERE)

    assert memory.meter.read_units == 1


def test_many_are_charged_each_by_itself_and_asked_by_the_hundred(memory: MemoryTable) -> None:
    memory.load((Key("p", f"{number:03d}"), {}) for number in range(150))

    memory.get_many((Key("p", f"{number:03d}") for number in range(150)), consistent=False)

    assert memory.meter == metered({"BatchGetItem": 2}, items_read=150, read_units=75)


def test_a_page_is_charged_by_what_it_weighs_together(memory: MemoryTable) -> None:
    memory.load((Key("p", f"{number}"), weighing(1024)) for number in range(5))

    memory.query("p", limit=4)
    memory.query("p", limit=5)

    assert memory.meter == metered({"Query": 2}, items_read=9, read_units=1 + 2)


def test_a_page_of_an_index_is_read_at_half_the_price(memory: MemoryTable) -> None:
    memory.load((Key(f"p{number}", "s"), {RECENCY.pk: "x", RECENCY.sk: f"{number}"}) for number in range(5))

    memory.query("x", index=RECENCY)

    assert memory.meter == metered({"Query": 1}, items_read=5, read_units=0.5)


@pytest.mark.parametrize(
    ("before", "after", "units"), [(1, 1024, 1), (1, 1025, 2), (1025, 10, 2), (0, 1025, 2), (2049, 0, 3)]
)
def test_a_write_is_charged_by_the_larger_of_before_and_after(
    memory: MemoryTable, before: int, after: int, units: float
) -> None:
    if before:
        memory.load([(HERE, weighing(max(before, 10)))])

    memory.transact([Put(HERE, weighing(after)) if after else Delete(HERE)])

    assert memory.meter.write_units == units
    assert memory.meter.items_written == 1


def test_a_transaction_is_charged_double_its_checks_included(memory: MemoryTable) -> None:
    memory.load([(HERE, weighing(1025))])

    memory.transact([Check(HERE, when=(Equal("pk", "p"),)), Put(Key("p", "t"), {})])

    assert memory.meter == metered({"TransactWriteItems": 1}, items_written=2, write_units=4 + 2)


def test_a_place_in_an_index_costs_a_unit_to_take_two_to_change_and_one_to_leave(memory: MemoryTable) -> None:
    memory.transact([Put(HERE, {RECENCY.pk: "x", RECENCY.sk: "1", VALUE.pk: "y", VALUE.sk: "1"})])
    taken = memory.meter.write_units
    memory.meter.reset()
    memory.transact([Update(HERE, set={RECENCY.sk: "2"})])
    changed = memory.meter.write_units
    memory.meter.reset()
    memory.transact([Update(HERE, set={"other": 1})])
    untouched = memory.meter.write_units
    memory.meter.reset()
    memory.transact([Delete(HERE)])

    assert (taken, changed, untouched, memory.meter.write_units) == (1 + 2, 1 + 2, 1, 1 + 2)


def metered(requests: dict[str, int], **counts: float) -> Meter:
    meter = Meter(**counts)  # type: ignore[arg-type]
    meter.requests.update(requests)
    return meter


def test_both_stores_count_the_same_requests_and_records(table: Table) -> None:
    table.transact([Put(HERE, {"n": 1}), Put(Key("p", "t"), {})])
    table.transact([Update(HERE, add={"n": 1})])
    table.transact([Put(Key("p", "u"), {})])
    table.transact([Delete(Key("p", "u"))])
    table.transact([Check(HERE, when=(Equal("n", 2),))])
    with pytest.raises(Refused):
        table.transact([Put(HERE, {}, when=(Absent(),))])
    table.get(HERE)
    table.get_many([HERE, Key("p", "t"), Key("p", "absent")])
    table.query("p")

    assert dict(table.meter.requests) == {
        "TransactWriteItems": 2,
        "UpdateItem": 1,
        "PutItem": 2,
        "DeleteItem": 1,
        "GetItem": 1,
        "BatchGetItem": 1,
        "Query": 1,
    }
    assert table.meter.items_read == 1 + 3 + 2
    assert table.meter.items_written == 2 + 1 + 1 + 1 + 1


def test_what_is_deleted_in_batches_is_counted_too(table: Table) -> None:
    table.delete_many(Key("p", f"{number:02d}") for number in range(30))

    assert table.meter.requests["BatchWriteItem"] == 2
