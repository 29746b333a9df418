"""Who never answers two reminders in a row is asked less often."""

from __future__ import annotations

import pytest

from rapport.replenishment.households import unanswered
from tests.unit.replenishment.kitchen import SETTINGS, after, line, one


@pytest.mark.parametrize(
    ("asked", "bought", "silence"),
    [
        ([], [0], 0),
        ([22], [0, 36], 0),  # on the fourteenth day behind: an answer
        ([22], [0, 37], 1),
        ([22, 82], [0, 60, 120], 2),
        ([22, 82], [0, 30, 120], 1),  # the first was answered
        ([22, 82], [0, 60, 90], 0),  # the last was
        ([22, 25, 30], [0, 60], 1),  # asking again while waiting is the same reminder
        ([22], [0], 0),  # what was asked since the last purchase is not over
        ([22, 82, 142], [0, 60, 120], 2),
        ([22], [0, 22], 0),  # asked in the morning, bought at noon
    ],
)
def test_reminders_in_a_row_without_an_answer(asked: list[int], bought: list[int], silence: int) -> None:
    assert unanswered(map(after, asked), list(map(after, bought)), SETTINGS) == silence


def test_one_silence_changes_nothing() -> None:
    need = one(line("honey-500g"), line("honey-500g", after(70)), asked={"honey": [after(40)]})

    assert need.consumption.unanswered == 1
    assert need.reminder.reminder_date == after(70 + 40)


def test_two_stretch_the_wait() -> None:
    asked = {"oil/mustard oil": [after(18), after(78)]}
    need = one(line("oil-1l"), line("oil-1l", after(60)), line("oil-1l", after(120)), asked=asked)

    counted = need.consumption
    assert (counted.unanswered, counted.rarer) == (2, True)
    blended = 48  # 25 + 66 % of (60 - 25)
    assert counted.days == blended * 3 // 2


def test_never_beyond_the_longest() -> None:
    asked = {"honey": [after(40), after(140)]}
    need = one(line("honey-500g"), line("honey-500g", after(100)), line("honey-500g", after(200)), asked=asked)

    assert need.reminder.consumption_days == 90
