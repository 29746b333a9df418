"""The table's contract: writing, all of it or none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from rapport.kernel.table import (
    Absent,
    AbsentOrAtMost,
    Check,
    Condition,
    Delete,
    Equal,
    Key,
    Lacks,
    Present,
    Put,
    Refused,
    Table,
    Update,
    Write,
)

HERE = Key("p", "here")
ELSEWHERE = Key("p", "elsewhere")
STANDS: dict[str, Any] = {"n": 1, "text": "বাংলা", "flag": True, "nothing": None, "amount": Decimal("2.50"), "b": b"\x00"}

HOLD_ON_WHAT_STANDS: list[Condition] = [
    Present(),
    Equal("n", 1),
    Equal("n", Decimal("1.0")),
    Equal("text", "বাংলা"),
    Equal("flag", True),
    Equal("nothing", None),
    Equal("amount", Decimal("2.5")),
    Equal("b", b"\x00"),
    Equal("pk", "p"),
    AbsentOrAtMost("n", 1),
    Lacks("unsaid"),
    AbsentOrAtMost("n", 2),
]
FAIL_ON_WHAT_STANDS: list[Condition] = [
    Absent(),
    Equal("n", 2),
    Equal("n", "1"),
    Equal("text", "বাংল"),
    Equal("unsaid", 1),
    Equal("nothing", False),
    AbsentOrAtMost("n", 0),
    AbsentOrAtMost("unsaid", 99),
    Lacks("n"),
]
HOLD_ON_NOTHING: list[Condition] = [Absent(), AbsentOrAtMost("n", 0)]
FAIL_ON_NOTHING: list[Condition] = [Present(), Equal("n", 1)]

WRITES: dict[str, Callable[[Condition], Write]] = {
    "put": lambda condition: Put(HERE, {"n": 7}, when=(condition,), label="it"),
    "update": lambda condition: Update(HERE, set={"n": 7}, when=(condition,), label="it"),
    "delete": lambda condition: Delete(HERE, when=(condition,), label="it"),
    "check": lambda condition: Check(HERE, when=(condition,), label="it"),
}


@pytest.fixture(params=["alone", "together"])
def company(request: pytest.FixtureRequest) -> list[Write]:
    """A single write takes a short cut past the transaction; with company it does not."""
    return [] if request.param == "alone" else [Put(ELSEWHERE, {"came": True}, label="company")]


def given(table: Table, *, standing: bool) -> None:
    if standing:
        table.load([(HERE, STANDS)])


@pytest.mark.parametrize("kind", WRITES)
@pytest.mark.parametrize(
    ("condition", "standing"),
    [(each, True) for each in HOLD_ON_WHAT_STANDS] + [(each, False) for each in HOLD_ON_NOTHING],
    ids=str,
)
def test_a_write_whose_condition_holds_is_written(
    table: Table, company: list[Write], kind: str, condition: Condition, standing: bool
) -> None:
    given(table, standing=standing)

    table.transact([*company, WRITES[kind](condition)])

    found = table.get(HERE)
    if kind == "delete":
        assert found is None
    elif kind == "check":
        assert (found is not None) == standing
    else:
        assert found is not None
        assert found["n"] == 7
        assert ("text" in found) == (standing and kind == "update")
    assert (table.get(ELSEWHERE) is not None) == bool(company)


@pytest.mark.parametrize("kind", WRITES)
@pytest.mark.parametrize(
    ("condition", "standing"),
    [(each, True) for each in FAIL_ON_WHAT_STANDS] + [(each, False) for each in FAIL_ON_NOTHING],
    ids=str,
)
def test_a_write_whose_condition_fails_is_refused_and_nothing_is_written(
    table: Table, company: list[Write], kind: str, condition: Condition, standing: bool
) -> None:
    given(table, standing=standing)
    before = table.get(HERE)

    with pytest.raises(Refused) as refused:
        table.transact([*company, WRITES[kind](condition)])

    assert refused.value.labels == {"it"}
    assert table.get(HERE) == before
    assert table.get(ELSEWHERE) is None


def test_a_refusal_names_every_write_that_was_refused_and_no_other(table: Table) -> None:
    table.load([(HERE, {"n": 1})])

    with pytest.raises(Refused) as refused:
        table.transact(
            [
                Put(Key("p", "1"), {}, when=(Absent(),), label="fine"),
                Update(HERE, add={"n": 1}, when=(Equal("n", 2),), label="stale"),
                Delete(Key("p", "2"), when=(Present(),), label="missing"),
                Put(Key("p", "3"), {}, label="free"),
            ]
        )

    assert refused.value.labels == {"stale", "missing"}
    assert table.query("p").items == [{"pk": "p", "sk": "here", "n": 1}]


def test_several_conditions_hold_together_or_not_at_all(table: Table) -> None:
    table.load([(HERE, {"n": 1, "m": 2})])

    table.transact([Update(HERE, set={"k": 3}, when=(Present(), Equal("n", 1), Equal("m", 2)))])
    with pytest.raises(Refused):
        table.transact([Update(HERE, set={"k": 4}, when=(Equal("n", 1), Equal("m", 3)))])

    assert table.get(HERE) == {"pk": "p", "sk": "here", "n": 1, "m": 2, "k": 3}


def test_a_transaction_reaches_into_both_areas(table: Table) -> None:
    audit = Key("p", "here", "audit")
    table.transact([Put(HERE, {"n": 1}), Put(audit, {"n": 2})])

    with pytest.raises(Refused):
        table.transact([Put(HERE, {"n": 3}), Put(audit, {"n": 4}, when=(Absent(),))])

    assert {key: item["n"] for key, item in table.get_many([HERE, audit]).items()} == {HERE: 1, audit: 2}


def test_a_put_replaces_the_whole_record(table: Table) -> None:
    table.load([(HERE, {"old": 1})])

    table.transact([Put(HERE, {"new": 2})])

    assert table.get(HERE) == {"pk": "p", "sk": "here", "new": 2}


def test_an_update_sets_adds_and_removes_and_leaves_the_rest(table: Table, company: list[Write]) -> None:
    table.load([(HERE, {"kept": 1, "set": 1, "added": 5, "removed": 1, "list": [1]})])

    table.transact(
        [
            *company,
            Update(
                HERE,
                set={"set": [None, {"a": 1}], "new": "x"},
                add={"added": -2, "fresh": Decimal("0.10")},
                remove=("removed", "never there"),
            ),
        ]
    )

    assert table.get(HERE) == {
        "pk": "p",
        "sk": "here",
        "kept": 1,
        "set": [None, {"a": 1}],
        "new": "x",
        "added": 3,
        "fresh": Decimal("0.1"),
        "list": [1],
    }


def test_adding_to_an_absent_record_makes_it(table: Table, company: list[Write]) -> None:
    table.transact([*company, Update(HERE, add={"n": 3})])
    table.transact([Update(HERE, add={"n": -5, "v": Decimal("-0.05")})])

    assert table.get(HERE) == {"pk": "p", "sk": "here", "n": -2, "v": Decimal("-0.05")}


def test_amounts_add_up_exactly(table: Table) -> None:
    for _ in range(10):
        table.transact([Update(HERE, add={"v": Decimal("0.10")})])
    table.transact([Update(HERE, add={"v": Decimal("999999999999.99")})])

    assert table.get(HERE) == {"pk": "p", "sk": "here", "v": Decimal("1000000000000.99")}


def test_a_name_may_be_any_word_of_the_stores_own(table: Table) -> None:
    """`name`, `status`, `count` and many more are reserved in DynamoDB's expressions."""
    table.transact([Update(HERE, set={"name": 1, "status": 2}, add={"count": 3}, remove=("date",))])
    table.transact([Update(HERE, set={"name": 4}, when=(Equal("status", 2), AbsentOrAtMost("count", 3)))])

    assert table.get(HERE) == {"pk": "p", "sk": "here", "name": 4, "status": 2, "count": 3}


