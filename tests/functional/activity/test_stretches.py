"""What happened, read as one: nothing is left out and nothing comes twice, however short the store's pages are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.activity import stretches
from rapport.kernel import keys
from rapport.kernel.table import Page, Put
from rapport.kernel.table.memory import MemoryTable
from tests.rig.shop import NOON


class ShortPages(MemoryTable):
    """A page of the store ends at a megabyte, whatever was asked for: here after so many records."""

    most = 3

    def query(self, *args: Any, **how: Any) -> Page:
        return super().query(*args, **how | {"limit": min(how["limit"], self.most)})


def minute(number: int) -> datetime:
    return NOON + timedelta(minutes=number)


def table(activities: set[int], interactions: set[int]) -> ShortPages:
    made = ShortPages(keys.INDEXES)
    made.transact([Put(keys.activity("c1", minute(each), f"act_{each}"), {"id": each}) for each in activities])
    made.transact([Put(keys.interaction("c1", minute(each), f"int_{each}"), {"id": each}) for each in interactions])
    return made


def walked(table: ShortPages, limit: int, since: datetime | None = None) -> list[int]:
    seen: list[int] = []
    after: str | None = None
    while True:
        found, after = stretches.newest(table, ["c1"], limit, after, since)
        assert len(found) <= limit
        seen += [item["id"] for _, item in found]
        if after is None:
            return seen


@given(
    st.sets(st.integers(0, 40), max_size=30),
    st.sets(st.integers(41, 80), max_size=30),
    st.booleans(),
    st.integers(1, 12),
    st.integers(1, 5),
)
def test_all_of_it_newest_first_each_once(
    first: set[int], second: set[int], mixed: bool, limit: int, most: int
) -> None:
    if mixed:
        both = sorted(first | second)
        first, second = set(both[::2]), set(both[1::2])
    here = table(first, second)
    here.most = most

    assert walked(here, limit) == sorted(first | second, reverse=True)


@pytest.mark.parametrize(("since", "seen"), [(3, [5, 4, 3]), (4, [5, 4]), (6, [])])
def test_from_an_instant_on(since: int, seen: list[int]) -> None:
    assert walked(table({1, 3, 5}, {2, 4}), 2, minute(since)) == seen
