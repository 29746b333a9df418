"""What the workers behind the bus do with an event, done in process: whatever the demo tells has been worked off.

The older past is history, and needs little: the timelines, one look at each household, and the calls agreed for days
that are still to come. In the two weeks of mornings every event meets every worker that listens, as it happens.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from rapport.activity import noting
from rapport.activity.events import OrderHeard
from rapport.calls.daytime import hearing, influence
from rapport.calls.tasks import store as tasks
from rapport.campaigns import heard as campaigns
from rapport.campaigns.planning import hearing as reasons
from rapport.campaigns.planning import missed_calls, resuming, withdrawing
from rapport.campaigns.results import attribution
from rapport.kernel import keys, outbox
from rapport.kernel.caller import system
from rapport.kernel.clock import SetClock, from_stamp
from rapport.kernel.outbox import Row
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform
from rapport.merging import candidates
from rapport.messaging.dispatch.queue import Queue
from rapport.recommendations import accepting, events
from rapport.replenishment.recomputing import recompute

PAGE = 500
ABOUT_ORDERS = frozenset({"OrderPlaced", "OrderCorrected", "OrderStatusChanged"})
ABOUT_CUSTOMERS = frozenset(
    {"InteractionLogged", "EngagementLogged", "MessageAnswered", "CustomerArrived", "CustomerChanged"}
)
ABOUT_CASES = frozenset({"CaseOpened", "CaseChanged", "SurveyAnswered"})
ABOUT_WHO_THEY_ARE = frozenset({"CustomerArrived", "CustomerChanged"})
ABOUT_CARTS = frozenset({"CartAbandoned", "CartRecovered"})
GOES_ON = frozenset({"resumed", "switched_on"})

type Detail = dict[str, Any]


class Workers:
    """They hear some hours together, and look at households at night: what is told late comes to the same."""

    def __init__(self, shop: Shop, queue: Queue) -> None:
        self._shop, self._queue = shop, queue
        self._households: set[str] = set()

    def hear(self) -> None:
        """Every row of the outbox, which is empty afterwards."""
        for row in _taken(self._shop):
            detail = json.loads(row.detail)
            if row.type in ABOUT_ORDERS | ABOUT_CUSTOMERS:
                self._perform("desk", partial(hearing.heard, detail=detail))
            if row.type in ABOUT_WHO_THEY_ARE:
                self._perform("duplicates", partial(candidates.noted, customer_id=detail["customer_id"]))
            if row.type in ABOUT_ORDERS:
                self._order_told(row, detail)
            if row.type in ABOUT_CASES:
                noting.event(self._shop.table, detail, from_stamp(row.recorded_at))
            self._campaigns_told(row, detail)

    def look_at_households(self) -> None:
        for customer_id in sorted(self._households):
            self._perform("replenishment", partial(recompute, customer_id=customer_id))
        self._households.clear()

    def _order_told(self, row: Row, detail: Detail) -> None:
        self._perform("desk", partial(influence.heard, detail=detail))
        self._perform(accepting.NAME, partial(accepting.order_heard, heard=events.OrderHeard.read(detail)))
        noting.order_event(self._shop.table, OrderHeard.read(detail), from_stamp(row.recorded_at))
        if detail["status"] != "delivered":  # It was bought before; that it came says nothing new of what is used up.
            self._households.add(detail["customer_id"])

    def _campaigns_told(self, row: Row, detail: Detail) -> None:
        """What they write about when it happens, and what they write about no more."""
        work = Work(self._shop, system("campaigns"))
        if row.type == "CampaignChanged" and detail["what"] in GOES_ON:
            resuming.resumed(work, detail["campaign_id"], self._queue)
        if row.type == "CallTaskChanged":
            for task in tasks.get_many(work, [detail["task_id"]]):
                call = missed_calls.call_of(task)
                missed_calls.over(work, call)
                missed_calls.heard(work, [call], self._queue)
        if row.type in ABOUT_ORDERS | ABOUT_CARTS:
            withdrawing.over(work, detail)
            reasons.heard(work, detail, self._queue)
        if row.type in ABOUT_ORDERS:
            self._perform("campaigns", partial(attribution.heard, event=campaigns.OrderHeard.read(detail)))

    def _perform(self, name: str, doing: Callable[[Work], object]) -> None:
        perform(self._shop, system(name), doing)


def past_worked_off(shop: Shop, ends: date) -> None:
    """The months before the shop used its mornings, in the last moment of them."""
    last_heard: dict[str, datetime] = {}
    for row in _taken(shop):
        detail = json.loads(row.detail)
        if row.type in ABOUT_ORDERS:
            heard = OrderHeard.read(detail)
            noting.order_event(shop.table, heard, from_stamp(row.recorded_at))
            before = last_heard.get(heard.customer_id, heard.recorded_at)
            last_heard[heard.customer_id] = max(before, heard.recorded_at)
        elif row.type in ABOUT_CASES:
            noting.event(shop.table, detail, from_stamp(row.recorded_at))
        elif row.type in ABOUT_WHO_THEY_ARE:
            perform(shop, system("duplicates"), partial(candidates.noted, customer_id=detail["customer_id"]))
        elif (detail.get("follow_up_date") or "") >= ends.isoformat():
            perform(shop, system("desk"), partial(hearing.heard, detail=detail))
    _households(shop, last_heard)


def _taken(shop: Shop) -> Iterator[Row]:
    """What was told until now, as it was told: ids have luck of their own, so places in the outbox say nothing."""
    rows: list[Row] = []
    for shard in range(keys.OUTBOX_SHARDS):
        after: str | None = None
        while True:
            page = shop.table.query(keys.outbox_partition(shard), limit=PAGE, after=after)
            rows += map(outbox.row, page.items)
            after = page.after
            if after is None:
                break
    shop.table.delete_many(row.key for row in rows)
    yield from sorted(rows, key=lambda row: (row.recorded_at, row.type))


def _households(shop: Shop, last_heard: Mapping[str, datetime]) -> None:
    """Each is looked at once, at the moment of their last news: what came before would be overwritten by it."""
    clock = shop.clock
    assert isinstance(clock, SetClock), "a made-up past needs a clock that can be set"
    for customer_id, moment in sorted(last_heard.items(), key=lambda each: (each[1], each[0])):
        clock.set(moment)
        perform(shop, system("replenishment"), partial(recompute, customer_id=customer_id))
