"""One bad row is one bad row."""

from __future__ import annotations

import tracemalloc

import pytest

from rapport.imports.reading.sheet import opened, rows
from tests.unit.imports.reading.files import read


def _problems(text: str | bytes) -> dict[int, str]:
    return {row.number: row.problem for row in read(text)[1] if row.problem}


def _good(text: str | bytes) -> list[int]:
    return [row.number for row in read(text)[1] if not row.problem]


def test_a_million_commas_are_one_bad_row() -> None:
    text = "a,b\n1,2\n" + "," * 1_000_000 + "\n3,4\n"

    assert _problems(text) == {3: "is longer than 64 KB"}
    assert _good(text) == [2, 4]


@pytest.mark.parametrize(("length", "bad"), [(64 * 1024 - 3, False), (64 * 1024 - 2, True)])
def test_a_row_has_at_most_64_kilobytes(length: int, bad: bool) -> None:
    assert bool(_problems(f"a,b\n{'x' * length},1\n3,4\n")) is bad


def test_a_quote_that_is_never_closed_spoils_its_own_row_alone() -> None:
    text = 'a,b\n1,2\n"x,3\n4,5\n6,7\n'

    assert _problems(text) == {3: "opens a quote and never closes it"}
    assert _good(text) == [2, 4, 5]


def test_neither_does_one_in_a_long_file() -> None:
    text = 'a,b\n"x,3\n' + "4,5\n" * 20_000

    assert list(_problems(text)) == [2]
    assert len(_good(text)) == 20_000


def test_a_row_of_several_lines_counts_once_as_in_a_spreadsheet() -> None:
    _, found = read('a,b\n"House 5\nRoad 3",x\n\ny,z\n')

    assert [(row.number, row.cells["a"]) for row in found] == [(2, "House 5\nRoad 3"), (4, "y")]


def test_missing_cells_are_blank_and_blank_ones_too_many_do_not_matter() -> None:
    _, found = read("a,b,c\n1\n1,2,3,,,\n")

    assert [row.problem for row in found] == ["", ""]
    assert found[0].cells == {"a": "1", "b": "", "c": ""}


def test_cells_that_no_column_has_are_a_problem() -> None:
    assert _problems("a,b\n1,2,3\n") == {2: "has more cells than the header has columns"}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1f", "\x1a"])
def test_control_characters_are_a_problem(sign: str) -> None:
    text = f"a,b\n{sign},2\n3,4\n"

    assert _problems(text) == {2: "holds control characters"}
    assert _good(text) == [3]


def test_letters_that_were_lost_are_a_problem() -> None:
    assert _problems("a,b\nর\ufffdিম,2\n") == {2: "holds letters that were lost when the file was saved"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"a": "\\ud800"}', "lone surrogate"),
        ('{"a": "\\u0000"}', "control"),
        ("[1, 2]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"a": ', "not JSON"),
        ("nonsense", "not JSON"),
        ('{"a": [[1]]}', "too deep"),
        ('{"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}', "too deep"),
        ('{"a": ' + "[" * 20_000 + "]" * 20_000 + "}", "too deep"),
        ('{"a": "' + "x" * 70_000 + '"}', "64 KB"),
    ],
)
def test_a_bad_line_of_json_is_one_bad_row(line: str, said: str) -> None:
    problems = _problems(f'{{"a": 1}}\n{line}\n{{"a": 2}}\n')

    assert list(problems) == [2]
    assert said in problems[2]


def test_numbers_in_json_stay_as_they_are_written() -> None:
    _, found = read('{"a": 450.00, "b": 12345678901234567890, "c": 1e400, "d": true, "e": null, "f": ["x", 2]}\n')

    assert list(found[0].cells.values()) == ["450.00", "12345678901234567890", "1e400", "yes", "", "x; 2"]


def test_an_order_with_its_lines_is_a_row_for_each_of_them() -> None:
    _, found = read('{"id": "o1", "lines": [{"product_id": "p1"}, {"product_id": "p2"}]}\n')

    assert [row.cells for row in found] == [
        {"id": "o1", "lines.product_id": "p1"},
        {"id": "o1", "lines.product_id": "p2"},
    ]
    assert [row.number for row in found] == [1, 1]


def test_rows_take_no_more_memory_the_more_there_are() -> None:
    raw = ("a,b,c\n" + "Karim,01712345678,Dhaka\n" * 8_000).encode()
    sheet = opened(raw)
    tracemalloc.start()
    number = sum(1 for _ in rows(raw, sheet, repair=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert number == 8_000
    assert peak < 200_000
