"""The record of what a job did: read by `GET /ops/runs`, and by the job itself to know since when it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.table import Put, Table, Update

KEPT = timedelta(days=400)


@dataclass
class Run:
    job: str
    run_id: str
    day: date
    started: datetime
    finished: datetime | None = None
    counts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    """What the run rested on: a later run compares (were the windows' edges the same?)."""

    def save(self, table: Table) -> None:
        item = {
            "job": self.job,
            "run_id": self.run_id,
            "day": self.day.isoformat(),
            "started_at": stamp(self.started),
            "counts": self.counts,
            "facts": self.facts,
            "expires_at": int((self.started + KEPT).timestamp()),
        }
        if self.finished:
            item["finished_at"] = stamp(self.finished)
        table.transact([Put(keys.run(self.job, self.started, self.run_id), item)])


def add_to_hour(table: Table, job: str, now: datetime, day: date, counts: dict[str, int]) -> None:
    """For what runs every minute: one record an hour, added to."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    run_id = f"run_{hour:%Y%m%dT%H}"
    made = {
        "job": job,
        "run_id": run_id,
        "day": day.isoformat(),
        "started_at": stamp(hour),
        "finished_at": stamp(now),
        "counts": {},
        "facts": {},
        "expires_at": int((now + KEPT).timestamp()),
    }
    added = {f"count_{name}": number for name, number in counts.items() if number}
    table.transact([Update(keys.run(job, hour, run_id), set=made, add=added)])


def latest(table: Table, job: str, limit: int = 50, after: str | None = None) -> tuple[list[Run], str | None]:
    page = table.query(keys.run_partition(job), newest_first=True, limit=limit, after=after)
    return [_run(item) for item in page.items], page.after


def find(table: Table, job: str, started: datetime, run_id: str) -> Run | None:
    item = table.get(keys.run(job, started, run_id))
    return _run(item) if item else None


def last_finished(table: Table, job: str) -> Run | None:
    runs, _ = latest(table, job, limit=10)
    return next((run for run in runs if run.finished), None)


def _run(item: dict[str, Any]) -> Run:
    return Run(
        job=item["job"],
        run_id=item["run_id"],
        day=date.fromisoformat(item["day"]),
        started=from_stamp(item["started_at"]),
        finished=from_stamp(item["finished_at"]) if "finished_at" in item else None,
        counts=item["counts"] | {name[6:]: item[name] for name in item if name.startswith("count_")},
        facts=item["facts"],
    )
