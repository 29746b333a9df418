"""A shop that sends: providers that fail on demand and remember what reached people, a queue that doubles, loses and
disorders, workers that die, and a clock that goes on until nothing waits any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from random import Random

from rapport.customers import consent, editing
from rapport.customers.asked import ConsentAsked, NewCustomer
from rapport.customers.model import Purpose
from rapport.kernel import keys
from rapport.kernel.clock import SetClock
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Put, Table
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work, perform
from rapport.messaging.dispatch import quarantine
from rapport.messaging.dispatch.composing import Composer
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.dispatch.sweeping import sweep
from rapport.messaging.ledger import counting, record, store
from rapport.messaging.ledger.message import Message, MessageChannel, new_message_id
from rapport.messaging.providers.provider import (
    Accepted,
    Answer,
    CannotSay,
    Capability,
    Envelope,
    Provider,
    Refused,
    Settling,
    Throttled,
    Unavailable,
    Unsure,
)
from rapport.messaging.templates.template import Content
from rapport.oversight import decided
from tests.rig.shop import ADMIN, PlainDataKeys

NOON = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
"""Noon in Dhaka, on a Tuesday: nothing is quiet."""
CAMPAIGN = "cmp_1"
WORDS = Content("sms", {"en": "Hello {customer_name}, 10% off with SPRING10"})


class Died(BaseException):
    """The worker is gone, in the middle of what it was doing; nothing in the house may catch it."""


@dataclass
class Faults:
    """How often what happens, each drawn by itself."""

    refused: float = 0.0
    answer_lost: float = 0.0
    """Taken, and nobody hears of it."""
    not_reached: float = 0.0
    throttled: float = 0.0
    dies: float = 0.0
    """The worker, before or behind the provider's taking it."""
    doubled: float = 0.0
    """The queue delivers twice."""
    lost: float = 0.0
    """The queue forgets."""


@dataclass
class PretendProvider:
    """Keeps what reached people. What it can do about a lost answer is up to its capability."""

    dice: Random
    settling: Settling = "takes_key"
    faults: Faults = field(default_factory=Faults)
    name: str = "outbox"
    reached: Counter[str] = field(default_factory=Counter)
    """How often each message reached its person."""
    refused_for_good: set[str] = field(default_factory=set)
    calls: int = 0
    down: bool = False
    sent_at: list[tuple[str, datetime]] = field(default_factory=list)
    clock: SetClock | None = None

    @property
    def capability(self) -> Capability:
        return Capability(self.settling, timedelta(seconds=10), timedelta(seconds=20))

    def send(self, envelope: Envelope) -> Answer:
        self.calls += 1
        if self.down:
            return Unavailable("connection refused")
        if self.dice.random() < self.faults.dies:
            raise Died("before it was taken")
        if self.dice.random() < self.faults.throttled:
            return Throttled()
        if self.dice.random() < self.faults.not_reached:
            return Unavailable("connection refused")
        known = self.settling == "takes_key" and self.reached[envelope.message_id] > 0
        if known:
            return Accepted(f"ref-{envelope.message_id[-8:]}")
        if envelope.message_id in self.refused_for_good or self.dice.random() < self.faults.refused:
            self.refused_for_good.add(envelope.message_id)
            return Refused("bad_number")
        self.reached[envelope.message_id] += 1
        if self.clock is not None:
            self.sent_at.append((envelope.message_id, self.clock.now()))
        if self.dice.random() < self.faults.dies:
            raise Died("when it was taken")
        if self.dice.random() < self.faults.answer_lost:
            return Unsure("read timeout")
        return Accepted(f"ref-{envelope.message_id[-8:]}")

    def ask(self, message_id: str) -> Accepted | Refused | None:
        if self.down:
            raise CannotSay("connection refused")
        if self.reached[message_id]:
            return Accepted(f"ref-{message_id[-8:]}")
        return Refused("bad_number") if message_id in self.refused_for_good else None


class PretendQueue:
    """At least once, in any order; now and then it loses one altogether, which the real one never does."""

    def __init__(self, clock: SetClock, dice: Random, faults: Faults) -> None:
        self._clock, self._dice, self._faults = clock, dice, faults
        self._lying: list[tuple[datetime, float, str]] = []
        self.puts = 0

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        for message_id in message_ids:
            self.puts += 1
            if self._dice.random() < self._faults.lost:
                continue
            for _ in range(2 if self._dice.random() < self._faults.doubled else 1):
                heappush(self._lying, (self._clock.now() + delay, self._dice.random(), message_id))

    def length(self) -> int:
        return len(self._lying)

    def take(self) -> str | None:
        if self._lying and self._lying[0][0] <= self._clock.now():
            return heappop(self._lying)[2]
        return None

    def next_at(self) -> datetime | None:
        return self._lying[0][0] if self._lying else None


