from __future__ import annotations

from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from rapport.messaging.dispatch.backing_off import FIRST, LONGEST, wait


@given(st.integers(-1, 60), st.integers())
def test_a_wait_is_half_fixed_and_half_drawn_and_never_longer_than_the_longest(attempt: int, seed: int) -> None:
    longest = FIRST
    for _ in range(1, attempt):
        longest = min(LONGEST, 2 * longest)
    assert longest / 2 <= wait(attempt, Random(seed)) <= longest


def test_the_first_is_short_and_each_is_about_twice_the_one_before() -> None:
    def middle(attempt: int) -> timedelta:
        dice = Random(1)
        return sum((wait(attempt, dice) for _ in range(500)), timedelta(0)) / 500

    for attempt in range(1, 7):
        assert 1.8 < middle(attempt + 1) / middle(attempt) < 2.2
    assert middle(1) < FIRST


def test_those_that_fail_together_do_not_come_back_together() -> None:
    dice = Random(1)
    assert len({wait(3, dice) for _ in range(100)}) == 100
