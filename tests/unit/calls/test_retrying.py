"""A call that met nobody: when it is tried again, how often, and what the new task takes with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rapport.activity.kinds import Outcome
from rapport.calls.tasks.retrying import retry_of
from rapport.calls.tasks.task import Task
from rapport.customers.model import Consent, Customer
from rapport.kernel.clock import SetClock
from rapport.kernel.settings import Business, Calls, Settings
from tests.rig.shop import NOON, TestShop

TUESDAY = date(2026, 3, 10)
REASONS = ({"rule": "upsell", "points": 40, "occurrence": "2026-02-28", "said": {"days": 10}},)


def failed(outcome: Outcome, attempt: int = 1, **said: Any) -> Task:
    fields: dict[str, Any] = {
        "task_id": "tsk_1",
        "customer_id": "c1",
        "agent_id": "agt_1",
        "task_date": TUESDAY,
        "last_day": TUESDAY,
        "task_type": "upsell",
        "priority": "hot",
        "status": "failed",
        "score": 40,
        "source": "generation",
        "created_at": NOON - timedelta(hours=6),
        "version": 3,
        "reasons": REASONS,
        "outcome": outcome,
        "attempt": attempt,
        "scheduled_time": "09:00",
        "started_at": NOON - timedelta(minutes=3),
        "closed_at": NOON,
        "closed_by": "user-1",
        "talked_seconds": 180,
        "sealed": b"words",
        "rolled_from": "tsk_0",
    }
    return Task(**(fields | said))


def tried(
    task: Task,
    at: datetime = NOON,
    *,
    settings: Settings | None = None,
    consent: dict[str, Consent] | None = None,
) -> Task | None:
    work = TestShop(clock=SetClock(at)).work()
    work.settings = settings or work.settings
    customer = Customer("c1", {"first_name": "Karim"}, b"key", at, at, 1, consent=consent or {})
    return retry_of(work, task, customer)


def again(task: Task, at: datetime = NOON, **how: Any) -> Task:
    found = tried(task, at, **how)
    assert found is not None
    return found


def test_a_busy_line_is_tried_two_hours_later() -> None:
    found = again(failed("busy"))

    assert (found.task_date, found.scheduled_time) == (TUESDAY, "14:00")


@pytest.mark.parametrize(
    ("hour", "minute", "day", "time"),
    [
        (21, 59, TUESDAY, "23:59"),
        (22, 0, TUESDAY + timedelta(days=1), None),
        (23, 30, TUESDAY + timedelta(days=1), None),
    ],
)
def test_too_late_for_that_it_is_the_next_day(hour: int, minute: int, day: date, time: str | None) -> None:
    at = datetime(2026, 3, 10, hour, minute, tzinfo=UTC) - timedelta(hours=6)

    found = again(failed("busy"), at)

    assert (found.task_date, found.scheduled_time) == (day, time)


def test_how_long_a_line_stays_busy_is_a_setting() -> None:
    settings = replace(Settings(), calls=Calls(busy_retry_minutes=30))

    assert again(failed("busy"), settings=settings).scheduled_time == "12:30"


@pytest.mark.parametrize(
    ("today", "next_day"),
    [
        (date(2026, 3, 10), date(2026, 3, 11)),
        (date(2026, 3, 12), date(2026, 3, 15)),
        (date(2026, 3, 13), date(2026, 3, 15)),
        (date(2026, 3, 14), date(2026, 3, 15)),
    ],
    ids=["tuesday", "thursday, over the weekend", "friday", "saturday"],
)
def test_when_nobody_answered_it_is_the_next_working_day(today: date, next_day: date) -> None:
    at = datetime(today.year, today.month, today.day, 6, tzinfo=UTC)

    found = again(failed("no_answer", task_date=today, last_day=today), at)

    assert (found.task_date, found.last_day, found.scheduled_time) == (next_day, next_day, None)


def test_holidays_are_no_working_days() -> None:
    settings = replace(Settings(), business=Business(holidays=(date(2026, 3, 11), date(2026, 3, 12))))

    assert again(failed("no_answer"), settings=settings).task_date == date(2026, 3, 15)


@pytest.mark.parametrize("outcome", ["no_answer", "busy"])
@pytest.mark.parametrize(("attempt", "is_tried"), [(1, True), (2, True), (3, False), (4, False)])
def test_three_attempts_and_no_more(outcome: Outcome, attempt: int, is_tried: bool) -> None:
    assert (tried(failed(outcome, attempt)) is not None) is is_tried


def test_how_many_attempts_is_a_setting() -> None:
    settings = replace(Settings(), calls=Calls(attempts=1))

    assert tried(failed("busy"), settings=settings) is None


@pytest.mark.parametrize(
    "outcome", ["wrong_number", "successful", "interested", "not_interested", "follow_up_needed", "do_not_contact"]
)
def test_what_met_somebody_or_the_wrong_one_is_not_tried_again(outcome: Outcome) -> None:
    assert tried(failed(outcome)) is None


def test_who_has_said_no_to_calls_meanwhile_is_left_alone() -> None:
    said_no = {"call:marketing": Consent(False, NOON, "call")}
    said_yes = {"call:marketing": Consent(True, NOON, "call")}
    strict = replace(Settings(), calls=Calls(only_with_consent=True))

    assert tried(failed("busy"), consent=said_no) is None
    assert tried(failed("busy"), settings=strict) is None
    assert tried(failed("busy"), settings=strict, consent=said_yes) is not None


def test_a_warm_task_keeps_its_week() -> None:
    found = again(failed("no_answer", priority="warm", last_day=date(2026, 3, 16)))

    assert (found.task_date, found.last_day) == (date(2026, 3, 11), date(2026, 3, 16))


def test_it_is_a_task_like_the_first_with_nothing_of_what_became_of_that() -> None:
    first = failed("no_answer", attempt=2)

    found = again(first)

    same = ("customer_id", "agent_id", "task_type", "priority", "score", "reasons", "arithmetic", "facts", "products")
    assert {name: getattr(found, name) for name in same} == {name: getattr(first, name) for name in same}
    assert (found.status, found.source, found.attempt, found.retry_of) == ("pending", "retry", 3, "tsk_1")
    gone = ("outcome", "started_at", "closed_at", "closed_by", "talked_seconds", "sealed", "rolled_from")
    assert all(getattr(found, name) is None for name in gone)
    assert found.version == 1
    assert found.last_contact == TUESDAY


def test_the_same_failure_is_always_tried_by_the_same_task() -> None:
    assert again(failed("busy")).task_id == again(failed("busy")).task_id
    assert again(failed("busy")).task_id != again(failed("busy", task_id="tsk_2")).task_id
