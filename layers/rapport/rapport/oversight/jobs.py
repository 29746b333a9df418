"""What the jobs did."""

from __future__ import annotations

from datetime import date, datetime

from rapport.kernel.http.models import Told
from rapport.kernel.runs import Run, latest
from rapport.kernel.work import Work

JOBS = (
    "call-tasks",
    "learning",
    "drop-off",
    "audit-seal",
    "outbox-sweeper",
    "re-tier",
    "reminders",
    "marketing",
    "messages",
)


class RunTold(Told):
    run_id: str
    job: str
    day: date
    started_at: datetime
    finished_at: datetime | None = None
    counts: dict[str, int]


def runs(work: Work, job: str | None, limit: int, after: str | None) -> tuple[list[RunTold], str | None]:
    """Newest first; of all jobs together, the latest few of each."""
    if job:
        found, rest = latest(work.table, job, limit, after)
        return [_told(run) for run in found], rest
    everything = [run for each in JOBS for run in latest(work.table, each, limit)[0]]
    everything.sort(key=lambda run: run.started, reverse=True)
    return [_told(run) for run in everything[:limit]], None


def _told(run: Run) -> RunTold:
    return RunTold(
        run_id=run.run_id,
        job=run.job,
        day=run.day,
        started_at=run.started,
        finished_at=run.finished,
        counts=run.counts,
    )
