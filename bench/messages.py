"""What a message costs on its way through the ledger: planned, claimed, sent, settled, and heard of.

The very dispatch of the product, its words and its opt-out link made anew for each; the provider is the outbox, which
takes no time, so that what is measured is ours. Ten messages lie in one delivery, as the queue's mapping has it.
"""

from __future__ import annotations

import io
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import batched
from random import Random
from typing import Any

from bench import prices
from bench.tables import Table
from rapport.campaigns.planning.writing import TOGETHER
from rapport.kernel import keys
from rapport.kernel.ids import computed_id
from rapport.kernel.log import Log
from rapport.kernel.shop import Shop
from rapport.kernel.sqs import SqsQueue
from rapport.kernel.table import Item, Key
from rapport.kernel.table import Table as Store
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.table.meter import Meter
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import Composer, opt_out_link
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import Answer, Envelope
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.receiving import receive
from tests.functional.table.stores import dynamo_table, dynamodb, new_tables
from tests.rig.sending import WORDS, SendingShop
from tests.rig.shop import ADMIN, PlainDataKeys

CAMPAIGN = computed_id("cmp", "bench")
AT_ONCE = 10_000
COUNTED = 1_000
ON_MOTO = 100
"""moto copies all its tables for each transaction: units are told by a hundred as well."""
DELIVERED_TOGETHER = 10
STEPS = ("plan", "claim", "settle", "receipt")
MOST_TRANSACTIONS = 1
"""To plan (twenty-five together), to claim and to settle."""
CALLS_A_MESSAGE = 0.3
"""Put, received and deleted ten at a time."""

DISPATCH_GB = 1.0
WEBHOOK_GB = 0.5
CORES_A_GB = 1024 / 1769
"""So much of a processor comes with the memory of a function."""
STORE_MS, TRANSACTION_MS = 5.0, 12.0
"""What DynamoDB takes within a region, the client's own part with it: assumed, for nothing here is as far away."""


def measured() -> list[Table]:
    crowd = _crowd(AT_ONCE)
    fast = _through(crowd, MemoryTable(keys.INDEXES, metered=False), AT_ONCE)
    memory = _through(crowd, MemoryTable(keys.INDEXES), COUNTED)
    with dynamodb() as client:
        dynamo = _through(crowd, dynamo_table(client, new_tables(client)), ON_MOTO)
    return [
        _steps(memory, dynamo),
        _speed({f"memory, {AT_ONCE:,}": fast, f"moto, {ON_MOTO:,}": dynamo}),
        _queue(fast),
        _dollars(memory, fast),
    ]


# -- what is counted -----------------------------------------------------------------------------------------


@dataclass
class Cost:
    """What one step came to, over all messages."""

    requests: Counter[str] = field(default_factory=Counter)
    read_units: float = 0.0
    write_units: float = 0.0
    seconds: float = 0.0
    most_transactions: int = 0
    """Of any one message."""


class Steps:
    """Whatever the store was asked, and whatever time went by, belongs to the step that was begun last.

    Asking for the processor's time takes longer than some steps do: it is asked for once, and shared by the clock."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self.costs = {step: Cost() for step in (*STEPS, "")}
        self._step, self._since = "", time.perf_counter()
        self._began = self._since, time.process_time()

    def begin(self, step: str) -> None:
        now, cost, meter = time.perf_counter(), self.costs[self._step], self._meter
        cost.seconds += now - self._since
        cost.requests += meter.requests
        cost.read_units += meter.read_units
        cost.write_units += meter.write_units
        cost.most_transactions = max(cost.most_transactions, _writes(meter.requests))
        meter.reset()
        self._step, self._since = step, time.perf_counter()

    def done(self) -> dict[str, Cost]:
        self.begin("")
        by_clock, by_processor = time.perf_counter() - self._began[0], time.process_time() - self._began[1]
        for cost in self.costs.values():
            cost.seconds *= by_processor / by_clock
        return self.costs


def _writes(requests: Counter[str]) -> int:
    """A write by itself is a small transaction."""
    return sum(number for kind, number in requests.items() if kind not in ("GetItem", "BatchGetItem", "Query"))


class HandedOver(Outbox):
    """Behind a claim begins what settles it."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def send(self, envelope: Envelope) -> Answer:
        self._steps.begin("settle")
        return super().send(envelope)


