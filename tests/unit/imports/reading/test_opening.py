"""Which bytes are a sheet, and why the others are none."""

from __future__ import annotations

import io
import zipfile

import pytest

from rapport.imports.reading.headers import unnamed
from rapport.imports.reading.refusals import EmptyFile, HeaderOnly, NotASheet, NotAText, TooManyColumns
from rapport.imports.reading.sheet import opened
from rapport.kernel.errors import NotAcceptable
from tests.unit.imports.reading.files import misread, read, written

TABLE = [["Name", "ফোন"], ["রহিম", "০১৭১২৩৪৫৬৭৮"], ["করিম", "০১৮১২৩৪৫৬৭৮"]]


def _zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x" * 100)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_it_is_read_however_a_spreadsheet_saved_it(encoding: str, separator: str, ends: str) -> None:
    sheet, found = read(written(TABLE, separator, ends).encode(encoding))

    assert (sheet.format, sheet.separator, sheet.header) == ("csv", separator, ("Name", "ফোন"))
    assert [list(row.cells.values()) for row in found] == TABLE[1:]
    assert [row.number for row in found] == [2, 3]


def test_a_file_of_an_old_windows_keeps_its_accents() -> None:
    sheet, found = read(written([["Name", "City"], ["José", "Zürich – Süd"]]).encode("cp1252"))

    assert sheet.encoding == "cp1252"
    assert found[0].cells == {"Name": "José", "City": "Zürich – Süd"}


def test_one_broken_letter_does_not_make_gibberish_of_the_others() -> None:
    sheet, found = read(("নাম,শহর\n" + "রহিম,ঢাকা\n" * 3).encode() + b"\xe0\xa6,x\n")

    assert sheet.encoding == "utf-8"
    assert found[0].cells["নাম"] == "রহিম"
    assert [row.number for row in found if row.problem] == [5]


def test_excel_may_say_the_separator_itself() -> None:
    sheet, found = read("sep=;\r\na,x;b\r\n1;2\r\n")

    assert sheet.header == ("a,x", "b")
    assert found[0].cells == {"a,x": "1", "b": "2"}


def test_json_lines_are_known_by_their_brace() -> None:
    sheet, found = read('\n{"name": "রহিম", "age": 30}\n{"name": "করিম", "address": {"city": "ঢাকা"}}\n')

    assert (sheet.format, sheet.header) == ("jsonl", ("name", "age", "address.city"))
    assert [row.number for row in found] == [2, 3]


def test_every_column_has_a_name_of_its_own() -> None:
    sheet, _ = read("Phone,Phone,,Phone,,\n1,2,3,4,,\n")

    assert sheet.header == ("Phone", "Phone (2)", "column C", "Phone (3)")


def test_a_file_that_begins_with_its_first_person_loses_nobody() -> None:
    sheet, found = read("Karim,01712345678\nRahim,01812345678\n")

    assert sheet.headless
    assert [row.number for row in found] == [1, 2]
    assert found[0].cells == {"column A": "Karim", "column B": "01712345678"}


def test_columns_without_a_name_are_called_as_a_spreadsheet_shows_them() -> None:
    assert [unnamed(place) for place in (1, 26, 27, 52, 53, 100)] == [
        f"column {letters}" for letters in ("A", "Z", "AA", "AZ", "BA", "CV")
    ]


@pytest.mark.parametrize("header", ["Name,2024-01-15", "Name,2023,2024", "Name,Phone", "Name,1712"])
def test_days_and_years_may_stand_in_a_header(header: str) -> None:
    assert not read(f"{header}\na,b,c\n")[0].headless


@pytest.mark.parametrize("text", ["Name,ফোন\nরহিম,1\n", "নাম;ফোন\nকরিম;2\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_bangla_read_wrong_is_noticed_and_mended_on_request(text: str, encoding: str) -> None:
    raw = misread(text).encode(encoding)
    sheet, as_it_is = read(raw)
    _, mended = read(raw, repair=True)

    assert sheet.damaged
    assert list(sheet.header) == text.splitlines()[0].replace(";", ",").split(",")
    assert "à¦" in "".join(as_it_is[0].cells.values())
    assert next(iter(mended[0].cells.values())) in ("রহিম", "করিম")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_sound_bangla_is_not_called_damaged(encoding: str) -> None:
    assert not opened(written(TABLE).encode(encoding)).damaged


@pytest.mark.parametrize(
    ("raw", "refusal", "said"),
    [
        (b"", EmptyFile, "empty"),
        (b" \r\n\n", EmptyFile, "empty"),
        (b"\xef\xbb\xbf", EmptyFile, "empty"),
        (b"\xff\xfe", EmptyFile, "empty"),
        (b",,,\n,,,\n", EmptyFile, "empty"),
        (b"Name,Phone\n", HeaderOnly, "no rows"),
        (b"Name,Phone\n,\n\n", HeaderOnly, "no rows"),
        (_zipped("xl/workbook.xml"), NotAText, "workbook"),
        (_zipped("customers.csv"), NotAText, "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), NotAText, "old Excel"),
        (b"%PDF-1.7\n", NotAText, "PDF"),
        (b"\x1f\x8b\x08", NotAText, "compressed"),
        (b"\x89PNG\r\n\x1a\n", NotAText, "picture"),
        (bytes(1000), NotAText, "not a text"),
        (bytes(range(256)) * 20, NotAText, "not a text"),
        (b"<html><table><tr><td>Name</td></tr></table>", NotASheet, "web page"),
        (b'<?xml version="1.0"?><Workbook/>', NotASheet, "web page"),
        (b'[{"name": "x"}]', NotASheet, "line of its own"),
        (b'{"name": \n}', NotASheet, "JSON"),
        (b'"Name,Phone\nx,y\n', NotASheet, "quote"),
        (b"Na\x00me,Phone\nx,y\n", NotASheet, "control"),
        (",".join(f"c{number}" for number in range(200)).encode() + b"\n1\n", TooManyColumns, "200"),
        (",".join(f"c{number}" for number in range(101)).encode() + b"\n1\n", TooManyColumns, "101"),
        (b",a" * 1_000_000 + b"\n1,2\n", TooManyColumns, "64 KB"),
        (b"{" + b",".join(b'"c%d":1' % number for number in range(101)) + b"}", TooManyColumns, "101"),
    ],
)
def test_what_is_no_sheet_is_refused_by_a_sentence(raw: bytes, refusal: type[NotAcceptable], said: str) -> None:
    with pytest.raises(refusal, match=said):
        opened(raw)


def test_a_hundred_columns_are_read() -> None:
    assert len(opened(",".join(f"c{number}" for number in range(100)).encode() + b"\n1\n").header) == 100
