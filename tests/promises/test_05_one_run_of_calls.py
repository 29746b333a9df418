"""Promise 5: a day's tasks are the plan's, however often the job runs, beside how many others, and wherever it dies.

What must come out is written down beforehand by a plain oracle (tests/rig/call_oracle.py). The shops are drawn from
seeds and have lived for a few days, so that tasks of the day before expire, and others are carried on.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache, partial
from random import Random
from typing import Any

from rapport.calls.morning import generating
from rapport.kernel import runs
from rapport.kernel.table import Item, Key, TooBusy
from rapport.kernel.table.memory import MemoryTable
from tests.promises.conftest import Counted, Size
from tests.rig.call_days import Days
from tests.rig.call_oracle import Call, NoCall
from tests.rig.call_shop import CallShop, tasks_of
from tests.rig.faulty_table import Broken, Fault, FaultyTable, Moment
from tests.rig.interleaving import Interleaving, StoppingTable

BUSY = 22
"""The seed of a shop with a long list, and as many tasks of the days before that nobody got round to."""
MOMENTS: tuple[Moment, ...] = ("before", "after", "throttled")


def lived(seed: int, size: int = 13) -> CallShop:
    """Sunday morning at six, behind two busy days and four on which nothing was done; each call gives a new copy."""
    return _lived(seed, size).copied()


@cache
def _lived(seed: int, size: int) -> CallShop:
    days = Days(seed, size)
    for _ in range(2):
        days.shop.it_is(days.shop.today, 6)
        days.morning()
        days.day()
        days.next_day()
    days.shop.it_is(days.shop.today + timedelta(days=4), 6)
    return days.shop


def kept(table: MemoryTable) -> dict[Key, Item]:
    """Without the records of the runs themselves, which are as many as there were runs."""
    return {key: item for key, item in table.everything().items() if not key.pk.startswith("RUN#")}


def test_a_job_run_twice_makes_nothing_the_second_time(size: Size, counted: Counted) -> None:
    cases, tasks = size(6, 1000, 6), 0
    for seed in range(cases):
        shop = lived(seed)
        first = shop.morning()
        shop.compare()
        after_one = kept(shop.shop.table)
        again = shop.run()
        assert kept(shop.shop.table) == after_one, seed
        assert again.made.total() == 0
        tasks += first.made.total()
    counted(
        5, "run twice: {cases} mornings with {tasks} tasks, nothing written the second time", cases=cases, tasks=tasks
    )


def test_ten_jobs_at_once_make_the_tasks_of_one(size: Size, counted: Counted) -> None:
    cases, tasks = size(12, 1000, 2), 0
    for seed in range(cases):
        shop = lived(seed % 8)
        workers = Interleaving(seed)
        ran = workers.run([partial(shop.run, StoppingTable(shop.shop.table, workers)) for _ in range(10)])
        made = shop.oracle.morning(shop.today)
        shop.compare()
        assert sum(each.made.total() for each in ran) == len(made), seed
        tasks += len(made)
    counted(5, "ten at once: {cases} interleavings, {tasks} tasks, 0 extra, 0 missing", cases=cases, tasks=tasks)


def test_a_job_killed_at_any_store_call_and_repeated_makes_the_same_tasks(size: Size, counted: Counted) -> None:
    cases = 0
    for seed in range(BUSY, BUSY + size(1, 12, 1)):
        whole = FaultyTable(lived(seed).shop.table)
        lived(seed).run(whole)
        for number in range(1, len(whole.calls) + 1):
            for moment in MOMENTS if size.long else (MOMENTS[number % 3],):
                shop = lived(seed)
                # Killed, begun again and killed again a little later; the third comes through.
                for call in (number, number + 7):
                    with suppress(Broken, TooBusy):
                        shop.run(FaultyTable(shop.shop.table, Fault(call, moment)))
                shop.morning()
                shop.compare()
                cases += 1
    counted(5, "killed at every store call, twice, and repeated: {cases} cases, 0 extra, 0 missing", cases=cases)


def test_a_run_that_goes_on_behind_the_bus_makes_the_tasks_of_one(size: Size, counted: Counted) -> None:
    """Whatever number of decisions a part has time for."""
    cases = 0
    for seed in range(size(4, 30, 1)):
        # A part has time for whom it does not call, at least: those it tells anew, whom it calls it does not.
        not_called = sum(isinstance(each, NoCall) for each in lived(seed).oracle.expected(lived(seed).today).values())
        for calls in (1, 2, 3):
            shop = lived(seed)
            rests = _in_parts(shop, not_called + calls)
            made = shop.oracle.morning(shop.today)
            shop.compare()
            counts = runs.latest(shop.shop.table, generating.JOB)[0][0].counts
            assert counts.get("made", 0) == len(made), counts
            assert counts.get("made_already", 0) == 0, counts
            cases += rests
    counted(5, "handed on in parts: {cases} parts, 0 extra, 0 missing, each task counted once", cases=cases)


def _in_parts(shop: CallShop, at_a_time: int) -> int:
    def so_many() -> Callable[[], bool]:
        left = iter(range(at_a_time))
        return lambda: next(left, None) is not None

    generated = generating.run(shop.look(), shop.today, so_many())
    parts = 1
    while not generated.finished:
        rest = _rest(shop)
        started, day = datetime.fromisoformat(rest["started"]), date.fromisoformat(rest["day"])
        generated = generating.go_on(shop.look(), day, rest["run_id"], started, rest["part"], so_many())
        parts += 1
        assert parts < 200
    return parts


def _rest(shop: CallShop) -> dict[str, Any]:
    rows = [item for key, item in shop.shop.table.everything().items() if key.pk.startswith("OUTBOX#")]
    told = [json.loads(item["detail"]) for item in rows if item["type"] == "GenerationContinued"]
    latest: dict[str, Any] = max(told, key=lambda each: each["part"])
    return latest


# -- facts that move while a run is under way ------------------------------------------------------------------


class MeddledTable(FaultyTable):
    """At the call of this number somebody else is faster."""

    def __init__(self, table: MemoryTable, call: int, meddle: Callable[[], None]) -> None:
        super().__init__(table)
        self._call, self._meddle = call, meddle

    def _asked[T](self, name: str, call: Callable[[], T]) -> T:
        if len(self.calls) + 1 == self._call:
            self._meddle()
        return super()._asked(name, call)


def an_order(shop: CallShop, customer_id: str) -> None:
    shop.orders(customer_id, shop.today, 1200)


def a_back_dated_order(shop: CallShop, customer_id: str) -> None:
    shop.orders(customer_id, shop.oracle.people[customer_id].last or shop.today, 90_000)


def a_contact(shop: CallShop, customer_id: str) -> None:
    shop.contact(customer_id)


def no_more_calls(shop: CallShop, customer_id: str) -> None:
    shop.says(customer_id, False)


type Meddling = Callable[[CallShop, str], None]
MEDDLING: tuple[Meddling, ...] = (an_order, a_back_dated_order, a_contact, no_more_calls)


def test_facts_that_move_under_a_run_are_those_its_tasks_rest_on(size: Size, counted: Counted) -> None:
    """Whose task is made already keeps it; whose is not gets what the oracle says of the facts as they are then."""
    cases = late = 0
    for seed in range(size(1, 20, 1)):
        whole = FaultyTable(lived(seed).shop.table)
        lived(seed).run(whole)
        every_way = [(number, what) for number in range(1, len(whole.calls) + 1) for what in MEDDLING]
        for number, what in every_way if size.long else every_way[:: len(MEDDLING) - 1]:
            late += _meddled_with(lived(seed), number, what)
            cases += 1
    said = "facts moved at each store call of a run: {cases} cases, {late} behind their task, 0 tasks on old facts"
    counted(5, said, cases=cases, late=late)


def _meddled_with(shop: CallShop, number: int, what: Meddling) -> bool:
    """True if the task stood already."""
    due = sorted(name for name, each in shop.oracle.expected(shop.today).items() if isinstance(each, Call))
    who = Random(number).choice(due)
    before = shop.oracle.expected(shop.today)[who]
    made_before: list[bool] = []

    def meddle() -> None:
        made_before.append(bool(_todays(shop, who)))
        what(shop, who)

    shop.run(MeddledTable(shop.shop.table, number, meddle))
    expected = before if made_before == [True] else shop.oracle.about(shop.oracle.people[who], shop.today)
    wanted = [(expected.task_type, expected.score)] if isinstance(expected, Call) else []
    assert [(item["task_type"], item["score"]) for item in _todays(shop, who)] == wanted, (number, what, who, expected)
    shop.delivered()
    shop.run()
    assert len(_todays(shop, who)) <= 1
    return made_before == [True]


def _todays(shop: CallShop, customer_id: str) -> list[Item]:
    return [
        item
        for item in tasks_of(shop.shop.table)
        if item["customer_id"] == customer_id
        and item["task_date"] == shop.today.isoformat()
        and item["source"] == "generation"
    ]
