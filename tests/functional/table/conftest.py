from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rapport.kernel.keys import INDEXES
from rapport.kernel.table import Table
from rapport.kernel.table.memory import MemoryTable
from tests.functional.table.stores import dynamo_table, dynamodb, new_tables


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with dynamodb() as made:
        yield made


@pytest.fixture(params=["memory", "dynamo"])
def table(request: pytest.FixtureRequest) -> Table:
    """Every test of the contract runs on both."""
    if request.param == "memory":
        return MemoryTable(INDEXES)
    client = request.getfixturevalue("client")
    return dynamo_table(client, new_tables(client))
