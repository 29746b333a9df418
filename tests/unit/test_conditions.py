"""Conditions as the memory table judges them, where moto judges otherwise than DynamoDB does."""

from __future__ import annotations

import pytest

from rapport.kernel.table import Absent, AbsentOrAtMost, Condition, Equal, Item, Present


@pytest.mark.parametrize(
    ("item", "condition", "holds"),
    [
        ({"n": 1}, Equal("n", True), False),
        ({"n": True}, Equal("n", 1), False),
        ({"n": 0}, Equal("n", False), False),
        ({"n": True}, Equal("n", True), True),
        ({}, Equal("n", None), False),
        (None, Equal("n", None), False),
        ({"n": None}, Equal("n", None), True),
        (None, AbsentOrAtMost("n", 1), True),
        ({}, AbsentOrAtMost("n", 1), False),
        ({"n": 1}, AbsentOrAtMost("n", 1), True),
        ({"n": 2}, AbsentOrAtMost("n", 1), False),
        (None, Absent(), True),
        ({}, Absent(), False),
        (None, Present(), False),
        ({}, Present(), True),
    ],
)
def test_a_condition_holds_as_it_does_in_the_store(item: Item | None, condition: Condition, holds: bool) -> None:
    assert condition.holds(item) is holds
