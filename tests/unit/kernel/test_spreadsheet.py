"""What is handed out as CSV opens as it is: nothing in it is worked out, and no letter is damaged."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.imports.reading.cells import plain
from rapport.kernel.spreadsheet import BOM, neutral, whole


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x.example","win")', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1"]
)
def test_what_a_spreadsheet_would_work_out_is_shown_as_it_is(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "রহিম", "a=b", "01712345678", "+8801712345678", "3-May-24", "a@b.co"])
def test_everything_else_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize("cell", ["+880 1712+1", "+1;2", "+", "+৮৮০", "++1", "+123456789012345678901"])
def test_only_a_plus_and_digits_are_a_phone(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@given(st.text())
def test_what_was_made_harmless_is_read_again_as_it_was(cell: str) -> None:
    assert plain(neutral(cell)) == plain(cell)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_a_table_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    text = whole(["name", "note"], rows).decode("utf-8")

    assert text.startswith(BOM)
    read = list(csv.reader(io.StringIO(text.removeprefix(BOM), newline="")))
    assert read == [["name", "note"], *([neutral(cell) for cell in row] for row in rows)]
