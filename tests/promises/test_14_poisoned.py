"""Promise 14: a poisoned message harms no neighbour, is taken out of the way, and goes once when a person sends it
again.

Ten messages come in one batch, as SQS hands them to the function that sends; one of them, in each position, is poison.
A batch whose worker fails or dies is delivered again, with a number that says how often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from functions.message_dispatch import app
from rapport.kernel import keys
from rapport.kernel import shop as shops
from rapport.kernel.table import TooBusy
from rapport.messaging.dispatch.quarantine import MOST_STRIKES, QUARANTINED
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.dispatch.sweeping import sweep
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import Answer, Envelope
from tests.promises.conftest import Counted
from tests.rig.pretending import Died, PretendProvider
from tests.rig.sending import MINUTE, WORDS, SendingShop, dispatcher, planned, stocked
from tests.rig.shop import LambdaContext

PEOPLE = tuple(f"c{number}" for number in range(10))
VISIBILITY = timedelta(seconds=360)
"""As the template has it: longer than the function may run."""


@dataclass
class Record:
    message_id: str
    visible: datetime
    deliveries: int = 0


class Sqs:
    """Batches of ten, in order; what failed is delivered again when its visibility is over."""

    def __init__(self, shop: SendingShop) -> None:
        self._shop = shop
        self.records: list[Record] = []

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.records += [Record(each, self._shop.clock.now() + delay) for each in message_ids]

    def length(self) -> int:
        return len(self.records)

    def batch(self) -> list[Record]:
        now = self._shop.clock.now()
        taken = [record for record in self.records if record.visible <= now][:10]
        for record in taken:
            record.deliveries += 1
            record.visible = now + VISIBILITY
        return taken

    def handled(self, done: Iterable[Record]) -> None:
        for record in done:
            self.records.remove(record)


class Poisonous(PretendProvider):
    """Whoever sends this message through it dies."""

    poison = ""
    after_taking = False

    def send(self, envelope: Envelope) -> Answer:
        if envelope.message_id == self.poison:
            if self.after_taking:
                self.take(envelope)
            raise Died("as always with this one")
        return super().send(envelope)


class Worker:
    """The function itself, fed by the queue."""

    def __init__(self, shop: SendingShop) -> None:
        self.shop = shop
        self.sqs = Sqs(shop)
        self.provider = shop.provider = Poisonous(shop.dice, shop.clock, "takes_key", shop.faults)
        self.deaths = 0

    def invoked(self) -> bool:
        batch = self.sqs.batch()
        if not batch:
            return False
        records = [
            {
                "messageId": str(number),
                "body": record.message_id,
                "attributes": {"ApproximateReceiveCount": str(record.deliveries)},
            }
            for number, record in enumerate(batch)
        ]
        try:
            answer = app.lambda_handler({"Records": records}, LambdaContext())
        except Died:
            self.deaths += 1
            return True
        failed = {int(each["itemIdentifier"]) for each in answer["batchItemFailures"]}
        self.sqs.handled([record for number, record in enumerate(batch) if number not in failed])
        return True

    def work(self, until: timedelta = timedelta(hours=2)) -> None:
        end = self.shop.clock.now() + until
        while self.shop.clock.now() < end:
            while self.invoked():
                pass
            self.shop.clock.advance(seconds=30)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def at_work(shop: SendingShop) -> Worker:
        made = Worker(shop)
        monkeypatch.setattr(shops, "from_environment", lambda: shop.shop)
        monkeypatch.setattr(app, "_dispatch", lambda: dispatcher(shop.shop, made.provider, made.sqs, shop.dice))
        return made

    return iter([at_work])


def ten(shop: SendingShop) -> list[Message]:
    return [shop.message(who) for who in PEOPLE]


def neighbours_went_once(worker: Worker, messages: list[Message], poison: Message) -> None:
    for message in messages:
        if message.message_id != poison.message_id:
            assert worker.provider.reached[message.message_id] == 1, message
            assert worker.shop.found(message).state == "sent"
    worker.shop.adds_up()


@pytest.fixture
def at_work(worker: Iterator[Any]) -> Any:
    return next(worker)


@pytest.mark.parametrize("position", range(10))
def test_one_that_no_worker_can_compose_fails_alone(position: int, at_work: Any, counted: Counted) -> None:
    """Its words are nowhere: a mistake of ours, which raises in the middle of the batch."""
    shop = stocked(*PEOPLE)
    worker = at_work(shop)
    messages = ten(shop)
    other = replace(WORDS, template_id="lost")
    messages[position] = poison = shop.message(PEOPLE[position], content=other)
    plan(worker, messages)
    worker.invoked()
    # At the first delivery already, whatever stood behind it in the batch.
    neighbours_went_once(worker, messages, poison)
    worker.work()

    found = shop.found(poison)
    assert (found.state, found.reason, found.strikes) == ("failed", QUARANTINED, MOST_STRIKES - 1)
    assert worker.sqs.length() == 0
    assert worker.provider.reached[poison.message_id] == 0
    # Its words are found again, and a person sends it again.
    shop.table.load([(keys.content(poison.campaign_id, other.content_id), other.to_item())])
    again(worker, poison)
    neighbours_went_once(worker, messages, poison)
    counted(
        14,
        "poison in {positions} positions of a batch of ten, that raises or kills its worker: no neighbour harmed, each "
        "quarantined and sent once when it was sent again",
        positions=1,
    )


@pytest.mark.parametrize("after_taking", [False, True], ids=["before it is taken", "when it is taken"])
@pytest.mark.parametrize("position", range(10))
def test_one_that_kills_its_worker_is_parked_and_its_neighbours_are_not_blamed(
    position: int, after_taking: bool, at_work: Any, counted: Counted
) -> None:
    """Behind its claim nobody can say whether it went: it is shown as a doubt."""
    shop = stocked(*PEOPLE)
    worker = at_work(shop)
    messages = ten(shop)
    poison = messages[position]
    worker.provider.poison, worker.provider.after_taking = poison.message_id, after_taking
    plan(worker, messages)
    worker.work(timedelta(hours=4))

    neighbours_went_once(worker, messages, poison)
    assert all(shop.found(each).strikes < MOST_STRIKES - 1 for each in messages if each is not poison)
    found = shop.found(poison)
    assert found.state == "unknown", found
    assert worker.deaths <= 6
    assert worker.sqs.length() == 0
    worker.provider.poison = ""
    if after_taking:
        shop.mark_sent(poison.message_id)
    else:
        again(worker, poison)
    assert shop.found(poison).state == "sent"
    counted(
        14,
        "poison in {positions} positions of a batch of ten, that raises or kills its worker: no neighbour harmed, each "
        "quarantined and sent once when it was sent again",
        positions=1,
    )


def plan(worker: Worker, messages: list[Message]) -> None:
    for message in messages:
        planned(worker.shop.shop, message)
    worker.sqs.put(message.message_id for message in messages)


def again(worker: Worker, poison: Message) -> None:
    worker.shop.send_again(poison.message_id)
    worker.sqs.put([poison.message_id])
    worker.work()
    assert worker.provider.reached[poison.message_id] == 1
    assert worker.shop.found(poison).state == "sent"


class Deadly:
    """Whoever is told of the poisoned one dies, before anything is claimed."""

    def __init__(self, dispatch: Dispatch, poison: str) -> None:
        self._dispatch, self._poison = dispatch, poison

    def dispatch(self, message_id: str) -> str:
        if message_id == self._poison:
            raise Died("as always with this one")
        return self._dispatch.dispatch(message_id)


def test_fresh_ones_go_before_one_that_was_delivered_before(at_work: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a batch with others that one stands last: when it kills its worker again, nobody waits behind it."""
    shop = stocked(*PEOPLE)
    worker = at_work(shop)
    messages = ten(shop)
    deadly = Deadly(dispatcher(shop.shop, worker.provider, worker.sqs, shop.dice), messages[0].message_id)
    monkeypatch.setattr(app, "_dispatch", lambda: deadly)
    plan(worker, messages[:1])
    worker.invoked()
    assert worker.deaths == 1
    shop.clock.advance(seconds=400)
    plan(worker, messages[1:])
    worker.invoked()

    assert worker.deaths == 2
    neighbours_went_once(worker, messages, messages[0])


def test_a_store_that_is_busy_is_no_fault_of_the_message(at_work: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It throttles for half an hour: whoever waited goes when it is over, and nobody is quarantined for it."""
    shop = stocked(*PEOPLE)
    worker = at_work(shop)
    messages = ten(shop)
    plan(worker, messages)
    whole, over = shop.table.transact, shop.clock.now() + timedelta(minutes=30)

    def throttled(writes: Any) -> None:
        if shop.clock.now() < over:
            raise TooBusy("the store throttles")
        whole(writes)

    with monkeypatch.context() as busy:
        busy.setattr(shop.table, "transact", throttled)
        for _ in range(40):
            worker.work(MINUTE)
            # What runs is counted by the store that is busy as well.
            with suppress(TooBusy):
                sweep(shop.work(), worker.sqs)
    worker.work(timedelta(minutes=10))

    assert {shop.found(each).state for each in messages} == {"sent"}
    assert {shop.found(each).strikes for each in messages} == {0}
    assert shop.reached_twice() == []
