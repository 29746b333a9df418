"""What people decide about an import: what its columns mean, a dry run, go, stop, take it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from rapport.imports import shelf, store
from rapport.imports.file_import import FileImport, NoSuchMove, Options, State, Task
from rapport.imports.reading import mapping as mappings
from rapport.kernel.backroom import Backroom
from rapport.kernel.errors import Conflict, Detail, NotAcceptable
from rapport.kernel.work import Work

SORT = "imports.sort"
SLICE = "imports.slice"


class FileIsGone(Conflict):
    """Files are kept for a month."""

    code = "import_file_gone"


class PlanMovedOn(Conflict):
    """What would happen is not what the caller has seen."""

    code = "plan_moved_on"


def change(
    work: Work, import_id: str, mapping: Mapping[str, str] | None, options: Options | None, expected: int | None
) -> FileImport:
    before = store.get(work, import_id)
    if not before.may_be_changed:
        raise NoSuchMove(f"an import that is {before.state} keeps the meaning of its columns")
    after = replace(
        before,
        state="proposed",
        mapping=dict(before.mapping if mapping is None else mapping),
        options=options or before.options,
        plan_hash="",
        sorted_in=0,
    )
    mapped(work, after)
    return store.change(work, before, after, "changed", expected)


def check(work: Work, back: Backroom, import_id: str) -> FileImport:
    """A dry run of every row. Asked again while it is under way, it is pushed on."""
    return _set_to_work(work, back, import_id, "checking", "check")


def start(work: Work, back: Backroom, import_id: str, plan_hash: str | None = None) -> FileImport:
    """With a plan, every row is looked at once more first, and nothing is taken in if anything would be otherwise."""
    if plan_hash is None:
        return _set_to_work(work, back, import_id, "running", "run")
    before = store.get(work, import_id)
    if before.state in ("checked", "drifted") and before.plan_hash != plan_hash:
        raise PlanMovedOn("this is not what the latest dry run found", current={"plan_hash": before.plan_hash})
    if before.state == "running":
        return _pushed_on(work, back, before)
    return _set_to_work(work, back, import_id, "confirming", "confirm")


def undo(work: Work, back: Backroom, import_id: str) -> FileImport:
    return _set_to_work(work, back, import_id, "undoing", "undo")


def cancel(work: Work, import_id: str) -> FileImport:
    """A slice that was begun is finished; what was taken in stays, until somebody takes it back."""
    before = store.get(work, import_id)
    stopped: State = "cancelled" if before.state == "running" else "proposed"
    if before.state not in ("checking", "confirming", "running"):
        raise NoSuchMove(f"an import that is {before.state} has nothing to stop")
    return store.change(work, before, replace(before, state=stopped), "cancelled")


def _set_to_work(work: Work, back: Backroom, import_id: str, state: State, task: Task) -> FileImport:
    before = store.get(work, import_id)
    if before.state == state:
        return _pushed_on(work, back, before)
    before.moves_to(state)
    if task != "undo":
        mapped(work, before)
        if back.files.size(shelf.file(import_id)) is None:
            raise FileIsGone("this file is no longer kept; bring it again")
    after = replace(store.next_round(work, before, task), state=state)
    work.afterwards(partial(back.hand_over, sorting(after)))
    return store.change(work, before, after, state)


def _pushed_on(work: Work, back: Backroom, one: FileImport) -> FileImport:
    """Done twice, a slice is done once: for whoever sees it stand still."""
    work.afterwards(partial(back.hand_over, sorting(one)))
    return one


def sorting(one: FileImport) -> dict[str, str | int]:
    return {"task": SORT, "import_id": one.import_id, "round": one.round}


def slice_numbered(one: FileImport, number: int) -> dict[str, str | int]:
    return {"task": SLICE, "import_id": one.import_id, "round": one.round, "slice": number}


def mapped(work: Work, one: FileImport) -> None:
    wrong = mappings.checked(one.kind, one.sheet.header, one.mapping, work.settings.custom_fields.customer)
    if wrong:
        raise NotAcceptable("invalid: mapping", [Detail(f"mapping.{each.field}", each.said) for each in wrong])
