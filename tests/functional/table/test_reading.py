"""The table's contract: reading."""

from __future__ import annotations

import pytest

from rapport.kernel.keys import AUDIT_DAY, INDEXES, RECENCY
from rapport.kernel.table import Delete, Index, Item, Key, Page, Put, Range, Table, Update

LETTERS = ("a", "b", "c", "d", "e", "f", "g")
WORDS = ("রহিম", "রহিমা", "রহমান", "আ", "z", "😀", "😀😀", "😁", "ক\u09cdষ", "\U0010fffe", "~", "\x7f")


def given_letters(table: Table) -> None:
    table.load((Key("p", letter), {"n": number}) for number, letter in enumerate(LETTERS))


def sort_keys(page: Page) -> list[str]:
    return [item["sk"] for item in page.items]


def walked(table: Table, partition: str, within: Range, limit: int, *, newest_first: bool = False) -> list[str]:
    found: list[str] = []
    after: str | None = None
    while True:
        page = table.query(partition, within, limit=limit, after=after, newest_first=newest_first)
        assert len(page.items) <= limit
        found += sort_keys(page)
        after = page.after
        if after is None:
            return found


def test_a_record_is_given_back_as_it_was_put(table: Table) -> None:
    table.load([(Key("p", "s"), {"name": "রহিমা 😀", "n": 1})])

    assert table.get(Key("p", "s")) == {"pk": "p", "sk": "s", "name": "রহিমা 😀", "n": 1}


def test_an_absent_record_is_none(table: Table) -> None:
    assert table.get(Key("p", "s")) is None


def test_the_two_areas_are_two_worlds(table: Table) -> None:
    table.load([(Key("p", "s"), {"where": "records"}), (Key("p", "s", "audit"), {"where": "audit"})])

    records, audit = table.get(Key("p", "s")), table.get(Key("p", "s", "audit"))

    assert records is not None
    assert audit is not None
    assert (records["where"], audit["where"]) == ("records", "audit")
    assert table.query("p", area="audit").items == [audit]


def test_what_was_given_back_can_be_changed_without_changing_the_store(table: Table) -> None:
    table.load([(Key("p", "s"), {"list": [1, {"deep": 2}]})])
    found = table.get(Key("p", "s"))
    assert found is not None
    found["list"][1]["deep"] = 3

    assert table.get(Key("p", "s")) == {"pk": "p", "sk": "s", "list": [1, {"deep": 2}]}


def test_what_was_put_can_be_changed_afterwards_without_changing_the_store(table: Table) -> None:
    item: Item = {"list": [1]}
    table.transact([Put(Key("p", "s"), item)])
    item["list"].append(2)

    assert table.get(Key("p", "s")) == {"pk": "p", "sk": "s", "list": [1]}


@pytest.mark.parametrize("consistent", [True, False])
def test_many_are_read_at_once_more_than_one_request_holds(table: Table, consistent: bool) -> None:
    there = [Key("p", f"{number:03d}") for number in range(0, 250, 2)]
    table.load((key, {"n": int(key.sk)}) for key in there)

    found = table.get_many((Key("p", f"{number:03d}") for number in range(250)), consistent=consistent)

    assert found == {key: {"pk": "p", "sk": key.sk, "n": int(key.sk)} for key in there}


def test_many_are_read_from_both_areas_and_named_twice_is_read_once(table: Table) -> None:
    one, other = Key("p", "s"), Key("p", "s", "audit")
    table.load([(one, {"n": 1}), (other, {"n": 2})])

    found = table.get_many([one, other, one, Key("p", "absent")])

    assert {key: item["n"] for key, item in found.items()} == {one: 1, other: 2}


def test_nothing_asked_is_nothing_found(table: Table) -> None:
    assert table.get_many([]) == {}


def test_a_partition_is_told_in_the_order_of_its_sort_keys(table: Table) -> None:
    given_letters(table)
    table.load([(Key("q", "a"), {})])

    assert sort_keys(table.query("p")) == list(LETTERS)
    assert sort_keys(table.query("p", newest_first=True)) == list(reversed(LETTERS))
    assert table.query("nowhere") == Page([], None)


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        (Range("c"), "cdefg"),
        (Range(None, "c"), "abc"),
        (Range("b", "d"), "bcd"),
        (Range("bb", "dd"), "cd"),
        (Range("c", "c"), "c"),
        (Range("d", "b"), ""),
        (Range("x", "z"), ""),
        (Range(), "abcdefg"),
    ],
)
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_range_holds_both_its_ends(table: Table, within: Range, expected: str, newest_first: bool) -> None:
    given_letters(table)

    told = sort_keys(table.query("p", within, newest_first=newest_first))

    assert told == sorted(expected, reverse=newest_first)


