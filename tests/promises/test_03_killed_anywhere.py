"""Promise 3: a worker killed at any call to store, provider or queue, before it or behind it, loses nothing and sends
nothing twice.

Three messages are planned, sent and confirmed by receipts: one is throttled first, of one the answer is lost, one finds
nobody there and is then refused. Whoever works dies at the call of a number; what started them starts them again (the
job, the queue, the provider that tells its receipt once more), and the clock runs until nothing waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest

from rapport.kernel.work import Work
from rapport.messaging.dispatch.sweeping import sweep
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope, Refused, Settling, Throttled, Unavailable
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.receiving import receive
from tests.promises.conftest import Counted, Size
from tests.rig.pretending import VISIBILITY, Died, Moment, Peril, PretendProvider, at, reference
from tests.rig.sending import SendingShop, planned, stocked
from tests.rig.shop import ADMIN

SCRIPT = {
    "c1": ["wait", "yes"],
    "c2": ["taken, and no answer"],
    "c3": ["nobody there", "no"],
}
MOMENTS: tuple[Moment, ...] = ("before", "after")


class Scripted(PretendProvider):
    """Says to each customer's message what it is to say, in this order; and yes to whatever comes then."""

    def __init__(self, shop: SendingShop, settling: Settling) -> None:
        super().__init__(shop.dice, shop.clock, settling)
        self._lines = {who: list(lines) for who, lines in SCRIPT.items()}

    def send(self, envelope: Envelope) -> Answer:
        lines = self._lines[envelope.message_id.rsplit("_", 1)[1]]
        match lines.pop(0) if lines else "yes":
            case "wait":
                return Throttled(timedelta(seconds=3))
            case "nobody there":
                return Unavailable("connection refused")
            case "no":
                self.refused_for_good.add(envelope.message_id)
                return Refused("bad_number")
            case "taken, and no answer":
                self.faults.answer_lost = 1.0
                answer = super().send(envelope)
                self.faults.answer_lost = 0.0
                return answer
            case _:
                return super().send(envelope)


class Lives:
    """All that happens to three messages, whoever dies."""

    def __init__(self, settling: Settling, peril: Peril) -> None:
        self.shop = stocked(*SCRIPT)
        self.provider = self.shop.provider = Scripted(self.shop, settling)
        self.messages = [self.shop.message(who, purpose="service" if who == "c2" else "marketing") for who in SCRIPT]
        self.peril = peril
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.process, self.worker, self.queue = self.shop.in_peril(self.peril)

    def _until_done(self, doing: Callable[[], object]) -> None:
        """What is started again until it comes to its end."""
        while True:
            try:
                doing()
            except Died:
                self._begin_anew()
            else:
                return

    def live(self) -> None:
        self._until_done(self._plan)
        rounds = 0
        while self.shop.next_due() is not None:
            self._empty_the_queue()
            self.shop.clock.advance(seconds=60)
            self._until_done(self._sweep)
            rounds += 1
            assert rounds < 500, [each.state for each in self.shop.messages()]
        for message_id in sorted(self.provider.reached):
            for kind in ("sent", "delivered"):
                receipt = Receipt("outbox", kind, self.shop.clock.now(), message_id, reference(message_id))
                self._until_done(partial(self._receive, receipt))

    def _plan(self) -> None:
        for message in self.messages:
            planned(self.process, message)
        self.queue.put(message.message_id for message in self.messages)

    def _sweep(self) -> None:
        sweep(Work(self.process, ADMIN), self.queue)

    def _receive(self, receipt: Receipt) -> None:
        receive(self.process, ADMIN, receipt)

    def _empty_the_queue(self) -> None:
        while (message_id := self.shop.queue.take()) is not None:
            try:
                self.worker.dispatch(message_id)
            except Died:
                self.shop.queue.lay(message_id, VISIBILITY)
                self._begin_anew()

    def state(self, message: Message) -> str:
        return self.shop.found(message).state


def calls_of_a_whole_life(settling: Settling) -> list[str]:
    peril = Peril()
    Lives(settling, peril).live()
    return peril.calls


def every_death(settling: Settling, size: Size) -> Iterator[dict[int, Moment]]:
    """A look that changes nothing is as good as the next: the sweeper takes scores of them, a tenth will do."""
    calls = enumerate(calls_of_a_whole_life(settling), start=1)
    chosen = [number for number, name in calls if size.long or name != "store.query" or number % 10 == 0]
    for call in chosen[:: size(1, 1, 2)]:
        for moment in MOMENTS:
            yield {call: moment}
        # And the one that follows dies as well, a little later.
        for later in range(1, 13) if size.long else (1 + call % 9,) if call % 5 == 0 else ():
            yield {call: MOMENTS[call % 2], call + later: MOMENTS[later % 2]}


@pytest.mark.parametrize("settling", ["takes_key", "can_be_asked", "neither"])
def test_killed_at_any_call_nothing_is_lost_and_nothing_goes_twice(
    settling: Settling, size: Size, counted: Counted
) -> None:
    cases = 0
    for deaths in every_death(settling, size):
        lives = Lives(settling, Peril(at(deaths)))
        lives.live()
        shop, said = lives.shop, (settling, deaths)
        throttled, lost, refused = lives.messages

        assert shop.reached_twice() == [], said
        assert len(shop.messages()) == 3, said
        assert [each for each in shop.messages() if each.waits] == [], said
        shop.adds_up()
        if settling == "neither":
            doubts = shop.told_of(None, "unknown")
            assert shop.told_of() <= shop.reached() <= shop.told_of() | doubts, said
            # Where the provider took it, its receipt settles the doubt after all.
            assert lives.state(lost) in ("delivered", "unknown"), said
        else:
            assert lives.state(throttled) == lives.state(lost) == "delivered", said
            assert lives.state(refused) in ("failed", "delivered"), said
            assert shop.reached() == shop.told_of(), said
        for message in lives.messages:
            _beside_it(lives, message)
        cases += 1
    counted(
        3,
        "killed at each of {calls} calls to store, provider and queue, before and behind it, alone and with the next: "
        "{cases} lives, 0 lost, 0 twice",
        calls=len(calls_of_a_whole_life(settling)),
        cases=cases,
    )


def _beside_it(lives: Lives, message: Message) -> None:
    """What went is among what happened with the customer, once; advertising that reached nobody is no contact."""
    now = lives.shop.found(message)
    told = [key for key in lives.shop.keys_of(message.customer_id) if key.sk.startswith("ACTIVITY#")]
    assert len(told) == (now.state == "delivered"), now
    contacts = lives.shop.contacts(message.customer_id).within(lives.process.today(), 7, {"sms"})
    assert contacts == (message.advertises and now.state in ("delivered", "unknown")), now


def test_the_calls_are_those_of_every_part(counted: Counted) -> None:
    """Planning, claiming, sending, asking, settling, sweeping and receiving: none of them is left out by the count."""
    for settling in ("takes_key", "can_be_asked", "neither"):
        calls = set(calls_of_a_whole_life(settling))
        assert calls >= {"store.get", "store.get_many", "store.query", "store.transact", "provider.send", "queue.put"}
        assert ("provider.ask" in calls) == (settling == "can_be_asked")
