"""A walk over shards is a walk over one partition."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.keys import INDEXES, RECENCY
from rapport.kernel.table import Index, Item, Key, Range
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.walk import walk

SHARDS = ["s0", "s1", "s2", "s3"]
PLACES = st.lists(
    st.tuples(st.integers(0, 3), st.text("abcকখ", min_size=1, max_size=4)), max_size=40, unique_by=lambda each: each[1]
)
BOUNDS = st.none() | st.text("abc", min_size=1, max_size=2)


def filled(places: list[tuple[int, str]], index: Index | None) -> MemoryTable:
    table = MemoryTable(INDEXES)
    for shard, place in places:
        item: Item = {index.pk: SHARDS[shard], index.sk: place} if index else {}
        table.load([(Key(f"r-{place}", "s") if index else Key(SHARDS[shard], place), item)])
    return table


@given(
    places=PLACES,
    start=BOUNDS,
    end=BOUNDS,
    page=st.integers(1, 20),
    newest_first=st.booleans(),
    by_index=st.booleans(),
)
def test_shards_are_told_in_one_order(
    places: list[tuple[int, str]], start: str | None, end: str | None, page: int, newest_first: bool, by_index: bool
) -> None:
    index = RECENCY if by_index else None
    table = filled(places, index)

    told = [
        place for place, _ in walk(table, SHARDS, Range(start, end), index=index, page=page, newest_first=newest_first)
    ]

    held = [place for _, place in places if (start is None or place >= start) and (end is None or place <= end)]
    assert told == sorted(held, reverse=newest_first)


@given(places=PLACES, page=st.integers(1, 7), newest_first=st.booleans())
def test_a_walk_may_stop_anywhere_and_go_on_from_there(
    places: list[tuple[int, str]], page: int, newest_first: bool
) -> None:
    table = filled(places, None)
    told: list[str] = []
    after: str | None = None
    while True:
        entries = walk(table, SHARDS, Range(), index=None, page=page, newest_first=newest_first, after=after)
        found = [place for place, _ in islice(entries, page)]
        told += found
        if len(found) < page:
            break
        after = found[-1]

    assert told == sorted((place for _, place in places), reverse=newest_first)


@given(places=PLACES, after=st.text("abcকখ", min_size=1, max_size=3), newest_first=st.booleans())
def test_a_walk_goes_on_even_from_where_nothing_stands(
    places: list[tuple[int, str]], after: str, newest_first: bool
) -> None:
    entries = walk(filled(places, None), SHARDS, Range(), index=None, page=5, newest_first=newest_first, after=after)

    told = [place for place, _ in entries]

    left = [place for _, place in places if (place < after if newest_first else place > after)]
    assert told == sorted(left, reverse=newest_first)


@pytest.mark.parametrize("page", [1, 10, 50, 200])
def test_a_page_reads_little_more_than_itself(page: int) -> None:
    places = [(number % 4, f"{number:05d}") for number in range(1000)]
    table = filled(places, None)
    table.meter.reset()

    taken = list(islice(walk(table, SHARDS, Range(), index=None, page=page), page))

    assert len(taken) == page
    assert table.meter.items_read <= 2 * page + len(SHARDS)
