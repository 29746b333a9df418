from __future__ import annotations

import pytest

from rapport.messaging.dispatch.pacing import Pace


class Watch:
    """Time goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def seconds(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


@pytest.mark.parametrize(
    ("workers", "a_second", "sent", "takes"), [(1, 10, 101, 10.0), (5, 10, 21, 10.0), (2, 1, 4, 6.0)]
)
def test_workers_together_keep_the_rate(workers: int, a_second: int, sent: int, takes: float) -> None:
    watch = Watch()
    pace = Pace(workers, watch.seconds, watch.sleep)
    for _ in range(sent):
        pace.keep("gateway", a_second)
    assert watch.now == pytest.approx(takes)


def test_the_first_goes_at_once_and_so_does_one_behind_a_pause() -> None:
    watch = Watch()
    pace = Pace(1, watch.seconds, watch.sleep)
    pace.keep("gateway", 1)
    assert watch.now == 0
    watch.now = 100
    pace.keep("gateway", 1)
    assert watch.now == 100


def test_a_pause_is_not_made_up_for_by_a_burst() -> None:
    watch = Watch()
    pace = Pace(1, watch.seconds, watch.sleep)
    pace.keep("gateway", 1)
    watch.now = 100
    for _ in range(3):
        pace.keep("gateway", 1)
    assert watch.now == 102


def test_providers_have_rates_of_their_own() -> None:
    watch = Watch()
    pace = Pace(1, watch.seconds, watch.sleep)
    for _ in range(5):
        pace.keep("gateway", 1)
    before = watch.now
    pace.keep("ses", 1)
    assert watch.now == before
