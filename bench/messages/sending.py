"""Messages sent on their way: planned, claimed, handed over, settled and heard of, with the product's own code."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import batched
from random import Random

from bench.messages.counting import HandedOver, Lane, Steps, Through
from rapport.campaigns.planning.writing import TOGETHER
from rapport.kernel import keys
from rapport.kernel.ids import computed_id
from rapport.kernel.log import Log
from rapport.kernel.shop import Shop
from rapport.kernel.sqs import SqsQueue
from rapport.kernel.table import Item, Key
from rapport.kernel.table import Table as Store
from rapport.kernel.work import Work
from rapport.messaging.dispatch.composing import Composer, opt_out_link
from rapport.messaging.dispatch.sending import Dispatch
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import Message
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.receiving import receive
from tests.rig.sending import WORDS, SendingShop
from tests.rig.shop import ADMIN, PlainDataKeys

CAMPAIGN = computed_id("cmp", "bench")
AT_ONCE = 10_000


def crowd() -> dict[Key, Item]:
    """People who said yes, the campaign that writes to them, and the shop's key; nothing of how they came."""
    made = SendingShop()
    made.campaign(CAMPAIGN)
    for number, name in enumerate(_names(AT_ONCE)):
        made.customer(name, phone=f"017{number:08d}")
    pauses = [keys.pause(CAMPAIGN, copy) for copy in range(keys.PAUSE_COPIES)]
    words = keys.content(CAMPAIGN, WORDS.content_id)
    return made.table.get_many([*map(keys.customer, _names(AT_ONCE)), *pauses, words, keys.data_key()])


def _names(many: int) -> Iterator[str]:
    """As long as the house's own: a message is paid for by its size, and half of it are ids."""
    return (computed_id("cus", str(number)) for number in range(many))


def sent(crowd: dict[Key, Item], table: Store, many: int) -> Through:
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
