"""Promise 15: ten minutes of nothing but throttling: nothing is lost, and no attempt is used up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.messaging.dispatch.circuits import FAILURES_IN_A_ROW
from tests.promises.conftest import Counted, Size
from tests.rig.sending import MINUTE, Faults, SendingShop, stocked

TEN_MINUTES = timedelta(minutes=10)


@pytest.mark.parametrize("waits", [None, timedelta(seconds=20), timedelta(minutes=4)], ids=["", "20 s", "4 min"])
def test_ten_minutes_of_nothing_but_throttling_lose_nothing_and_use_no_attempt(
    waits: timedelta | None, size: Size, counted: Counted
) -> None:
    """With and without a Retry-After; and the queue holds everything twice."""
    people = tuple(f"c{number}" for number in range(size(120, 3_000, 40)))
    shop = stocked(*people, faults=Faults(throttled=1.0))
    shop.provider.throttles_for = waits
    messages = [shop.message(who, purpose="service") for who in people[::2]]
    messages += [shop.message(who) for who in people[1::2]]
    shop.plan(*messages)
    shop.queue.put(each.message_id for each in messages)
    for _ in range(10):
        shop.run(MINUTE)
        assert {(each.state, each.attempt, each.counted_on) for each in shop.messages()} == {("queued", 0, None)}
        shop.adds_up()
    throttled = shop.provider.happened["throttled"]
    assert throttled > 0
    shop.faults.throttled = 0.0
    shop.to_rest()

    assert shop.reached_twice() == []
    assert shop.reached() == {each.message_id for each in messages} == shop.told_of()
    assert {each.attempt for each in shop.messages()} == {1}
    shop.adds_up()
    counted(
        15,
        "ten minutes of nothing but throttling, with and without Retry-After: {messages} messages told to wait {times} "
        "times, 0 lost, 0 attempts used",
        messages=len(messages),
        times=throttled,
    )


@pytest.mark.parametrize("seconds", [3, 30, 300])
def test_a_retry_after_is_waited_for_by_all_and_not_longer_than_needed(seconds: int, counted: Counted) -> None:
    """One call is answered with it; until then nobody calls, and then everything goes."""
    people = tuple(f"c{number}" for number in range(40))
    shop = stocked(*people, faults=Faults(throttled=1.0))
    shop.provider.throttles_for = timedelta(seconds=seconds)
    shop.plan(*(shop.message(who) for who in people))
    shop.deliver()
    told, at = shop.provider.calls, shop.clock.now()
    shop.faults.throttled = 0.0
    shop.run(timedelta(seconds=seconds) - timedelta(milliseconds=1))
    assert shop.provider.calls == told == 1
    shop.run(timedelta(minutes=3))

    assert len(shop.reached()) == len(people)
    assert min(when for _, when in shop.provider.sent_at) >= at + timedelta(seconds=seconds)
    counted(15, "Retry-After honoured by {messages} messages", messages=len(people))


def test_throttled_without_a_word_each_waits_for_itself_until_nothing_else_is_heard() -> None:
    """One that is throttled keeps nobody back; twenty in a row, and the provider is left alone for a while."""
    people = tuple(f"c{number}" for number in range(60))
    shop = stocked(*people, faults=Faults(throttled=1.0))
    shop.plan(*(shop.message(who) for who in people))
    while shop.deliver():
        pass
    assert shop.provider.calls == FAILURES_IN_A_ROW
    shop.run(timedelta(seconds=50))
    assert shop.provider.calls == FAILURES_IN_A_ROW


def _attempts(shop: SendingShop) -> set[int]:
    return {each.attempt for each in shop.messages()}


def test_throttled_in_doubt_stays_in_doubt_and_uses_no_attempt_more() -> None:
    """The answer to the first was lost; the second try is told to wait, again and again."""
    shop = stocked("c1", faults=Faults(answer_lost=1.0))
    message = shop.message("c1")
    shop.plan(message)
    shop.deliver()
    shop.faults.answer_lost, shop.faults.throttled = 0.0, 1.0
    shop.run(TEN_MINUTES)
    assert shop.found(message).in_doubt
    assert _attempts(shop) == {1}
    shop.faults.throttled = 0.0
    shop.to_rest()

    assert shop.provider.reached[message.message_id] == 1
    assert shop.found(message).state == "sent"
