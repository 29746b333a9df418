"""A shop that sends: its workers die, its provider and its queue are as bad as they come (tests/rig/pretending.py), and
its clock goes on until nothing waits any more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from random import Random
from typing import Any

from rapport.customers import consent, editing
from rapport.customers import store as customers
from rapport.customers.asked import ConsentAsked, CustomerFields, NewCustomer
from rapport.customers.contacts import Contacts
from rapport.customers.model import Customer, Purpose
from rapport.kernel import keys
from rapport.kernel.clock import SetClock, business_day
from rapport.kernel.shop import DHAKA, Place, Shop
from rapport.kernel.table import Key, Put, Refused, Table
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work, perform
from rapport.messaging.dispatch import by_hand
from rapport.messaging.dispatch.composing import Composer
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.dispatch.sweeping import GRACE, sweep
from rapport.messaging.gate.verdict import contacts_of
from rapport.messaging.ledger import counting, record, store
from rapport.messaging.ledger.message import GONE, MESSAGE_CHANNELS, Message, MessageChannel, new_message_id
from rapport.messaging.providers.provider import Provider, Settling
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind
from rapport.messaging.receipts.receiving import receive
from rapport.messaging.templates.template import Content
from rapport.oversight import decided
from tests.rig.interleaving import Interleaving, StoppingTable
from tests.rig.pretending import (
    VISIBILITY,
    Died,
    Faults,
    Peril,
    PerilousProvider,
    PerilousQueue,
    PerilousTable,
    PretendProvider,
    PretendQueue,
    at_random,
)
from tests.rig.shop import ADMIN, PlainDataKeys

NOON = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
"""Noon in Dhaka, on a Tuesday: nothing is quiet."""
CAMPAIGN = "cmp_1"
WORDS = Content("sms", {"en": "Hello {customer_name}, 10% off with SPRING10"})
BY_EMAIL = Content("email", {"en": "Dear {customer_name}"}, {"en": "For you"})
BY_WHATSAPP = Content("whatsapp", {"en": "Hello {customer_name}"}, whatsapp_name="spring")

MINUTE = timedelta(minutes=1)
EVER = date(2000, 1, 1)
"""Before there was anything."""


class SendingShop:
    """`workers` take from the queue one after the other; whoever dies is followed by the next."""

    def __init__(
        self,
        seed: int = 1,
        settling: Settling = "takes_key",
        faults: Faults | None = None,
        table: Table | None = None,
        now: datetime = NOON,
        place: Place = DHAKA,
    ) -> None:
        self.dice = Random(seed)
        self.faults = faults or Faults()
        self.clock = SetClock(now)
        self.table = table or MemoryTable(keys.INDEXES, metered=False)
        self.place = place
        self.shop = self.shop_on(self.table)
        self.provider = PretendProvider(self.dice, self.clock, settling, self.faults)
        self.queue = PretendQueue(self.clock, self.dice, self.faults)
        self.peril = Peril(at_random(self.dice, self.faults.dies_at_store))
        self.deaths = 0
        self.redelivered = 0
        self.people: set[str] = set()
        self.outcomes: Counter[str] = Counter()
        if self.table.get(keys.settings()) is None:
            self.say("providers", sms="outbox", email="outbox", whatsapp="outbox", push="outbox", sms_a_second=1000)
        self.dispatch = self.worker()

    # -- who works here ------------------------------------------------------------------------------------------

    def shop_on(self, table: Table) -> Shop:
        """A process of its own: it believes nothing of before."""
        return Shop(table, self.clock, self.place, PlainDataKeys())

    def worker(self, table: Table | None = None, provider: Provider | None = None) -> Dispatch:
        if table is None:
            table = PerilousTable(self.table, self.peril) if self.faults.dies_at_store else self.table
        return dispatcher(self.shop_on(table), provider or self.provider, self.queue, self.dice)

    def workers(self, interleaving: Interleaving, how_many: int) -> list[Dispatch]:
        """Each stops before it touches the store."""
        return [self.worker(StoppingTable(self.table, interleaving)) for _ in range(how_many)]

    def in_peril(self, peril: Peril) -> tuple[Shop, Dispatch, Queue]:
        """One whose every call to the outside may be its last."""
        shop, queue = self.shop_on(PerilousTable(self.table, peril)), PerilousQueue(self.queue, peril)
        return shop, dispatcher(shop, PerilousProvider(self.provider, peril), queue, self.dice), queue

    def work(self) -> Work:
        return Work(self.shop, ADMIN)

    # -- what there is -------------------------------------------------------------------------------------------

    def say(self, section: str, **said: object) -> None:
        perform(self.shop, ADMIN, lambda work: decided.change(work, section, dict(said), None))
        self.shop.settings.refresh()

    def customer(
        self,
        customer_id: str,
        *,
        consents: bool = True,
        phone: str = "",
        channels: Sequence[MessageChannel] = ("sms",),
    ) -> None:
        number = phone or f"017{int(customer_id.lstrip('abcdefghijklmnopqrstuvwxyz_') or 0):08d}"
        new = NewCustomer(
            customer_id=customer_id,
            first_name="Rahima",
            last_name="Begum",
            phone=number,
            email=f"{customer_id}@example.com",
        )
        perform(self.shop, ADMIN, lambda work: editing.create(work, new))
        self.people.add(customer_id)
        for channel in channels if consents else ():
            self.consent(customer_id, channel, allowed=True)

    def consent(
        self, customer_id: str, channel: MessageChannel, *, allowed: bool, purpose: Purpose = "marketing"
    ) -> None:
        asked = ConsentAsked(channel=channel, purpose=purpose, allowed=allowed, source="form")
        perform(self.shop, ADMIN, partial(consent.record, customer_id=customer_id, asked=asked, expected=None))

    def campaign(self, campaign_id: str = CAMPAIGN, *contents: Content) -> None:
        self.table.load((keys.pause(campaign_id, copy), {"state": "running"}) for copy in range(keys.PAUSE_COPIES))
        self.table.load(
            (keys.content(campaign_id, content.content_id), content.to_item()) for content in contents or (WORDS,)
        )

    def pause(self, campaign_id: str = CAMPAIGN, state: str = "paused") -> None:
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
        variant: str = "",
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
            variant=variant,
            priority=priority,
        )

    def plan(self, *messages: Message) -> None:
        for message in messages:
            planned(self.shop, message)
        self.queue.put(message.message_id for message in messages)

    def receipt(
        self, message_id: str, kind: ReceiptKind = "delivered", *, at: datetime | None = None, **said: Any
    ) -> str:
        return receive(self.shop, ADMIN, Receipt("outbox", kind, at or self.clock.now(), message_id, **said))

    def hearing(self, interleaving: Interleaving, message_id: str, kind: ReceiptKind) -> Callable[[], str]:
        """Somebody who hears a receipt, and stops before each touch of the store."""
        here = self.shop_on(StoppingTable(self.table, interleaving))
        return partial(receive, here, ADMIN, Receipt("outbox", kind, self.clock.now(), message_id))

    def rename(self, customer_id: str, first_name: str, phone: str) -> None:
        asked = CustomerFields(first_name=first_name, phone=phone)
        perform(self.shop, ADMIN, lambda work: editing.change(work, customer_id, asked, None))

    def remove(self, customer_id: str) -> None:
        perform(self.shop, ADMIN, lambda work: editing.remove(work, customer_id, None))

    def send_again(self, message_id: str) -> Message:
        return perform(self.shop, ADMIN, lambda work: by_hand.send_again(work, self.queue, message_id))

    def mark_sent(self, message_id: str) -> Message:
        return perform(self.shop, ADMIN, lambda work: by_hand.mark_sent(work, message_id))

    # -- time goes on --------------------------------------------------------------------------------------------

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
            self.queue.lay(message_id, VISIBILITY)
            self.dispatch = self.worker()
        else:
            if self.faults.redelivered and self.dice.random() < self.faults.redelivered:
                self.redelivered += 1
                self.queue.lay(message_id, timedelta(seconds=self.dice.randrange(120)))
        return True

    def run(self, until: timedelta, on_tick: Callable[[], None] | None = None) -> None:
        """The queue is emptied as it fills, and the sweeper comes every minute."""
        end = self.clock.now() + until
        next_sweep = self.clock.now() + MINUTE
        while self.clock.now() < end:
            while self.deliver():
                pass
            if on_tick is None:
                next_sweep += self._idle(next_sweep, end)
            upcoming = min(filter(None, (self.queue.next_at(), next_sweep, end)))
            if upcoming > self.clock.now():
                self.clock.set(upcoming)
            if self.clock.now() >= next_sweep:
                sweep(self.work(), self.queue)
                next_sweep += MINUTE
                if on_tick is not None:
                    on_tick()

    def _idle(self, next_sweep: datetime, end: datetime) -> timedelta:
        """Whole minutes in which the sweeper would find nothing: it need not come."""
        first = min(filter(None, (self.next_due(), self.queue.next_at(), end)))
        idle = min(first + GRACE, end) - next_sweep
        return max(timedelta(0), idle // MINUTE * MINUTE)

    def next_due(self) -> datetime | None:
        found = [
            page.items[0][keys.OUTGOING.sk]
            for channel in MESSAGE_CHANNELS
            for shard in range(keys.WALK_SHARDS)
            if (page := self.table.query(keys.waiting_partition(channel, shard), index=keys.OUTGOING, limit=1)).items
        ]
        return datetime.fromisoformat(min(found).partition("#")[0]) if found else None

    def to_rest(self, at_most: timedelta = timedelta(days=3), step: timedelta = timedelta(minutes=30)) -> None:
        end = self.clock.now() + at_most
        while self.clock.now() < end and self.next_due() is not None:
            self.run(min(step, end - self.clock.now()))

    # -- what came of it -----------------------------------------------------------------------------------------

    def found(self, message: Message) -> Message:
        return store.get(self.table, message.message_id)

    def messages(self, campaign_id: str | None = None) -> list[Message]:
        return [each for each in self._every_message() if campaign_id in (None, each.campaign_id)]

    def _every_message(self) -> list[Message]:
        if isinstance(self.table, MemoryTable):
            return every_message(self.table)
        theirs = (store.of_customer(self.table, [each], EVER, limit=10_000) for each in sorted(self.people))
        return [message for found in theirs for message in found]

    def person(self, customer_id: str) -> Customer:
        (found,) = customers.anyone(self.work(), [customer_id])
        return found

    def contacts(self, customer_id: str) -> Contacts:
        return contacts_of(self.person(customer_id))

    def keys_of(self, customer_id: str) -> list[Key]:
        assert isinstance(self.table, MemoryTable)
        return [key for key in self.table.all_keys() if key.pk == keys.partition(customer_id)]

    def recounted(self, campaign_id: str = CAMPAIGN) -> dict[str, int]:
        return dict(Counter(message.state for message in self.messages(campaign_id)))

    def counted(self, campaign_id: str = CAMPAIGN) -> dict[str, int]:
        found = counting.tallies(self.table, campaign_id).whole.states
        return {state: number for state, number in found.items() if number}

    def tally(self, name: str, campaign_id: str = CAMPAIGN) -> int:
        return counting.tallies(self.table, campaign_id).whole[name]

    def amount(self, name: str, campaign_id: str = CAMPAIGN) -> Decimal:
        return counting.tallies(self.table, campaign_id).whole.money(name)

    def reached_twice(self) -> list[str]:
        return [message_id for message_id, times in self.provider.reached.items() if times > 1]

    def reached(self) -> set[str]:
        return set(+self.provider.reached)

    def told_of(self, campaign_id: str | None = None, *states: str) -> set[str]:
        """Messages of which the records say that they went, or that they are in these states."""
        return {each.message_id for each in self.messages(campaign_id) if each.state in (states or GONE)}

    def adds_up(self, campaign_id: str = CAMPAIGN) -> None:
        """The campaign's numbers are those of its messages: counted from scratch, with their reasons, by variant."""
        messages, told = self.messages(campaign_id), counting.tallies(self.table, campaign_id)
        assert _real(told.whole.amounts) == _expected(messages)
        assert told.whole.audience == len(messages)
        by_variant = defaultdict(list)
        for message in messages:
            by_variant[message.variant].append(message)
        assert {name: _real(tally.amounts) for name, tally in told.by_variant.items() if _real(tally.amounts)} == {
            name: _expected(theirs) for name, theirs in by_variant.items()
        }
        self._hours_add_up(told, messages)

    def _hours_add_up(self, told: counting.Tallies, messages: Sequence[Message]) -> None:
        """Whatever came to a state came to it in some hour; what failed and was sent again was sent in two."""
        for tally in (told.whole, *told.by_day.values(), *told.by_variant.values()):
            for name in counting.BY_HOUR:
                assert sum(tally.hours(name)) == tally[name], name
        reached = Counter(state for message in messages for state in message.times)
        for state in ("delivered", "read"):
            assert sum(told.whole.hours(f"on_{state}")) == reached[state], state
        assert sum(told.whole.hours("answered")) == reached["answered"]
        assert sum(told.whole.hours("on_sent")) >= reached["sent"]

    def most_in_a_window(self, days: int, channel: MessageChannel | None = None) -> int:
        """The most advertising that reached one person within so many days of the business."""
        by_person: dict[str, list[date]] = defaultdict(list)
        for message_id, at in self.provider.sent_at:
            message = store.get(self.table, message_id)
            if message.advertises and channel in (None, message.channel):
                by_person[message.customer_id].append(business_day(at, self.place.zone))
        windows = (
            sum(1 for day in found if first <= day < first + timedelta(days=days))
            for found in by_person.values()
            for first in found
        )
        return max(windows, default=0)


