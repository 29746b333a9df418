"""A table to try things on: it answers like the table it reads from would, had all been written there; and that one
stays as it is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.table import Absent, Delete, Equal, Key, Page, Present, Put, Range, Refused, Table, Update, Write
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.table.trial import TrialTable

places = st.builds(Key, st.sampled_from(["p", "q"]), st.sampled_from("abcdefgh"))
conditions = st.sampled_from([(), (), (Absent(),), (Present(),), (Equal("n", 1),)])
writes = st.one_of(
    st.builds(lambda key, n, when: Put(key, {"n": n}, when), places, st.integers(0, 3), conditions),
    st.builds(lambda key, n, when: Update(key, set={"m": n}, add={"n": n}, when=when), places, st.just(1), conditions),
    st.builds(lambda key, when: Delete(key, when), places, conditions),
)
transactions = st.lists(writes, min_size=1, max_size=4, unique_by=lambda each: each.key)


def done(table: Table, some: list[Write]) -> bool:
    try:
        table.transact(some)
    except Refused:
        return False
    return True


def read_whole(table: Table, how: dict[str, Any]) -> list[dict[str, Any]]:
    """Page by page, until only an absent cursor says that this is the end."""
    found: list[dict[str, Any]] = []
    page = Page(after=None)
    while True:
        page = table.query("p", after=page.after, **how)
        assert len(page.items) <= how["limit"]
        found += page.items
        if page.after is None:
            return found


@given(
    there=st.lists(transactions, max_size=4),
    tried=st.lists(transactions, max_size=6),
    limit=st.integers(1, 9),
    newest_first=st.booleans(),
    within=st.sampled_from([Range(), Range("b", "f"), Range(end="d")]),
)
def test_it_answers_as_if_all_had_been_written(
    there: list[list[Write]], tried: list[list[Write]], limit: int, newest_first: bool, within: Range
) -> None:
    real, written = MemoryTable(), MemoryTable()
    for some in there:
        assert done(real, some) == done(written, some)
    before = real.everything()
    trial = TrialTable(real)

    for some in tried:
        assert done(trial, some) == done(written, some)

    keys = [Key(pk, sk) for pk in "pq" for sk in "abcdefgh"]
    assert trial.get_many(keys) == written.get_many(keys)
    assert [trial.get(key) for key in keys] == [written.get(key) for key in keys]
    how = {"within": within, "limit": limit, "newest_first": newest_first}
    assert read_whole(trial, how) == read_whole(written, how)
    assert real.everything() == before
