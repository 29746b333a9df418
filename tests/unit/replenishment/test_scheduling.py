"""On which day a reminder is acted upon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rapport.kernel.calendar import LONGEST_CLOSURE, WEEKDAYS, BusinessCalendar
from rapport.replenishment.households import Need
from rapport.replenishment.scheduling import scheduled, waiting_since, when_worked
from tests.unit.replenishment.kitchen import SETTINGS, after, line, one

RICE = one(line("rice-5kg"))
"""Reminded on the 22nd day."""


def on(today: int, need: Need = RICE, before: Need | None = None, asked: tuple[int, ...] = ()) -> date | None:
    return scheduled(need, before, map(after, asked), after(today), SETTINGS, lambda _: True).agenda


@pytest.mark.parametrize(("today", "agenda"), [(0, 22), (21, 22), (22, 22), (23, 24), (51, 52), (52, None)])
def test_a_reminder_that_is_over_acts_once_on_the_next_day_unless_it_lapsed(today: int, agenda: int | None) -> None:
    assert on(today) == (None if agenda is None else after(agenda))


def test_one_that_stands_as_it_stood_keeps_its_day() -> None:
    assert on(30, before=replace(RICE, agenda=after(22))) == after(22)
    assert on(30, before=replace(RICE, agenda=None)) is None


def test_one_that_moved_gets_a_new_day() -> None:
    earlier = replace(RICE, reminder=replace(RICE.reminder, last_bought=after(-30)), agenda=after(-8))

    assert on(5, before=earlier) == after(22)


def test_one_that_was_asked_already_and_comes_back_is_not_asked_again() -> None:
    assert on(30, asked=(22,)) is None
    assert on(30, asked=(21,)) == after(31)


@pytest.mark.parametrize(("recorded", "silent"), [(21, False), (22, False), (23, True), (500, True)])
def test_imported_history_that_was_over_stays_silent(recorded: int, silent: bool) -> None:
    imported = one(line("rice-5kg", recorded=after(recorded)))

    assert imported.silent == silent
    assert (on(recorded, imported) is None) == silent


def test_a_live_purchase_is_never_silent() -> None:
    assert not one(line("rice-5kg", recorded=after(40)), line("rice-5kg", after(1))).silent


def test_a_shop_that_never_opens_calls_nobody_and_is_asked_no_further_back() -> None:
    never = BusinessCalendar(WEEKDAYS, ())

    assert when_worked({after(0): 2, after(1): 3}, never) == {after(0): 0, after(1): 0}
    assert waiting_since(after(LONGEST_CLOSURE), never) == after(0)
