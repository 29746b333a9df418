"""What is read is what was written, and whatever else comes is refused and never breaks."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rapport.catalog.model import NewProduct
from rapport.customers.asked import NewCustomer
from rapport.imports.reading.customers import NewCustomerRow, customer_of
from rapport.imports.reading.fields import FIELDS, KINDS, Kind
from rapport.imports.reading.flaws import flaw_of
from rapport.imports.reading.mapping import checked, proposed
from rapport.imports.reading.orders import OrderLineRow, order_line_of, order_of
from rapport.imports.reading.products import UNSORTED, NewProductRow, product_of
from rapport.imports.reading.sheet import Row, opened, rows
from rapport.imports.reading.ways import Ways
from rapport.kernel.errors import Refusal
from tests.unit.imports.reading.files import DECIMAL_COMMA, MONTHS_FIRST, WAYS, read, written

BANGLA = "রহিমকঢাজেলা০১২৩ংঃ্িীু।৳"
LATIN = "abcXYZ 019,;|\t\"'=+-@/.\n"
ACCENTED = "éüñ"
TYPED = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "01712345678",
            "8.80171E+12",
            "3/5/24",
            "45415",
            "৳১২,৩৪৫.৫০",
            "500/-",
            "-5",
            "yes",
            "না",
            "#7",
            "a@b.co",
        ]
    ),
    st.sampled_from(["1", "2 kg", "import", "delivered", "10:00-18:00", "vip, new", "x" * 5000, "\x00", "\ud800"]),
    st.text(BANGLA + LATIN, max_size=30),
    st.text(max_size=30),
)


def _tables(alphabet: str) -> st.SearchStrategy[list[list[str]]]:
    cells = st.text(alphabet, max_size=12)
    filled = st.tuples(cells, cells, cells).map(list).filter(lambda row: any(cell.strip() for cell in row))
    return st.lists(filled, min_size=1, max_size=8)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@settings(max_examples=40)
@given(st.data(), st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\r\n", "\n"]))
def test_what_a_spreadsheet_wrote_is_read_back(encoding: str, data: st.DataObject, separator: str, ends: str) -> None:
    table = data.draw(_tables((ACCENTED if encoding == "cp1252" else BANGLA) + LATIN))
    _, found = read(written([["name", "phone", "city"], *table], separator, ends).encode(encoding))

    assert [list(row.cells.values()) for row in found] == table
    assert not any(row.problem for row in found)


def _read_whole(raw: bytes) -> None:
    with suppress(Refusal):
        sheet = opened(raw)
        for repair in (False, True):
            found = list(rows(raw, sheet, repair=repair))
        for kind in KINDS:
            mapping = proposed(kind, sheet, found[:20])
            assert len(set(mapping.values())) == len(mapping)
            checked(kind, sheet.header, mapping)


@settings(max_examples=60)
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"sep=;")
@example(b'{"": {"": [{}]}}')
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    _read_whole(raw)


@settings(max_examples=60)
@given(st.data())
def test_so_is_a_file_that_something_happened_to(data: st.DataObject) -> None:
    sound = written([["নাম", "Phone", "Date"], ["রহিম", "01712345678", "3/5/24"]] * 3).encode(
        data.draw(st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-8-sig"]))
    )
    at = data.draw(st.integers(0, len(sound)))
    _read_whole(sound[:at] + data.draw(st.binary(max_size=20)) + sound[at + data.draw(st.integers(0, 5)) :])


def _rows_of(kind: Kind) -> st.SearchStrategy[Row]:
    names = [field.name for field in FIELDS[kind]]
    return st.dictionaries(st.sampled_from(names), TYPED, max_size=12).map(
        lambda cells: Row(2, cells, flaw_of(cells.values()))
    )


WAYS_OF_WRITING = st.sampled_from([WAYS, MONTHS_FIRST, DECIMAL_COMMA])


@given(_rows_of("customers"), WAYS_OF_WRITING)
def test_a_row_is_a_customer_that_the_door_would_take_or_says_what_is_wrong(row: Row, ways: Ways) -> None:
    found = customer_of(row, {name: name for name in row.cells}, ways)

    if isinstance(found, NewCustomerRow):
        NewCustomer.model_validate(dict(found.asked))
    else:
        assert found
        assert all(problem.said and problem.code for problem in found)


@given(_rows_of("products"), WAYS_OF_WRITING)
def test_a_row_is_a_product_that_the_door_would_take_or_says_what_is_wrong(row: Row, ways: Ways) -> None:
    found = product_of(row, {name: name for name in row.cells}, ways)

    if isinstance(found, NewProductRow):
        NewProduct.model_validate({"category": UNSORTED, **found.asked})
    else:
        assert found


@given(st.lists(_rows_of("orders"), min_size=1, max_size=4), WAYS_OF_WRITING)
def test_rows_are_an_order_or_say_what_is_wrong(found: list[Row], ways: Ways) -> None:
    lines = [order_line_of(row, {name: name for name in row.cells}, ways) for row in found]
    good = [line for line in lines if isinstance(line, OrderLineRow)]

    assert all(isinstance(line, OrderLineRow) or line for line in lines)
    if good:
        order_of(good)