class Lane:
    """SQS, as the house puts into it and as its mapping takes from it, and how often each was asked."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self._bodies: deque[str] = deque()

    def send_message_batch(self, **asked: Any) -> dict[str, Any]:
        self.calls["put"] += 1
        self._bodies.extend(each["MessageBody"] for each in asked["Entries"])
        return {}

    def deliveries(self) -> Iterator[list[str]]:
        while self._bodies:
            some = [self._bodies.popleft() for _ in range(min(DELIVERED_TOGETHER, len(self._bodies)))]
            self.calls["receive"] += 1
            yield some
            self.calls["delete"] += 1


@dataclass
class Through:
    messages: int
    costs: dict[str, Cost]
    calls: Counter[str]
    logged: int
    parts: int
    price: float
    """What the provider takes for them, in the shop's own money."""

    @property
    def a_second(self) -> float:
        return self.messages / sum(self.costs[step].seconds for step in ("plan", "claim", "settle"))


# -- the way of a message --------------------------------------------------------------------------------------


def _crowd(many: int) -> dict[Key, Item]:
    """People who said yes, the campaign that writes to them, and the shop's key; nothing of how they came."""
    made = SendingShop()
    made.campaign(CAMPAIGN)
    for number, name in enumerate(_names(many)):
        made.customer(name, phone=f"017{number:08d}")
    pauses = [keys.pause(CAMPAIGN, copy) for copy in range(keys.PAUSE_COPIES)]
    words = keys.content(CAMPAIGN, WORDS.content_id)
    return made.table.get_many([*map(keys.customer, _names(many)), *pauses, words, keys.data_key()])


def _names(many: int) -> Iterator[str]:
    """As long as the house's own: a message is paid for by its size, and half of it are ids."""
    return (computed_id("cus", str(number)) for number in range(many))


def _through(crowd: dict[Key, Item], table: Store, many: int) -> Through:
    absent = {keys.customer(each) for each in _names(AT_ONCE)} - {keys.customer(each) for each in _names(many)}
    table.load((key, item) for key, item in crowd.items() if key not in absent)
    people = SendingShop(table=table)
    shop = Shop(table, people.clock, people.place, PlainDataKeys())
    lane, log = Lane(), io.StringIO()
    queue = SqsQueue(lane, "messages")
    messages = [people.message(each, CAMPAIGN) for each in _names(many)]
    steps = Steps(table.meter)
    dispatch = Dispatch(
        shop,
        lambda _: HandedOver(steps),
        queue,
        Composer(table, partial(opt_out_link, shop)),
        Random(1),
    )
    table.meter.reset()
    _plan(shop, messages, queue, steps)
    outcomes = _dispatch(dispatch, lane, steps, Log(log))
    assert outcomes == {"sent": many}, outcomes
    _hear(shop, messages, steps)
    costs = steps.done()
    told = store.get_many(table, [each.message_id for each in messages])
    assert {each.state for each in told} == {"delivered"}, Counter(each.state for each in told)
    return Through(
        many,
        costs,
        lane.calls,
        len(log.getvalue().encode()),
        sum(each.parts for each in told),
        float(sum(each.cost for each in told)),
    )


def _plan(shop: Shop, messages: Sequence[Message], queue: SqsQueue, steps: Steps) -> None:
    for some in batched(messages, TOGETHER, strict=False):
        steps.begin("plan")
        work = Work(shop, ADMIN)
        store.plan(work, *some)
        work.commit()
        steps.begin("")
    queue.put(each.message_id for each in messages)


def _dispatch(dispatch: Dispatch, lane: Lane, steps: Steps, log: Log) -> Counter[str]:
    """As functions/message_dispatch does it, a line in the log for each."""
    outcomes: Counter[str] = Counter()
    for some in lane.deliveries():
        for message_id in some:
            steps.begin("claim")
            outcome = dispatch.dispatch(message_id)
            log.info("dispatched", message_id=message_id, outcome=outcome)
            steps.begin("")
            outcomes[outcome] += 1
    return outcomes


def _hear(shop: Shop, messages: Sequence[Message], steps: Steps) -> None:
    for message in messages:
        steps.begin("receipt")
        receive(shop, ADMIN, Receipt("outbox", "delivered", shop.clock.now(), message.message_id))
        steps.begin("")


# -- what is said of it ----------------------------------------------------------------------------------------


