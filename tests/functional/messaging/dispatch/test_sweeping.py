"""Every minute what waits and is due is put into the queue again: the promise behind the queue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rapport.messaging.dispatch.sweeping import GRACE, sweep
from rapport.messaging.ledger.message import Message
from tests.rig.pretending import Faults
from tests.rig.sending import BY_EMAIL, WORDS, SendingShop, planned, stocked


class Heard:
    """A queue that is listened to."""

    def __init__(self, lying: int = 0) -> None:
        self.put_in: list[str] = []
        self._lying = lying

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.put_in += message_ids

    def length(self) -> int:
        return self._lying


def waiting(shop: SendingShop, *who: str) -> list[Message]:
    """In line, and in no queue."""
    messages = [shop.message(each) for each in who]
    for message in messages:
        planned(shop.shop, message)
    return messages


def swept(shop: SendingShop, lying: int = 0) -> list[str]:
    heard = Heard(lying)
    sweep(shop.work(), heard)
    return heard.put_in


def ids(messages: Iterable[Message]) -> list[str]:
    return [each.message_id for each in messages]


def test_what_the_queue_lost_goes_within_two_minutes() -> None:
    shop = stocked("c1", faults=Faults(lost=1.0))
    message = shop.message("c1")
    shop.plan(message)
    shop.faults.lost = 0.0
    assert shop.queue.length() == 0
    shop.run(timedelta(minutes=2))
    assert shop.found(message).state == "sent"


def test_what_was_put_in_a_moment_ago_is_on_its_way() -> None:
    shop = stocked("c1")
    messages = waiting(shop, "c1")
    shop.clock.set(shop.clock.now() + GRACE - timedelta(milliseconds=1))
    assert swept(shop) == []
    shop.clock.set(shop.clock.now() + timedelta(milliseconds=1))
    assert swept(shop) == ids(messages)


def test_the_longest_due_come_first_and_no_more_than_can_be_carried_in_a_minute() -> None:
    people = tuple(f"c{number}" for number in range(70))
    shop = stocked(*people)
    shop.say("providers", sms_a_second=1)
    messages = []
    for who in people:
        messages += waiting(shop, who)
        shop.clock.advance(seconds=1)
    shop.clock.advance(minutes=1)

    assert swept(shop) == ids(messages[:60])
    assert swept(shop, lying=50) == ids(messages[:10])
    assert swept(shop, lying=60) == []


def test_a_provider_that_rests_is_left_alone_and_then_probed_with_one() -> None:
    people = tuple(f"c{number}" for number in range(30))
    shop = stocked(*people)
    shop.provider.down = True
    shop.plan(*(shop.message(who) for who in people))
    while shop.deliver():
        pass
    shop.clock.advance(seconds=50)
    assert swept(shop) == []
    shop.clock.advance(seconds=20)
    assert len(swept(shop)) == 1


def test_a_channel_without_a_provider_is_not_put_in_and_keeps_no_other_back() -> None:
    shop = stocked("c1", "c2")
    shop.campaign("cmp_1", WORDS, BY_EMAIL)
    shop.say("providers", sms="none")
    waiting(shop, "c1")
    letter = shop.message("c2", content=BY_EMAIL, purpose="service")
    planned(shop.shop, letter)
    shop.clock.advance(minutes=1)
    assert swept(shop) == [letter.message_id]


def test_what_is_held_comes_when_it_is_due_and_what_is_at_rest_never() -> None:
    shop = stocked("c1", "c2")
    shop.clock.set(shop.clock.now().replace(hour=17))
    held = shop.message("c1")
    sent = shop.message("c2", purpose="service")
    shop.plan(held, sent)
    while shop.deliver():
        pass
    assert (shop.found(held).state, shop.found(sent).state) == ("held", "sent")
    shop.clock.advance(hours=9)
    assert swept(shop) == []
    shop.clock.advance(hours=2)
    assert swept(shop) == [held.message_id]


def test_an_index_that_lags_sends_nothing_twice() -> None:
    """What stands there still was sent a moment ago: whoever takes it from the queue finds it at rest."""
    shop = stocked("c1")
    (message,) = waiting(shop, "c1")
    shop.clock.advance(minutes=1)
    stale = swept(shop)
    shop.dispatch.dispatch(message.message_id)
    for message_id in stale * 3:
        assert shop.dispatch.dispatch(message_id) == "at_rest"
    assert shop.reached_twice() == []
