"""Reading and writing imports and their rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rapport.imports import record
from rapport.imports.events import ImportMoved
from rapport.imports.file_import import FileImport, Round, Task
from rapport.kernel import keys
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.table import Absent, Equal, Item, Put, Update
from rapport.kernel.work import Work


class NoSuchImport(NotFound):
    code = "no_such_import"


def get(work: Work, import_id: str) -> FileImport:
    item = work.table.get(keys.import_(import_id))
    if item is None:
        raise NoSuchImport(f"there is no import {import_id}")
    return record.decode(item, work.keyring)


def page(work: Work, limit: int, after: str | None) -> tuple[list[FileImport], str | None]:
    """Newest first: their ids begin with the time."""
    found = work.table.query(keys.IMPORTS, keys.EACH_IMPORT, newest_first=True, limit=limit, after=after)
    return [record.decode(item, work.keyring) for item in found.items], found.after


def latest_round(work: Work, one: FileImport) -> Round | None:
    return round_numbered(work, one.import_id, one.round) if one.round else None


def round_numbered(work: Work, import_id: str, number: int) -> Round | None:
    item = work.table.get(keys.import_round(import_id, number))
    return record.round_of(item) if item else None


def slices_of_round(work: Work, import_id: str, round_: int) -> Iterator[tuple[int, Item]]:
    after: str | None = None
    while True:
        partition, within = keys.import_partition(import_id), keys.import_slices(round_)
        page = work.table.query(partition, within, limit=500, after=after)
        yield from ((item["number"], item) for item in page.items)
        after = page.after
        if after is None:
            return


def begin(work: Work, one: FileImport) -> FileImport:
    _save(work, None, one, "brought")
    return one


def change(work: Work, before: FileImport, after: FileImport, what: str, expected: int | None = None) -> FileImport:
    if expected is not None and expected != before.version:
        raise StaleVersion("this import has moved on since you read it", current={"version": before.version})
    before.moves_to(after.state)
    return _save(work, before, replace(after, version=before.version + 1, updated_at=work.now), what)


def next_round(work: Work, one: FileImport, task: Task) -> FileImport:
    """The import with a new round, which stands at its beginning."""
    number = one.round + 1
    item = {"number": number, "task": task, "done": 0}
    work.write(Put(keys.import_round(one.import_id, number), item, when=(Absent(),), label="round"))
    return replace(one, round=number, run_round=number if task == "run" else one.run_round)


def sorted_into(work: Work, one: FileImport, slices: int, rows: int) -> None:
    """Noted beside what people decide: the version stays."""
    facts = {"sorted_in": one.round, "slices": slices, "rows": rows}
    work.write(Update(keys.import_(one.import_id), set=facts, when=(Equal("round", one.round),), label="import"))


def _save(work: Work, before: FileImport | None, after: FileImport, what: str) -> FileImport:
    head = work.audit(
        "import",
        after.import_id,
        after.version,
        what,
        place=keys.import_(after.import_id),
        before=_audited(before) if before else None,
        after=_audited(after),
        previous=before.audit_head if before else "",
    )
    after = replace(after, audit_head=head)
    when = (Equal("version", before.version), Equal("sorted_in", before.sorted_in)) if before else (Absent(),)
    item = record.encode(after, work.keyring)
    work.write(Put(keys.import_(after.import_id), item, when=when, label="import"))
    work.emit(
        ImportMoved(
            occurred_at=work.now,
            record_version=after.version,
            import_id=after.import_id,
            kind=after.kind,
            state=after.state,
        )
    )
    return after


def _audited(one: FileImport) -> dict[str, Any]:
    """What people decided, and nothing that stands in the file."""
    fields = sorted(one.mapping.values())
    options = {name: value for name, value in vars(one.options).items() if value is not None}
    return {"state": one.state, "kind": one.kind, "fields": fields, "options": options, "plan_hash": one.plan_hash}
