"""Waiting, due, late, lapsed: each edge, and the summary that a morning reads."""

from __future__ import annotations

import time

import pytest

from rapport.replenishment.states import State, from_summary, state, summary
from tests.unit.replenishment.kitchen import SETTINGS, after, line, needs, one


@pytest.mark.parametrize(
    ("behind", "standing"),
    [(-1, "waiting"), (0, "due"), (6, "due"), (7, "late"), (29, "late"), (30, "lapsed"), (400, "lapsed")],
)
def test_where_a_reminder_stands(behind: int, standing: State) -> None:
    assert state(one(line("rice-5kg")).reminder, after(22 + behind), SETTINGS) == standing


def test_a_summary_reads_as_it_was_written_the_soonest_first() -> None:
    kept = [each.reminder for each in needs(*map(line, ("honey-500g", "oil-1l", "rice-5kg"))).values()]

    read = from_summary(summary(kept))

    assert [each.need for each in read] == ["oil/mustard oil", "rice", "honey"]
    assert set(read) == set(kept)


def test_who_has_no_summary_has_no_reminders() -> None:
    assert from_summary({}) == ()


def test_a_summary_holds_ten() -> None:
    kept = [one(line("rice-5kg", after(day))).reminder for day in range(15)]

    read = from_summary(summary(kept))

    assert [each.last_bought for each in read] == [after(day) for day in range(10)]


def test_ten_thousand_customers_are_read_in_well_under_a_second() -> None:
    three = summary([each.reminder for each in needs(*map(line, ("honey-500g", "oil-1l", "rice-5kg"))).values()])
    began = time.process_time()

    standing = [state(each, after(30), SETTINGS) for _ in range(10_000) for each in from_summary(three)]

    assert len(standing) == 30_000
    assert time.process_time() - began < 1
