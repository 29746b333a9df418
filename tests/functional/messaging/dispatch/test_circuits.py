"""A provider that fails again and again is left alone, longer each time, and tried with one message."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.kernel.table.memory import MemoryTable
from rapport.messaging.dispatch.circuits import (
    BELIEVED,
    FAILURES_IN_A_ROW,
    FIRST_REST,
    LONGEST_REST,
    PROBED_FOR,
    Circuits,
)
from tests.rig.sending import NOON

NAME = "gateway"
A_MOMENT = timedelta(milliseconds=1)


class House:
    """Two workers, who know of each other through the store alone."""

    def __init__(self) -> None:
        self.clock = SetClock(NOON)
        table = MemoryTable(keys.INDEXES)
        self.one, self.other = Circuits(table, self.clock), Circuits(table, self.clock)

    def fails(self, times: int = 1) -> None:
        for _ in range(times):
            self.one.failed(NAME, "connection refused")

    def later(self, by: timedelta) -> None:
        self.clock.set(self.clock.now() + by)


@pytest.fixture
def house() -> House:
    return House()


def test_nineteen_failures_in_a_row_are_no_reason_yet_and_twenty_are(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW - 1)
    assert house.one.may_send(NAME)
    house.fails()
    assert not house.one.may_send(NAME)


def test_one_that_works_begins_the_count_anew(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW - 1)
    house.one.worked(NAME)
    house.fails(FAILURES_IN_A_ROW - 1)
    assert house.one.may_send(NAME)


def test_another_worker_knows_of_it_within_two_seconds(house: House) -> None:
    assert house.other.may_send(NAME)
    house.fails(FAILURES_IN_A_ROW)
    assert house.other.may_send(NAME)
    house.later(BELIEVED)
    assert not house.other.may_send(NAME)


def test_behind_its_rest_one_message_tries_and_the_others_wait(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW)
    house.later(FIRST_REST - A_MOMENT)
    assert not house.one.may_send(NAME)
    house.later(A_MOMENT)
    assert house.one.may_send(NAME)
    assert not house.one.may_send(NAME)
    house.later(BELIEVED)
    assert not house.other.may_send(NAME)


def test_a_probe_of_which_nobody_hears_is_followed_by_another(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW)
    house.later(FIRST_REST)
    assert house.one.may_send(NAME)
    house.later(PROBED_FOR)
    assert house.other.may_send(NAME)


def test_a_probe_that_works_opens_it_for_all(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW)
    house.later(FIRST_REST)
    assert house.one.may_send(NAME)
    house.one.worked(NAME)
    assert [house.one.may_send(NAME), house.other.may_send(NAME)] == [True, True]


def test_each_rest_is_twice_as_long_up_to_a_quarter_of_an_hour(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW)
    rests = []
    for _ in range(8):
        rested = timedelta(0)
        while not house.one.may_send(NAME):
            house.later(timedelta(seconds=30))
            rested += timedelta(seconds=30)
        rests.append(rested)
        house.fails()

    assert rests[:5] == [FIRST_REST * 2**times for times in range(4)] + [LONGEST_REST]
    assert set(rests[5:]) == {LONGEST_REST}


def test_calls_that_were_under_way_when_the_rest_began_make_it_no_longer(house: House) -> None:
    """Ten workers wait for an answer; it rests for a minute, and not for a quarter of an hour because there are ten."""
    house.fails(FAILURES_IN_A_ROW + 9)
    house.later(FIRST_REST)
    assert house.one.may_send(NAME)


def test_what_is_not_set_up_is_left_alone_at_once(house: House) -> None:
    house.one.failed(NAME, "no_credit", misconfigured=True)
    assert not house.one.may_send(NAME)
    assert house.one.of(NAME).reason == "no_credit"


def test_a_retry_after_is_waited_for_by_all_to_the_moment(house: House) -> None:
    house.one.throttled(NAME, timedelta(seconds=90))
    house.later(timedelta(seconds=90) - A_MOMENT)
    assert not house.one.may_send(NAME)
    assert not house.other.may_send(NAME)
    house.later(A_MOMENT)
    assert house.one.may_send(NAME)


def test_throttled_without_a_word_counts_as_hearing_nothing_else(house: House) -> None:
    for _ in range(FAILURES_IN_A_ROW - 1):
        house.one.throttled(NAME, None)
    assert house.one.may_send(NAME)
    house.one.throttled(NAME, None)
    assert not house.one.may_send(NAME)


def test_providers_do_not_rest_for_each_other(house: House) -> None:
    house.fails(FAILURES_IN_A_ROW)
    assert house.one.may_send("ses")