def stocked(
    *people: str,
    seed: int = 1,
    settling: Settling = "takes_key",
    faults: Faults | None = None,
    campaigns: tuple[str, ...] = (CAMPAIGN,),
) -> SendingShop:
    """One with customers who consent and campaigns that run: made once, copied for each of a thousand cases."""
    return SendingShop(seed, settling, faults, _stock(people, campaigns).copy())


@cache
def _stock(people: tuple[str, ...], campaigns: tuple[str, ...]) -> MemoryTable:
    shop = SendingShop()
    for campaign_id in campaigns:
        shop.campaign(campaign_id)
    for customer_id in people:
        shop.customer(customer_id)
    assert isinstance(shop.table, MemoryTable)
    stock = MemoryTable(keys.INDEXES, metered=False)
    stock.load((key, item) for key, item in shop.table.everything().items() if key.area == "records")
    return stock


def dispatcher(shop: Shop, provider: Provider, queue: Queue, dice: Random) -> Dispatch:
    composer = Composer(shop.table, lambda message_id: f"https://shop.example/u/{message_id[4:20]}")
    return Dispatch(shop, lambda _: provider, queue, composer, dice)


def planned(shop: Shop, message: Message) -> bool:
    """As planning does it: False if it was planned before."""
    work = Work(shop, ADMIN)
    store.plan(work, message)
    try:
        work.commit()
    except Refused:
        return False
    return True


def every_message(table: MemoryTable) -> list[Message]:
    return [
        record.decode(item)
        for key in table.all_keys()
        if key.sk.startswith("MESSAGE#") and (item := table.get(key)) is not None
    ]


def _real(amounts: Any) -> dict[str, int]:
    """Where messages stand: what happened on a day or in an hour, and what it cost, is counted beside it."""
    beside = ("on_", "answered", "opted_out", "opened", "clicked", "cost", "parts", *"012")
    return {name: int(amount) for name, amount in amounts.items() if amount and not name.startswith(beside)}


def _expected(messages: Sequence[Message]) -> dict[str, int]:
    expected = Counter(message.state for message in messages)
    with_reasons: Counter[str] = Counter(expected)
    for message in messages:
        if message.state in counting.TELLS_WHY and message.reason:
            with_reasons[f"{message.state}:{message.reason}"] += 1
    return dict(with_reasons)


__all__ = ["CAMPAIGN", "NOON", "WORDS", "Died", "Faults", "PretendProvider", "SendingShop"]
