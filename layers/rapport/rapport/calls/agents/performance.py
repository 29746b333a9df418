"""What an agent achieved, from the counters that every change of a task moved: no history is read."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rapport.calls.agents import desk
from rapport.kernel import keys
from rapport.kernel.errors import invalid
from rapport.kernel.http.amounts import Money
from rapport.kernel.http.models import Told
from rapport.kernel.money import ZERO, money
from rapport.kernel.table import Range
from rapport.kernel.work import Work

USUAL_DAYS = 30
REVENUE = "revenue"
LONGEST = timedelta(days=366)

type Cell = dict[str, Any]


class PerformanceTold(Told):
    agent_id: str
    agent_name: str
    start_date: date
    end_date: date
    total_tasks: int
    completed_tasks: int
    successful_calls: int
    failed_tasks: int
    skipped_tasks: int
    expired_tasks: int
    pending_tasks: int
    completion_rate: Money
    success_rate: Money
    avg_call_duration: Money | None = None
    """In minutes, over the calls whose length is known."""
    calls: int
    calls_per_day: Money
    conversions: int
    conversion_rate: Money
    revenue_influenced: Money
    follow_ups: int
    follow_up_completion: Money | None = None


def performance(work: Work, agent_id: str | None, start: date | None, end: date | None) -> PerformanceTold:
    who = agent_id or work.caller.agent_id
    if who is None:
        raise invalid("agent_id", "is needed: you make no calls yourself")
    found = desk.agent(work, who)
    start, end = between(work.today, start, end)
    return figures(who, found.name, start, end, cells(work, who, start, end))


def between(today: date, start: date | None, end: date | None) -> tuple[date, date]:
    """The days asked for; the last thirty, if nothing is said."""
    end = end or max(today, start or today)
    start = start or end - timedelta(days=USUAL_DAYS - 1)
    if start > end:
        raise invalid("start_date", "is after end_date")
    if end - start > LONGEST:
        raise invalid("start_date", "lies more than a year before end_date")
    return start, end


def cells(work: Work, agent_id: str | None, start: date, end: date) -> list[Cell]:
    """One for each day with tasks."""
    page = work.table.query(
        keys.agents_days(agent_id), Range(start.isoformat(), end.isoformat()), limit=LONGEST.days + 1
    )
    return page.items


def summed(cells: list[Cell]) -> Counter[str]:
    """Everything that is counted; revenue is an amount, and stands apart."""
    total: Counter[str] = Counter()
    for cell in cells:
        total.update({name: amount for name, amount in cell.items() if name != REVENUE and isinstance(amount, int)})
    return total


def revenue(cells: list[Cell]) -> Decimal:
    return sum((money(cell[REVENUE]) for cell in cells if REVENUE in cell), ZERO)


def figures(agent_id: str, name: str, start: date, end: date, cells: list[Cell]) -> PerformanceTold:
    sums = summed(cells)
    worked = sum(1 for cell in cells if cell.get("calls"))
    talks = sums["talks"]
    return PerformanceTold(
        agent_id=agent_id,
        agent_name=name,
        start_date=start,
        end_date=end,
        total_tasks=sums["total"],
        completed_tasks=sums["completed"],
        successful_calls=sums["successful"],
        failed_tasks=sums["failed"],
        skipped_tasks=sums["skipped"],
        expired_tasks=sums["expired"],
        pending_tasks=sums["pending"] + sums["in_progress"],
        completion_rate=percent(sums["completed"], sums["total"]),
        success_rate=percent(sums["successful"], sums["completed"]),
        avg_call_duration=money(Decimal(sums["talked_seconds"]) / talks / 60) if talks else None,
        calls=sums["calls"],
        calls_per_day=money(Decimal(sums["calls"]) / worked) if worked else ZERO,
        conversions=sums["conversions"],
        conversion_rate=percent(sums["conversions"], sums["completed"]),
        revenue_influenced=revenue(cells),
        follow_ups=sums["follow_ups"],
        follow_up_completion=percent(sums["follow_ups_kept"], sums["follow_ups"]) if sums["follow_ups"] else None,
    )


def percent(part: int, whole: int) -> Decimal:
    return money(Decimal(part) * 100 / whole) if whole else ZERO
