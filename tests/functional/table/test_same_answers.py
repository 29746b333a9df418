"""Any sequence of work gives the same answers and leaves the same records in memory and in DynamoDB."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from rapport.kernel.keys import INDEXES, RECENCY
from rapport.kernel.table import (
    Absent,
    AbsentOrAtMost,
    Check,
    Delete,
    Equal,
    Item,
    Key,
    Lacks,
    Present,
    Put,
    Range,
    Refused,
    Table,
    Update,
    Write,
)
from rapport.kernel.table.memory import MemoryTable
from tests.functional.table.stores import dynamo_table, new_tables

AREAS = st.sampled_from(["records", "records", "audit"])
SORT_KEYS = st.sampled_from(["a", "b", "bb", "ক", "কা", "😀"])
KEYS = st.builds(Key, st.just("p"), SORT_KEYS, AREAS)
NUMBERS = st.integers(-3, 3) | st.decimals(min_value=-5, max_value=5, places=2)
VALUES = NUMBERS | st.sampled_from(["", "x", "বাংলা", b"\x00\xff", None, [1, [None]], {"a": Decimal("1.50")}])
ITEMS = st.dictionaries(st.sampled_from(["v", "w", "name"]), VALUES, max_size=3)
PLACES: st.SearchStrategy[dict[str, str]] = st.just({}) | st.builds(
    lambda pk, sk: {RECENCY.pk: pk, RECENCY.sk: sk}, st.sampled_from(["here", "there"]), SORT_KEYS
)
CONDITION = (
    st.just(Absent())
    | st.just(Present())
    # `x` is always a number or not there: moto takes True for 1 and nothing for NULL, where DynamoDB does not.
    | st.builds(Equal, st.just("x"), st.integers(0, 2))
    | st.builds(AbsentOrAtMost, st.just("x"), st.integers(0, 2))
    | st.builds(Lacks, st.just("x"))
)
CONDITIONS = st.lists(CONDITION, max_size=2).map(tuple)
LABELS = st.sampled_from(["one", "two", "three"])

PUTS = st.builds(
    lambda key, item, place, x, when, label: Put(key, item | place | x, when, label),
    KEYS,
    ITEMS,
    PLACES,
    st.just({}) | st.builds(lambda number: {"x": number}, st.integers(0, 2)),
    CONDITIONS,
    LABELS,
)
UPDATES = st.builds(
    lambda key, set_, place, add, when, label: Update(key, set_ | place, add, ("name",), when, label),
    KEYS,
    st.dictionaries(st.sampled_from(["v", "w"]), VALUES, max_size=2),
    PLACES,
    st.dictionaries(st.sampled_from(["x", "y"]), st.integers(-2, 2), max_size=2),
    CONDITIONS,
    LABELS,
)
DELETES = st.builds(Delete, KEYS, CONDITIONS, LABELS)
CHECKS = st.builds(Check, KEYS, st.tuples(CONDITION), LABELS)
TRANSACTIONS: st.SearchStrategy[list[Write]] = st.lists(
    PUTS | UPDATES | DELETES | CHECKS, min_size=1, max_size=4, unique_by=lambda write: write.key
)
BOUNDS = st.none() | SORT_KEYS

type Doing = Callable[[Table, Callable[[Any], Any]], Any]
"""What is done on a table; the second argument puts a key or partition into this example's own corner."""


def written(writes: list[Write]) -> Doing:
    def do(table: Table, mine: Callable[[Any], Any]) -> Any:
        try:
            table.transact([mine(write) for write in writes])
        except Refused as refused:
            return sorted(refused.labels)
        return "written"

    return do


def queried(start: str | None, end: str | None, newest_first: bool, limit: int, by: Any) -> Doing:
    def do(table: Table, mine: Callable[[Any], Any]) -> Any:
        found: list[Item] = []
        after: str | None = None
        while True:
            partition = mine("here" if by else "p")
            page = table.query(
                partition, Range(start, end), index=by, newest_first=newest_first, limit=limit, after=after
            )
            # Two records may stand at one place of an index; there they come in no promised order.
            found += page.items
            after = page.after
            if after is None or by:
                return found if by is None else sorted(item[by.sk] for item in found)

    return do


DOINGS: st.SearchStrategy[Doing] = (
    TRANSACTIONS.map(written)
    | st.builds(queried, BOUNDS, BOUNDS, st.booleans(), st.integers(1, 3), st.none())
    | st.builds(queried, BOUNDS, BOUNDS, st.booleans(), st.just(50), st.just(RECENCY))
    | st.builds(lambda keys: lambda table, mine: table.get_many(map(mine, keys)), st.lists(KEYS))
    | st.builds(
        lambda keys: lambda table, mine: table.delete_many(map(mine, keys)),
        # One area at a time: moto takes the same key in two tables for a repetition.
        st.lists(SORT_KEYS.map(lambda sk: Key("p", sk)), max_size=3, unique=True),
    )
)

corners = count()


@pytest.fixture(scope="module")
def both(client: Any) -> tuple[MemoryTable, Table]:
    return MemoryTable(INDEXES), dynamo_table(client, new_tables(client))


@given(doings=st.lists(DOINGS, min_size=3, max_size=12))
@settings(max_examples=150, phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink])
def test_any_sequence_of_work_gives_the_same_answers_and_leaves_the_same_records(
    both: tuple[MemoryTable, Table], doings: list[Doing]
) -> None:
    corner = f"{next(corners)}/"

    def mine(thing: Any) -> Any:
        match thing:
            case str():
                return corner + thing
            case Key():
                return thing._replace(pk=corner + thing.pk)
            case Put():
                item = thing.item | {name: corner + thing.item[name] for name in (RECENCY.pk,) if name in thing.item}
                return Put(mine(thing.key), item, thing.when, thing.label)
            case Update():
                changed = dict(thing.set) | {
                    name: corner + thing.set[name] for name in (RECENCY.pk,) if name in thing.set
                }
                return Update(mine(thing.key), changed, thing.add, thing.remove, thing.when, thing.label)
            case Delete():
                return Delete(mine(thing.key), thing.when, thing.label)
            case Check():
                return Check(mine(thing.key), thing.when, thing.label)
        raise TypeError(thing)

    memory, dynamo = both
    for doing in doings:
        assert doing(memory, mine) == doing(dynamo, mine)
    for area in ("records", "audit"):
        left = [table.query(corner + "p", area=area).items for table in both]
        assert left[0] == left[1]
