"""The rows that were not taken in, as they were, and beside each what is wrong with it: to be put right in a
spreadsheet and sent again. Its own two columns mean nothing then."""

from __future__ import annotations

from rapport.imports import rowwise, store
from rapport.imports.reading.mapping import REPORT_PROBLEM, REPORT_ROW
from rapport.imports.results import RowResult
from rapport.kernel.objects import Objects
from rapport.kernel.spreadsheet import BOM, lines
from rapport.kernel.work import Work

MOST = 4 * 1024 * 1024
"""Bytes: a function answers six million at most."""


def of_bad_rows(work: Work, files: Objects, import_id: str) -> str:
    one = store.get(work, import_id)
    # A report that was sent again corrected has these columns already.
    kept = [place for place, name in enumerate(one.sheet.header) if name not in (REPORT_ROW, REPORT_PROBLEM)]
    header = [*(one.sheet.header[place] for place in kept), REPORT_ROW, REPORT_PROBLEM]
    bad = rowwise.bad_rows(work, files, one)
    told, size = [BOM + lines([header])], 0
    for number, each in enumerate(bad):
        cells = [each.cells[place] if place < len(each.cells) else "" for place in kept]
        told.append(_sayable(lines([[*cells, str(each.row), _said(each)]])))
        size += len(told[-1].encode())
        if size > MOST and number + 1 < len(bad):
            more = f"{len(bad) - number - 1} more rows could not be taken in; send these corrected first"
            return "".join([*told, lines([[*([""] * len(kept)), "", more]])])
    return "".join(told)


def _sayable(text: str) -> str:
    """What was no text in the file is none in the report."""
    return text.encode("utf-8", "replace").decode()


def _said(each: RowResult) -> str:
    return "; ".join(f"{one.field}: {one.said}" if one.field else one.said for one in each.problems)
