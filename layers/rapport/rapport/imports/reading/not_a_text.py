"""Files that are no text, known by how they begin: what they are, and what to save them as. Pure."""

from __future__ import annotations

from decimal import Decimal

from rapport.imports.reading.encodings import LOST, WINDOWS
from rapport.imports.reading.refusals import NotASheet, NotAText

SAVE_AS_CSV = "Open it and save it as CSV (in Excel: CSV UTF-8), then send that file."
BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", f"This is an old Excel workbook or Office document, whatever its name says. {SAVE_AS_CSV}"),
    (b"%PDF", "This is a PDF. A table in it cannot be read; save the table itself as CSV."),
    (b"{\\rtf", f"This is a document with formatting. {SAVE_AS_CSV}"),
    (b"\x1f\x8b", "This file is compressed. Unpack it and send what is in it."),
    (b"7z\xbc\xaf", "This file is compressed. Unpack it and send what is in it."),
    (b"Rar!", "This file is compressed. Unpack it and send what is in it."),
    (b"\x89PNG", "This is a picture. Save the table itself as CSV."),
    (b"\xff\xd8\xff", "This is a picture. Save the table itself as CSV."),
    (b"SQLite format 3", "This is a database. Export its table as CSV."),
)
ZIP = b"PK\x03\x04"
IN_WORKBOOKS = (b"[Content_Types].xml", b"xl/", b"content.xml")
PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta")
MUCH = Decimal("0.3")
LITTLE = Decimal("0.02")
"""Of eight bits that are no UTF-8, so many may be control characters; a picture's or a program's are far more."""
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a")


def refuse(raw: bytes, encoding: str) -> None:
    """Raises if there is nothing in it that has rows."""
    if raw.startswith(ZIP):
        if any(name in raw[:4096] for name in IN_WORKBOOKS):
            raise NotAText(f"This is a workbook (xlsx or ods), whatever its name says. {SAVE_AS_CSV}")
        raise NotAText("This file is compressed (zip). Unpack it and send what is in it.")
    for beginning, said in BEGINNINGS:
        if raw.startswith(beginning):
            raise NotAText(said)
    sample = raw[:65536]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if "16" not in encoding and "32" not in encoding:
        most = LITTLE if encoding == WINDOWS else MUCH
        if controls > most * len(sample):
            raise NotAText(f"This is not a text file. If a spreadsheet made it: {SAVE_AS_CSV}")
    elif sample.decode(encoding, "replace").count(LOST) > LITTLE * len(sample):
        raise NotAText(f"This is not a text file. If a spreadsheet made it: {SAVE_AS_CSV}")
    if sample.lstrip().lower().startswith(PAGES):
        raise NotASheet(f"This is a web page or XML, not a table. {SAVE_AS_CSV}")
