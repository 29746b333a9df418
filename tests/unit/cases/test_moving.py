from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.cases.case import MOVES, RUNNING, Case, Status
from rapport.cases.clock import open_hours
from rapport.cases.moving import NoSuchMove, moved
from rapport.kernel.settings import Settings
from rapport.kernel.shop import DHAKA
from tests.unit.cases.made import FOUR, NOON, case

SETTINGS = Settings()
HOURS = open_hours(SETTINGS, DHAKA.zone)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
STATUSES: tuple[Status, ...] = get_args(Status)


def become(before: Case, status: Status, now: datetime = NOON) -> Case:
    return moved(before, status, now, SETTINGS, HOURS)


@pytest.mark.parametrize(("was", "becomes"), list(product(STATUSES, STATUSES)))
def test_what_the_table_does_not_name_cannot_become(was: Status, becomes: Status) -> None:
    waits = {"waiting_since": NOON, "time_left": FOUR} if was == "waiting" else {}
    before = case(status=was, **waits)

    if becomes in MOVES[was]:
        assert become(before, becomes).status == becomes
    else:
        with pytest.raises(NoSuchMove, match=f"{was} can become"):
            become(before, becomes)


def test_from_everywhere_it_can_be_settled_and_taken_up_again() -> None:
    assert all("resolved" in MOVES[each] for each in STATUSES if each != "resolved")
    assert MOVES["resolved"] == {"reopened"}


class TestTheClock:
    def test_rests_while_it_waits(self) -> None:
        waits = become(case(), "waiting", NOON + HOUR)
        goes_on = become(waits, "open", NOON + timedelta(days=1))

        assert waits.time_left == 3 * HOUR
        assert not waits.overdue(NOON + timedelta(days=30))
        assert goes_on.due == NOON + timedelta(days=1) + 3 * HOUR

    def test_what_was_overdue_before_it_waited_stays_so(self) -> None:
        waits = become(case(), "waiting", NOON + FOUR + SECOND)
        goes_on = become(waits, "open", NOON + timedelta(days=1))

        assert goes_on.due == NOON + FOUR
        assert goes_on.overdue(NOON + timedelta(days=1))

    def test_begins_anew_for_one_that_came_back(self) -> None:
        later = NOON + timedelta(days=1)
        came_back = become(become(case(), "resolved"), "reopened", later)

        assert came_back.due == later + FOUR
        assert came_back.resolved_at is None

    def test_at_the_very_instant_it_is_due_it_is_in_time(self) -> None:
        assert not case().overdue(NOON + FOUR)
        assert case().overdue(NOON + FOUR + SECOND)

    def test_what_is_settled_is_not_overdue(self) -> None:
        assert not become(case(), "resolved").overdue(NOON + timedelta(days=9))


def test_each_time_it_is_settled_it_may_be_rated_once() -> None:
    settled = become(case(), "resolved")
    again = become(become(settled, "reopened"), "resolved")

    assert (settled.times_resolved, again.times_resolved) == (1, 2)
    assert settled.asks_for_rating
    assert not case(status="resolved", times_resolved=1, rated=1).asks_for_rating
    assert case(status="resolved", times_resolved=2, rated=1).asks_for_rating


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.integers(0, 300)), max_size=12))
def test_whatever_becomes_of_it_it_is_open_waits_or_is_settled(steps: list[tuple[Status, int]]) -> None:
    now, it = NOON, case()
    for status, minutes in steps:
        now += timedelta(minutes=minutes)
        if status in MOVES[it.status]:
            it = become(it, status, now)
        assert (it.status in RUNNING) == (it.waiting_since is None and it.resolved_at is None)
        assert (it.waiting_since is None) == (it.time_left is None)
        assert it.is_open == (it.status != "resolved")
