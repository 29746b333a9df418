"""Promise 1, in the words of the business: the provider is gone for an hour in the middle of a campaign, workers are
killed, and the queue delivers twice. When it is back, everything goes out once, and the numbers add up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.messaging.providers.provider import Settling
from tests.promises.conftest import Counted, Size
from tests.rig.sending import MINUTE, Faults, stocked


@pytest.mark.parametrize("settling", ["takes_key", "can_be_asked"])
def test_a_provider_gone_for_an_hour_in_the_middle_of_a_campaign(
    settling: Settling, size: Size, counted: Counted
) -> None:
    people = tuple(f"c{number}" for number in range(size(200, 5_000, 60)))
    shop = stocked(*people, seed=3, settling=settling)
    vars(shop.faults).update(vars(Faults(answer_lost=0.05, dies=0.05, dies_at_store=0.005, redelivered=0.2)))
    shop.dispatch = shop.worker()
    messages = [shop.message(who) for who in people]
    shop.plan(*messages)
    shop.queue.put(each.message_id for each in messages)
    for _ in range(len(people)):
        shop.deliver()
    before = len(shop.reached())
    assert 0 < before < len(people)

    shop.provider.down = True
    calls = shop.provider.calls
    for _ in range(60):
        shop.run(MINUTE)
        shop.adds_up()
        assert sum(shop.counted().values()) == len(people)
    assert len(shop.reached()) == before
    probes = shop.provider.calls - calls
    # Left alone after twenty failures, and tried with one message now and then.
    assert probes < 60
    shop.provider.down = False
    shop.to_rest()

    assert shop.reached_twice() == []
    assert len(shop.reached()) == len(people)
    assert shop.counted() == shop.recounted() == {"sent": len(people)}
    counted(
        1,
        "a provider gone for an hour, {deaths} workers killed, all delivered twice: {before} before it, {after} when "
        "it was back, {people} of {people} once",
        deaths=shop.deaths,
        before=before,
        after=len(people) - before,
        people=len(people),
    )


def test_what_no_provider_serves_waits_and_goes_when_one_does(counted: Counted) -> None:
    shop = stocked("c1", "c2")
    shop.say("providers", sms="none")
    messages = [shop.message("c1"), shop.message("c2", purpose="service")]
    shop.plan(*messages)
    shop.run(timedelta(hours=1))
    assert {shop.found(each).state for each in messages} == {"queued"}
    assert shop.provider.calls == 0
    shop.say("providers", sms="outbox")
    shop.run(timedelta(minutes=5))

    assert {shop.found(each).state for each in messages} == {"sent"}
    shop.adds_up()