def test_deleting_what_is_not_there_is_no_mistake(table: Table, company: list[Write]) -> None:
    table.transact([*company, Delete(HERE)])

    assert table.get(HERE) is None


def test_what_has_had_its_time_makes_room_and_what_has_not_does_not(table: Table) -> None:
    now = 1_000
    table.load([(HERE, {"expires_at": now, "said": "old"}), (ELSEWHERE, {"expires_at": now + 1, "said": "old"})])
    free = (AbsentOrAtMost("expires_at", now),)

    table.transact([Put(HERE, {"expires_at": now + 50, "said": "new"}, when=free)])
    with pytest.raises(Refused):
        table.transact([Put(ELSEWHERE, {"expires_at": now + 50, "said": "new"}, when=free)])

    said = {key.sk: item["said"] for key, item in table.get_many([HERE, ELSEWHERE]).items()}
    assert said == {"here": "new", "elsewhere": "old"}


def test_no_writes_are_no_request(table: Table) -> None:
    table.transact([])

    assert table.meter.total_requests == 0


def test_a_hundred_writes_are_one_transaction_and_one_more_is_a_mistake_of_ours(table: Table) -> None:
    hundred = [Put(Key("p", f"{number:03d}"), {}) for number in range(100)]

    table.transact(hundred)
    with pytest.raises(AssertionError, match="101 writes"):
        table.transact([*hundred, Put(Key("p", "100"), {})])

    assert len(table.query("p", limit=200).items) == 100


def test_many_are_deleted_more_than_one_request_holds(table: Table) -> None:
    everything = [Key("p", f"{number:02d}") for number in range(60)]
    table.load((key, {}) for key in everything)

    table.delete_many([*everything[:55], Key("p", "never there")])

    assert [item["sk"] for item in table.query("p").items] == ["55", "56", "57", "58", "59"]