@pytest.mark.parametrize("after", ["a", "c", "cc", "g", "A", "zz"])
@pytest.mark.parametrize("within", [Range(), Range("b", "e"), Range("c"), Range(None, "d")])
@pytest.mark.parametrize("newest_first", [False, True])
def test_a_walk_goes_on_behind_any_place_even_one_where_nothing_stands(
    table: Table, after: str, within: Range, newest_first: bool
) -> None:
    given_letters(table)

    told = sort_keys(table.query("p", within, newest_first=newest_first, after=after))

    held = [letter for letter in LETTERS if (within.start or "") <= letter <= (within.end or "~")]
    expected = [letter for letter in held if (letter < after if newest_first else letter > after)]
    assert told == sorted(expected, reverse=newest_first)


@pytest.mark.parametrize("limit", [1, 2, 3, 6, 7, 8])
@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_of_any_length_walk_everything_once(table: Table, limit: int, newest_first: bool) -> None:
    given_letters(table)

    told = walked(table, "p", Range(), limit, newest_first=newest_first)

    assert told == sorted(LETTERS, reverse=newest_first)


def test_a_walk_is_not_broken_by_a_record_that_goes_meanwhile(table: Table) -> None:
    given_letters(table)
    page = table.query("p", limit=3)
    assert page.after is not None

    table.transact([Delete(Key("p", page.after))])

    assert sort_keys(table.query("p", after=page.after)) == list("defg")


@pytest.mark.parametrize("prefix", ["রহি", "রহিম", "😀", "ক", "আ", "z", "~"])
def test_a_prefix_finds_what_begins_with_it_in_any_script(table: Table, prefix: str) -> None:
    table.load((Key("p", word), {}) for word in WORDS)

    told = sort_keys(table.query("p", Range.beginning(prefix)))

    assert told == sorted(word for word in WORDS if word.startswith(prefix))


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_text_of_any_script_sorts_by_its_signs(table: Table, newest_first: bool, limit: int) -> None:
    table.load((Key("p", word), {}) for word in WORDS)

    assert walked(table, "p", Range(), limit, newest_first=newest_first) == sorted(WORDS, reverse=newest_first)


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: f"{index.area}-{index.name}")
def test_an_index_orders_records_anew_and_answers_with_keys_alone(table: Table, index: Index) -> None:
    places = {"one": "3", "two": "1", "three": "2"}
    table.load(
        (Key(name, "s", index.area), {index.pk: "here", index.sk: place, "heavy": "x" * 100})
        for name, place in places.items()
    )
    table.load([(Key("elsewhere", "s", index.area), {index.pk: "there", index.sk: "1"})])
    table.load([(Key("unplaced", "s", index.area), {"heavy": "x"}), (Key("half", "s", index.area), {index.pk: "here"})])

    told = table.query("here", index=index).items

    assert [item["pk"] for item in told] == ["two", "three", "one"]
    assert told[0] == {"pk": "two", "sk": "s", index.pk: "here", index.sk: "1"}


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 5, 9])
def test_an_index_is_walked_in_pages_and_ranges(table: Table, newest_first: bool, limit: int) -> None:
    table.load((Key(f"r{number}", "s"), {RECENCY.pk: "here", RECENCY.sk: f"{number:02d}"}) for number in range(20))
    found: list[str] = []
    after: str | None = None
    while True:
        page = table.query(
            "here", Range("03", "17"), index=RECENCY, newest_first=newest_first, limit=limit, after=after
        )
        found += [item[RECENCY.sk] for item in page.items]
        after = page.after
        if after is None:
            break

    assert found == sorted((f"{number:02d}" for number in range(3, 18)), reverse=newest_first)


def test_a_record_moves_in_its_indexes_and_leaves_them(table: Table) -> None:
    key = Key("one", "s")
    table.load([(key, {RECENCY.pk: "here", RECENCY.sk: "1"})])

    table.transact([Update(key, set={RECENCY.sk: "2"})])
    moved = table.query("here", index=RECENCY).items
    table.transact([Update(key, remove=(RECENCY.pk,))])
    left = table.query("here", index=RECENCY).items
    table.transact([Update(key, set={RECENCY.pk: "there"})])
    elsewhere = table.query("there", index=RECENCY).items
    table.transact([Delete(key)])

    assert [item[RECENCY.sk] for item in moved] == ["2"]
    assert left == []
    assert [item["pk"] for item in elsewhere] == ["one"]
    assert table.query("there", index=RECENCY).items == []


def test_an_index_of_the_audit_knows_nothing_of_the_records(table: Table) -> None:
    table.load([(Key("one", "s"), {AUDIT_DAY.pk: "day", AUDIT_DAY.sk: "1"})])

    assert table.query("day", index=AUDIT_DAY).items == []
