"""The nightly look for customers who fell silent: reads who crossed an edge, plans, and notes each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from rapport.customers import store as customers
from rapport.customers.agenda import KIND
from rapport.customers.model import Customer
from rapport.customers.windows import Window
from rapport.insight import dropoff
from rapport.insight.dropoff import Decision, DropOffEntered, Entry
from rapport.kernel import keys
from rapport.kernel.clock import hour_of, stamp, start_of_day
from rapport.kernel.ids import new_id
from rapport.kernel.runs import Run, last_finished
from rapport.kernel.table import Absent, Key, Put, Range, Refused
from rapport.kernel.walk import walk
from rapport.kernel.work import Work

JOB = "drop-off"
FIRST_LOOK_BACK = timedelta(days=1)
LONGEST_LOOK_BACK = timedelta(days=35)
"""A job that did not run for longer than this catches up through a whole reading of its bands."""
CHUNK = 100

type Candidate = tuple[Entry, bool, Key | None]


def run(work: Work, day: date | None = None) -> Run:
    """For the business's own today, or for a named day; run again, it finds everything done."""
    today = day or work.today
    record = Run(JOB, new_id("run", work.now), today, work.now)
    edges = [[window.name, window.near, window.far] for window in dropoff.windows(work.settings)]
    before = last_finished(work.table, JOB)
    record.facts = {"edges": edges}
    record.save(work.table)
    counts: dict[str, int] = {}
    for chunk in _chunks(candidates(work, today, before, edges)):
        for outcome, number in _act(work, today, chunk).items():
            counts[outcome] = counts.get(outcome, 0) + number
    finished = replace(record, counts=counts, finished=work.shop.clock.now())
    finished.save(work.table)
    return finished


def candidates(work: Work, today: date, before: Run | None, edges: object) -> Iterator[Candidate]:
    """Who crossed an edge since the last run, and whom a changed fact put inside a window."""
    since = before.day if before else today - FIRST_LOOK_BACK
    catch_up = before is not None and (before.facts.get("edges") != edges or today - since > LONGEST_LOOK_BACK)
    for window in dropoff.windows(work.settings):
        yield from _crossed(work, window, today, since, catch_up=catch_up)
    yield from _by_fact(work, before.started if before else work.now - FIRST_LOOK_BACK)


def _crossed(work: Work, window: Window, today: date, since: date, *, catch_up: bool) -> Iterator[Candidate]:
    """The day of the last run is read again: computed ids make that free, and nobody falls between two runs."""
    latest = today - timedelta(days=window.near)
    earliest = min(since, today) - timedelta(days=window.near)
    if catch_up:
        earliest = today - timedelta(days=window.far - 1) if window.far else date(1990, 1, 1)
    within = Range(earliest.isoformat(), latest.isoformat() + "#\U0010ffff")
    partitions = [keys.recency_partition(shard) for shard in range(keys.WALK_SHARDS)]
    for place, _ in walk(work.table, partitions, within, index=keys.RECENCY, page=CHUNK * 4):
        read = keys.read_recency(place)
        if read.last is not None:
            yield Entry(read.customer_id, window.name, read.last), False, None


def _by_fact(work: Work, since: datetime) -> Iterator[Candidate]:
    names = {window.name for window in dropoff.windows(work.settings)}
    for hour in _hours(since, work.now):
        for shard in range(keys.WALK_SHARDS):
            after: str | None = None
            while True:
                page = work.table.query(
                    keys.due_partition(hour, shard), Range(end=stamp(work.now) + "~"), limit=200, after=after
                )
                for item in page.items:
                    if item["sk"].split("#")[1] == KIND and item["window"] in names:
                        entry = Entry(item["customer_id"], item["window"], date.fromisoformat(item["last_order"]))
                        yield entry, True, Key(item["pk"], item["sk"])
                after = page.after
                if after is None:
                    break


def _hours(since: datetime, until: datetime) -> Iterator[str]:
    hour = since.replace(minute=0, second=0, microsecond=0)
    while hour <= until:
        yield hour_of(hour)
        hour += timedelta(hours=1)


def _chunks(found: Iterator[Candidate]) -> Iterator[list[Candidate]]:
    chunk: list[Candidate] = []
    for candidate in found:
        chunk.append(candidate)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _act(work: Work, today: date, chunk: Sequence[Candidate]) -> dict[str, int]:
    known = customers.by_id(work, (entry.customer_id for entry, _, _ in chunk))
    planned: list[tuple[Entry, Customer | None, bool]] = [
        (entry, known.get(entry.customer_id), by_fact) for entry, by_fact, _ in chunk
    ]
    counts: dict[str, int] = {}
    for decision in dropoff.plan(today, planned, work.settings):
        outcome = _apply(work, today, decision)
        counts[outcome] = counts.get(outcome, 0) + 1
    work.table.delete_many(agenda for _, _, agenda in chunk if agenda is not None)
    return counts


def _apply(work: Work, today: date, decision: Decision) -> str:
    entry = decision.entry
    if decision.outcome != "done":
        return decision.outcome
    acting = Work(work.shop, work.caller)
    key = keys.drop_off(entry.customer_id, entry.last_order, entry.risk_level)
    acting.write(Put(key, dropoff.record_item(entry, today), when=(Absent(),), label="entry"))
    acting.emit(
        DropOffEntered(
            occurred_at=start_of_day(today, work.shop.place.zone),
            record_version=1,
            customer_id=entry.customer_id,
            risk_level=entry.risk_level,
            last_order_date=entry.last_order,
        )
    )
    try:
        acting.commit()
    except Refused:
        return "known already"
    return "done"
