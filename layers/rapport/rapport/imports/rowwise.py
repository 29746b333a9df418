"""The rows of an import, one by one: what became of each, or would."""

from __future__ import annotations

from collections.abc import Iterator

from rapport.imports import record, shelf, store
from rapport.imports.file_import import FileImport
from rapport.imports.results import BAD, Outcome, RowResult
from rapport.kernel import cursors
from rapport.kernel.objects import Objects
from rapport.kernel.work import Work


def page(
    work: Work, files: Objects, import_id: str, outcome: Outcome | None, limit: int, after: str | None
) -> tuple[list[RowResult], str | None]:
    """Slice by slice, in each by its number; slices in which nothing became so are not opened."""
    one = store.get(work, import_id)
    start, passed = 0, 0
    if after:
        with cursors.read():
            start, passed = (int(part) for part in after.split("#"))
    found: list[tuple[int, RowResult]] = []
    for number, results in _opened(work, files, one, one.round, outcome, start):
        found += [(number, each) for each in results if number > start or each.row > passed]
        if len(found) > limit:
            last_number, last = found[limit - 1]
            return [each for _, each in found[:limit]], f"{last_number}#{last.row}"
    return [each for _, each in found], None


def bad_rows(work: Work, files: Objects, one: FileImport) -> list[RowResult]:
    """All that were not taken in, by their number."""
    found: list[RowResult] = []
    for outcome in BAD:
        for _, results in _opened(work, files, one, one.run_round or one.round, outcome, 0):
            found += results
    return sorted(found, key=lambda each: each.row)


def _opened(
    work: Work, files: Objects, one: FileImport, round_: int, outcome: Outcome | None, start: int
) -> Iterator[tuple[int, list[RowResult]]]:
    for number, item in store.slices_of_round(work, one.import_id, round_):
        if number < start or item["state"] != "done":
            continue
        if outcome and not item.get(f"{record.COUNTED}{outcome}"):
            continue
        lines = shelf.get_lines(files, work.keyring, shelf.results(one.import_id, round_, number)) or []
        results = [RowResult.read(line) for line in lines]
        yield number, [each for each in results if outcome in (None, each.outcome)]