def _steps(memory: Through, dynamo: Through) -> Table:
    """The same requests on both; units as the memory table counts them, for moto counts none of a transaction."""
    table = Table(
        "A message through the ledger: what the store is asked, per message",
        ("step", "requests", "the same on moto", "read units", "write units", "transactions", "target"),
    )
    for step in STEPS:
        cost, there, many = memory.costs[step], dynamo.costs[step], memory.messages
        most = max(cost.most_transactions, there.most_transactions)
        asked, asked_there = _requests(memory, step), _requests(dynamo, step)
        table.add(
            step,
            asked,
            "yes" if asked == asked_there else asked_there,
            f"{cost.read_units / many:.2f}",
            f"{cost.write_units / many:.2f}",
            f"at most {most}",
            f"<= {MOST_TRANSACTIONS}" + (f" for {TOGETHER}" if step == "plan" else ""),
            holds=most <= MOST_TRANSACTIONS,
        )
    return table


def _requests(through: Through, step: str) -> str:
    """Without what is asked once and believed for a while: the settings, the provider's circuit."""
    rates = {kind: number / through.messages for kind, number in sorted(through.costs[step].requests.items())}
    return ", ".join(f"{_rate(rate)} {kind}" for kind, rate in rates.items() if rate >= 0.02)


def _rate(number: float) -> str:
    return f"{number:.0f}" if abs(number - round(number)) < 0.02 else f"{number:.2g}"


def _speed(runs: dict[str, Through]) -> Table:
    table = Table(
        "A message through the ledger: processor time, one process",
        ("run", *(f"{step}, ms" for step in STEPS), "planned and sent, messages a second"),
    )
    for name, through in runs.items():
        times = [f"{_milliseconds(through, step):.2f}" for step in STEPS]
        table.add(name, *times, f"{through.a_second:,.0f}")
    return table


def _queue(through: Through) -> Table:
    table = Table("A message through the queue: calls to SQS, per message", ("call", "calls", "target"))
    for call, number in through.calls.items():
        table.add(f"{call}, {DELIVERED_TOGETHER} at a time", f"{number / through.messages:.2f}", "")
    together = through.calls.total() / through.messages
    table.add("together", f"{together:.2f}", f"<= {CALLS_A_MESSAGE}", holds=together <= CALLS_A_MESSAGE)
    return table


def _dollars(counted: Through, timed: Through) -> Table:
    """Units as counted, time as measured on this machine; waiting for the store as assumed."""
    bill = {f"DynamoDB, {step}": _units(counted, step) for step in STEPS}
    bill["SQS"] = 1000 * timed.calls.total() / timed.messages * prices.SQS_REQUEST
    bill["Lambda, dispatch"] = (
        1000 * _running(timed, "claim", "settle", gb=DISPATCH_GB) + 1000 / DELIVERED_TOGETHER * prices.LAMBDA_REQUEST
    )
    bill["log"] = 1000 * timed.logged / timed.messages / 1e9 * prices.LOG_GB
    sent = sum(dollars for what, dollars in bill.items() if what != "DynamoDB, receipt")
    bill["HTTP API and Lambda, receipt"] = 1000 * (
        prices.HTTP_API_REQUEST + prices.LAMBDA_REQUEST + _running(timed, "receipt", gb=WEBHOOK_GB)
    )
    table = Table("What 1,000 messages cost, in dollars (us-east-1, on demand)", ("what", "dollars"))
    for what, dollars in bill.items():
        table.add(what, f"{dollars:.4f}")
    table.add("planned and sent", f"{sent:.4f}")
    table.add("planned, sent and heard of", f"{sum(bill.values()):.4f}")
    parts, price = counted.parts / counted.messages, 1000 * counted.price / counted.messages
    table.add(f"apart, the provider: SMS of {parts:.0f} parts, by the shop's price", f"{price:,.0f} taka")
    table.add("apart, the provider: email by SES", f"{1000 * prices.EMAIL_BY_SES:.2f}")
    return table


def _units(through: Through, step: str) -> float:
    cost = through.costs[step]
    spent = cost.read_units * prices.READ_UNIT + cost.write_units * prices.WRITE_UNIT
    return 1000 * spent / through.messages


def _running(through: Through, *steps: str, gb: float) -> float:
    """Dollars for the time that a function runs for one message: its processor's, and that of waiting."""
    busy = sum(_milliseconds(through, step) for step in steps) / min(1.0, gb * CORES_A_GB)
    asked: Counter[str] = sum((through.costs[step].requests for step in steps), Counter())
    waits = sum(
        number * (TRANSACTION_MS if kind.startswith("Transact") else STORE_MS) for kind, number in asked.items()
    )
    return (busy + waits / through.messages) / 1000 * gb * prices.LAMBDA_GB_SECOND_ARM


def _milliseconds(through: Through, step: str) -> float:
    return 1000 * through.costs[step].seconds / through.messages