class SendingShop:
    """`workers` take from the queue one after the other; whoever dies is followed by the next."""

    def __init__(
        self,
        seed: int = 1,
        settling: Settling = "takes_key",
        faults: Faults | None = None,
        table: Table | None = None,
        now: datetime = NOON,
    ) -> None:
        self.dice = Random(seed)
        self.faults = faults or Faults()
        self.clock = SetClock(now)
        self.table = table or MemoryTable(keys.INDEXES, metered=False)
        self.shop = Shop(self.table, self.clock, DHAKA, PlainDataKeys())
        self.provider = PretendProvider(self.dice, settling, self.faults, clock=self.clock)
        self.queue = PretendQueue(self.clock, self.dice, self.faults)
        self.deaths = 0
        self.outcomes: Counter[str] = Counter()
        self.say("providers", sms="outbox", email="outbox", whatsapp="outbox", push="outbox", sms_a_second=1000)
        self.dispatch = self.worker()

    def worker(self) -> Dispatch:
        """A new process: it believes nothing of before."""

        def find(_: str) -> Provider:
            return self.provider

        composer = Composer(self.table, lambda message_id: f"https://shop.example/u/{message_id[4:20]}")
        return Dispatch(self.shop, find, self.queue, composer, self.dice)

    def say(self, section: str, **said: object) -> None:
        perform(self.shop, ADMIN, lambda work: decided.change(work, section, dict(said), None))
        self.shop.settings.refresh()

    def work(self) -> Work:
        return Work(self.shop, ADMIN)

    def customer(self, customer_id: str, *, consents: bool = True, phone: str = "") -> None:
        number = phone or f"017{int(customer_id.lstrip('abcdefghijklmnopqrstuvwxyz_') or 0):08d}"
        new = NewCustomer(customer_id=customer_id, first_name="Rahima", last_name="Begum", phone=number)
        perform(self.shop, ADMIN, lambda work: editing.create(work, new))
        if consents:
            self.consent(customer_id, "sms", allowed=True)

    def consent(
        self, customer_id: str, channel: MessageChannel, *, allowed: bool, purpose: Purpose = "marketing"
    ) -> None:
        asked = ConsentAsked(channel=channel, purpose=purpose, allowed=allowed, source="form")
        perform(self.shop, ADMIN, partial(consent.record, customer_id=customer_id, asked=asked, expected=None))

    def campaign(self, campaign_id: str = CAMPAIGN, content: Content = WORDS) -> None:
        self.table.load((keys.pause(campaign_id, copy), {"state": "running"}) for copy in range(keys.PAUSE_COPIES))
        self.table.load([(keys.content(campaign_id, content.content_id), content.to_item())])

    def pause(self, campaign_id: str, state: str) -> None:
        self.table.transact([Put(keys.pause(campaign_id, copy), {"state": state}) for copy in range(keys.PAUSE_COPIES)])

    def message(
        self,
        customer_id: str,
        campaign_id: str = CAMPAIGN,
        *,
        occurrence: str = "once",
        purpose: Purpose = "marketing",
        content: Content = WORDS,
        priority: int = 50,
        valid: timedelta = timedelta(days=30),
        day: date | None = None,
    ) -> Message:
        now = self.clock.now()
        return Message(
            message_id=new_message_id(
                campaign_id, "send", content.channel, occurrence, customer_id, day or self.shop.place.day(now)
            ),
            customer_id=customer_id,
            campaign_id=campaign_id,
            occurrence=occurrence,
            channel=content.channel,
            purpose=purpose,
            state="queued",
            planned_at=now,
            since=now,
            due=now,
            valid_until=now + valid,
            content_id=content.content_id,
            priority=priority,
        )

    def plan(self, *messages: Message) -> None:
        for message in messages:
            work = self.work()
            store.plan(work, message)
            work.commit()
        self.queue.put(message.message_id for message in messages)

    def found(self, message: Message) -> Message:
        return store.get(self.table, message.message_id)

    # -- time goes on ----------------------------------------------------------------------------------------

    def deliver(self) -> bool:
        """One message of the queue to one worker."""
        message_id = self.queue.take()
        if message_id is None:
            return False
        try:
            self.outcomes[self.dispatch.dispatch(message_id)] += 1
        except Died:
            # Its visibility runs out, and it is delivered again.
            self.deaths += 1
            self.queue.put([message_id], timedelta(seconds=90))
            self.dispatch = self.worker()
        return True

    def run(self, until: timedelta, on_tick: Callable[[], None] | None = None) -> None:
        """The queue is emptied as it fills, and the sweeper comes every minute."""
        end = self.clock.now() + until
        next_sweep = self.clock.now() + timedelta(minutes=1)
        while self.clock.now() < end:
            while self.deliver():
                pass
            upcoming = min(filter(None, (self.queue.next_at(), next_sweep, end)))
            if upcoming > self.clock.now():
                self.clock.set(upcoming)
            if self.clock.now() >= next_sweep:
                sweep(self.work(), self.queue)
                next_sweep += timedelta(minutes=1)
                if on_tick is not None:
                    on_tick()

    def to_rest(self, at_most: timedelta = timedelta(days=3), step: timedelta = timedelta(minutes=30)) -> None:
        spent = timedelta(0)
        while spent < at_most and self.waiting():
            self.run(step)
            spent += step

    def waiting(self) -> int:
        return sum(
            len(self.table.query(keys.waiting_partition(channel, shard), index=keys.OUTGOING, limit=1).items)
            for channel in ("sms", "whatsapp", "email", "push")
            for shard in range(keys.WALK_SHARDS)
        )

    def messages(self, campaign_id: str | None = None) -> list[Message]:
        assert isinstance(self.table, MemoryTable)
        found = [record.decode(item) for key, item in self.table.everything().items() if key.sk.startswith("MESSAGE#")]
        return [each for each in found if campaign_id in (None, each.campaign_id)]

    def recounted(self, campaign_id: str = CAMPAIGN) -> dict[str, int]:
        return dict(Counter(message.state for message in self.messages(campaign_id)))

    def counted(self, campaign_id: str = CAMPAIGN) -> dict[str, int]:
        found = counting.tallies(self.table, campaign_id).whole.states
        return {state: number for state, number in found.items() if number}


__all__ = ["CAMPAIGN", "NOON", "WORDS", "Died", "Faults", "PretendProvider", "SendingShop", "quarantine"]
