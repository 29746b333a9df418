"""Behind the queue: a round sorts the file into slices, works them off one by one, and ends with the last of them.

Every step can be killed and done again. A slice's outcome is one record, counted in the transaction that writes it;
what it did to customers, orders and products is marked there, in the transactions that did it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from rapport.imports import record, results, shelf, store
from rapport.imports.bringing import sheet_of
from rapport.imports.file_import import FileImport, State
from rapport.imports.moving import FileIsGone, slice_numbered, sorting
from rapport.imports.reading.sheet import Row, rows
from rapport.imports.results import RowResult
from rapport.imports.sorting import Groups, laid_together, marks, read_again, slices_of
from rapport.imports.taking import Slice, take
from rapport.imports.taking_back import TakenSlice, take_back
from rapport.kernel import keys
from rapport.kernel.backroom import Backroom, NotYet, Task
from rapport.kernel.caller import Caller, Reach, Role
from rapport.kernel.table import Absent, Check, Equal, Put, Refused, Update
from rapport.kernel.work import Work, perform

OVER: dict[State, State] = {"checking": "checked", "running": "done", "undoing": "undone"}


def sort(back: Backroom, task: Task) -> None:
    """Lays the rows into slices, unless they lie there already, and hands over every slice that is not done."""
    work, one = _read(back, task)
    if one.task is None or one.round != task["round"]:
        return
    if not one.sorted_in:
        if (raw := shelf.get(back.files, work.keyring, shelf.file(one.import_id))) is None:
            raise FileIsGone("this file is no longer kept; bring it again")
        number, many = _sorted(back, work, one, raw)
        store.sorted_into(work, one, number, many)
        work.commit()
        one = replace(one, slices=number, rows=many, sorted_in=one.round)
    done = {number for number, item in store.slices_of_round(work, one.import_id, one.round) if item["state"] == "done"}
    back.hand_over(*(slice_numbered(one, number) for number in range(one.slices) if number not in done))
    _ended(back, one)


def work_off(back: Backroom, task: Task) -> None:
    work, one = _read(back, task)
    round_, number = task["round"], task["slice"]
    if one.round != round_:
        _pushed_on(back, one)
        return
    if not _begun(work, one, number):
        return
    lines = shelf.get_lines(back.files, work.keyring, shelf.rows(one.import_id, one.sorted_in, number))
    if lines is None:
        raise FileIsGone("this file is no longer kept; bring it again")
    found = _done_with(back, work, one, round_, number, lines)
    if found is None:
        # No time left: what was done is marked, and is passed over by the next worker.
        back.hand_over(task)
        return
    key = shelf.results(one.import_id, round_, number)
    shelf.put_lines(back.files, work.keyring, key, (each.line() for each in found))
    _noted(back, one, round_, number, found)
    _ended(back, one)


def _read(back: Backroom, task: Task) -> tuple[Work, FileImport]:
    work = Work(back.shop, _acting_for(task["import_id"], ""))
    one = store.get(work, task["import_id"])
    return Work(back.shop, _acting_for(one.import_id, one.created_by)), one


def _acting_for(import_id: str, user_id: str) -> Caller:
    """Whoever brought the file did what comes of it; where it came from, the entry says."""
    return Caller(user_id, frozenset({Role.SALES_MANAGER}), Reach.ALL, source="import", request_id=import_id)


def _sorted(back: Backroom, work: Work, one: FileImport, raw: bytes) -> tuple[int, int]:
    def read() -> Iterator[Row]:
        return rows(raw, sheet_of(one), repair=one.options.repair)

    groups, many = Groups(), 0
    for row in read():
        groups.add(marks(one.kind, row, one.mapping))
        many += 1
    slices = laid_together(read(), one.sheet.header, groups, slices_of(groups, many))
    for number, lines in enumerate(slices):
        shelf.put(back.files, work.keyring, shelf.rows(one.import_id, one.round, number), b"\n".join(lines))
    return len(slices), many


def _begun(work: Work, one: FileImport, number: int) -> bool:
    """False if there is nothing to do. A slice that was begun is finished, even when somebody said stop since."""
    place = keys.import_slice(one.import_id, one.round, number)
    if (known := work.table.get(place)) is not None:
        return bool(known["state"] == "begun")
    if one.task is None:
        return False
    still = Check(keys.import_(one.import_id), when=(Equal("state", one.state), Equal("round", one.round)))
    item = {"number": number, "state": "begun"}
    try:
        work.table.transact([still, Put(place, item, when=(Absent(),), label="slice")])
    except Refused as refused:
        # Another worker has begun it, and may be dead by now: done twice, it is done once.
        return "slice" in refused.labels
    return True


def _done_with(
    back: Backroom, work: Work, one: FileImport, round_: int, number: int, lines: list[Any]
) -> list[RowResult] | None:
    rows_of_it = list(read_again(lines, one.sheet.header))
    if one.state == "undoing":
        return _taken_back(back, work, one, number)
    trial = one.task in ("check", "confirm")
    shop = back.shop.on_trial() if trial else back.shop
    return take(Slice(shop, work.caller, one, rows_of_it), back.time_left)


def _taken_back(back: Backroom, work: Work, one: FileImport, number: int) -> list[RowResult] | None:
    known = work.table.get(keys.import_slice(one.import_id, one.run_round, number))
    if known is None:
        return []  # stopped before it was begun
    if known["state"] != "done":
        raise NotYet("this slice is still being taken in")
    lines = shelf.get_lines(back.files, work.keyring, shelf.results(one.import_id, one.run_round, number))
    if lines is None:
        raise FileIsGone("what became of the rows is no longer kept")
    taken = [RowResult.read(line) for line in lines]
    return take_back(TakenSlice(back.shop, work.caller, one, taken), back.time_left)


def _noted(back: Backroom, one: FileImport, round_: int, number: int, found: list[RowResult]) -> None:
    counts = {f"{record.COUNTED}{name}": many for name, many in results.counts(found).items()}
    facts: Mapping[str, Any] = {"state": "done", "hash": results.digest(found)} | counts
    place = keys.import_slice(one.import_id, round_, number)
    try:
        back.shop.table.transact(
            [
                Update(place, set=facts, when=(Equal("state", "begun"),), label="slice"),
                Update(keys.import_round(one.import_id, round_), add={"done": 1} | counts, label="count"),
            ]
        )
    except Refused:
        return  # another worker did the same, and was faster


def _ended(back: Backroom, one: FileImport) -> None:
    """The last slice ends the round. Killed before it could, its message comes again and finds it so."""
    work = Work(back.shop, _acting_for(one.import_id, one.created_by))
    now = store.round_numbered(work, one.import_id, one.round)
    if now is None or now.done < one.slices:
        return
    perform(back.shop, work.caller, partial(_end, back=back, import_id=one.import_id, number=one.round))


def _end(work: Work, back: Backroom, import_id: str, number: int) -> None:
    before = store.get(work, import_id)
    if before.round != number or before.task is None:
        return
    if before.state in ("checking", "confirming"):
        digests = [item["hash"] for _, item in store.slices_of_round(work, import_id, number)]
        after = replace(before, plan_hash=results.together(digests))
        if before.state == "checking":
            store.change(work, before, replace(after, state="checked"), "checked")
        elif after.plan_hash != before.plan_hash:
            store.change(work, before, replace(after, state="drifted"), "drifted")
        else:
            running = replace(store.next_round(work, before, "run"), state="running")
            work.afterwards(partial(back.hand_over, sorting(running)))
            store.change(work, before, running, "running")
        return
    store.change(work, before, replace(before, state=OVER[before.state]), OVER[before.state])


def _pushed_on(back: Backroom, one: FileImport) -> None:
    """A message of a round that is over: its worker may have died before it handed over the next one."""
    now = store.latest_round(Work(back.shop, _acting_for(one.import_id, one.created_by)), one)
    if one.state == "running" and now is not None and now.done == 0:
        back.hand_over(sorting(one))


TASKS: Mapping[str, Callable[[Backroom, Task], None]] = {"imports.sort": sort, "imports.slice": work_off}
