"""A shop whose campaigns are planned: what happens in it is told to its workers through their own doors, and the job
comes when a test says so. Nothing is sent here: what was planned, and what lies in the queue, is what counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from unittest.mock import patch

from functions.campaign_worker import app as campaign_worker
from functions.marketing_job import app as marketing_app
from functions.replenishment_worker import app as replenishment_worker
from rapport.calls.tasks import by_hand, closing
from rapport.calls.tasks.model import CallStatusAsked, NewTask
from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.planning import marketing_job, sending
from rapport.campaigns.planning.planner import TimeLeft
from rapport.campaigns.planning.sending import PreviewTold, SendAsked, SentTold
from rapport.campaigns.results import numbers
from rapport.campaigns.results.numbers import StatsTold
from rapport.campaigns.triggers import Trigger
from rapport.catalog.model import NewProduct
from rapport.catalog.store import create as create_product
from rapport.customers import consent, editing, family
from rapport.customers.asked import ConsentAsked, FamilyFields, NewCustomer
from rapport.customers.model import Channel
from rapport.kernel import keys, sqs
from rapport.kernel.caller import system
from rapport.kernel.clock import SetClock
from rapport.kernel.log import Log
from rapport.kernel.runs import Run
from rapport.kernel.shop import DHAKA, Shop
from rapport.kernel.table import Item, Key, Table
from rapport.kernel.table.memory import MemoryTable
from rapport.kernel.work import Work, perform
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.ledger import counting
from rapport.messaging.ledger.message import Message
from rapport.orders import accepting, carts, correcting, status
from rapport.orders.carts import CartAsked
from rapport.orders.model import NewOrder, OrderFields
from rapport.oversight import decided
from tests.promises.surface import in_the_environment
from tests.rig.sending import every_message
from tests.rig.shop import ADMIN, LambdaContext, PlainDataKeys, TestShop
from tests.unit.campaigns.made import campaign

TUESDAY = date(2026, 3, 10)
CAMPAIGN = "cmp_honey"
GOODS = (("honey", "Honey 500 g", "Honey"), ("rice", "Miniket Rice 5 kg", "Rice"), ("chilli", "Chilli 200 g", "Spices"))
ORDERS = {"OrderPlaced", "OrderCorrected", "OrderStatusChanged"}
HEARD = ORDERS | {"CallTaskChanged", "CartAbandoned", "CartRecovered", "MembershipUpgraded", "ScoreCrossed"}

type Said = tuple[str, str, str, str]
"""A message, as far as it matters who is written to about what: customer, occurrence, state and reason."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), DHAKA.zone).astimezone(UTC)


def always() -> bool:
    return True


@dataclass
class QueueInMind:
    put_in: list[str] = field(default_factory=list)

    def put(self, message_ids: Iterable[str], delay: timedelta = timedelta(0)) -> None:
        self.put_in += message_ids

    def length(self) -> int:
        return len(self.put_in)


@dataclass
class CampaignShop:
    today: date = TUESDAY
    twice: bool = False
    """Every event reaches its workers twice."""
    table: MemoryTable = field(default_factory=lambda: MemoryTable(keys.INDEXES, metered=False))
    queue: QueueInMind = field(default_factory=QueueInMind)
    shop: TestShop = field(init=False)
    number: int = 0

    def __post_init__(self) -> None:
        self.shop = TestShop(clock=SetClock(at(self.today, 12)), table=self.table)
        for product_id, name, category in GOODS:
            asked = NewProduct(product_id=product_id, name=name, category=category, price=Decimal(100))
            self.do(partial(create_product, asked=asked))
        self.says("providers", sms="outbox", email="outbox", whatsapp="outbox", push="outbox")

    def copied(self) -> CampaignShop:
        """The same shop at the same moment, on a table of its own; without its audit, which nobody here reads."""
        other = CampaignShop.__new__(CampaignShop)
        other.today, other.twice, other.number = self.today, self.twice, self.number
        other.table, other.queue = MemoryTable(keys.INDEXES, metered=False), QueueInMind(list(self.queue.put_in))
        records = self.table.everything().items()
        other.table.load((key, item) for key, item in records if key.area == "records")
        other.shop = TestShop(clock=SetClock(self.now), table=other.table)
        return other

    # -- what happens --------------------------------------------------------------------------------------------

    def customer(
        self,
        customer_id: str,
        *,
        allows: tuple[Channel, ...] = ("sms", "whatsapp", "email"),
        born: date | None = None,
        married: date | None = None,
        **said: Any,
    ) -> str:
        self.number += 1
        asked = NewCustomer(
            customer_id=customer_id,
            first_name="Rahima",
            phone=f"017{self.number:08d}",
            email=f"{customer_id}@example.com",
            date_of_birth=born,
            anniversary_date=married,
            **said,
        )
        self.do(partial(editing.create, asked=asked))
        for channel in allows:
            self.consents(customer_id, channel, True)
        return customer_id

    def consents(self, customer_id: str, channel: Channel, allowed: bool) -> None:
        asked = ConsentAsked(channel=channel, purpose="marketing", allowed=allowed, source="form")
        self.do(partial(consent.record, customer_id=customer_id, asked=asked, expected=None))

    def child(self, customer_id: str, name: str, born: date) -> None:
        asked = FamilyFields(name=name, relationship="child", date_of_birth=born)
        self.do(partial(family.add, customer_id=customer_id, asked=asked))

    def buys(
        self,
        customer_id: str,
        ago: int = 0,
        *,
        amount: int = 500,
        product: str = "honey",
        imported: bool = False,
        order_id: str = "",
        code: str | None = None,
        **said: Any,
    ) -> str:
        """So many days ago, as somebody writes it down now."""
        self.number += 1
        order_id = order_id or f"order{self.number}"
        placed = min(at(self.today - timedelta(days=ago), 11, self.number % 60), self.now)
        order = {
            "id": order_id,
            "customer_id": customer_id,
            "order_date": placed.isoformat(),
            "lines": [{"product_id": each, "quantity": 1, "unit_price": amount} for each in product.split("+")],
            "imported": imported,
            "coupon_code": code,
        }
        self.do(partial(accepting.accept, asked=NewOrder.model_validate(order | said)))
        return order_id

    def becomes(self, order_id: str, state: Any) -> None:
        self.do(partial(status.change_status, order_id=order_id, status=state, expected=None))

    def corrects(self, order_id: str, ago: int, amount: int = 500, product: str = "honey") -> None:
        placed = min(at(self.today - timedelta(days=ago), 11, self.number % 60), self.now)
        said = {
            "order_date": placed.isoformat(),
            "lines": [{"product_id": product, "quantity": 1, "unit_price": amount}],
        }
        self.do(partial(correcting.correct, order_id=order_id, asked=OrderFields.model_validate(said), expected=None))

    def leaves_a_cart(self, customer_id: str, cart_id: str = "cart1", left: datetime | None = None) -> None:
        asked = CartAsked(cart_id=cart_id, customer_id=customer_id, value=Decimal(700), abandoned_at=left)
        self.do(partial(carts.abandon, asked=asked))

    def takes_the_cart_back(self, cart_id: str = "cart1") -> None:
        self.do(partial(carts.recover, cart_id=cart_id))

    def task(self, customer_id: str) -> str:
        asked = NewTask(customer_id=customer_id)
        return perform(self.here, ADMIN, partial(by_hand.make, asked=asked)).task_id

    def call(self, task_id: str, **said: Any) -> None:
        asked = CallStatusAsked.model_validate(said)
        self.do(partial(closing.change_status, task_id=task_id, asked=asked, expected=None))

    def says(self, section: str, **said: Any) -> None:
        self.do(partial(decided.change, name=section, said=said, expected=None))
        self.here.settings.refresh()

    # -- campaigns -----------------------------------------------------------------------------------------------

    def campaign(self, trigger: Trigger | None = None, campaign_id: str = CAMPAIGN, **said: Any) -> Campaign:
        said = {"starts": "triggered"} | said if trigger is not None else said
        made = campaign(campaign_id=campaign_id, trigger=trigger, **({"created_at": self.now} | said))
        return perform(self.here, ADMIN, lambda work: store.create(work, made))

    def changes(self, before: Campaign, **said: Any) -> Campaign:
        now = store.get(self.work(), before.campaign_id)
        return perform(self.here, ADMIN, lambda work: store.change(work, now, replace(now, **said), "changed"))

    def campaign_now(self, campaign_id: str = CAMPAIGN) -> Campaign:
        return store.get(self.work(), campaign_id)

    def pauses(self, campaign_id: str = CAMPAIGN) -> None:
        self.do(partial(store.pause, campaign_id=campaign_id))

    def previews(self, campaign_id: str = CAMPAIGN, time_left: TimeLeft = always) -> PreviewTold:
        return sending.preview(self.work(), campaign_id, time_left)

    def sends(
        self,
        campaign_id: str = CAMPAIGN,
        quoted: str | None = None,
        time_left: TimeLeft = always,
        table: Table | None = None,
        queue: Queue | None = None,
    ) -> SentTold:
        asked = SendAsked(plan_hash=quoted)
        return sending.send(self.work(table), campaign_id, asked, queue or self.queue, time_left)

    def job(self, table: Table | None = None, time_left: TimeLeft = always, queue: Queue | None = None) -> Run:
        return marketing_job.run(self.work(table), queue or self.queue, time_left)

    def looks_for_starts(
        self, table: Table | None = None, time_left: TimeLeft = always, queue: Queue | None = None
    ) -> Counter[str]:
        """The schedule of every five minutes."""
        return marketing_job.run_scheduled(self.work(table), queue or self.queue, time_left)

    def stats(self, campaign_id: str = CAMPAIGN) -> StatsTold:
        return numbers.stats(self.work(), campaign_id)

    # -- time ----------------------------------------------------------------------------------------------------

    @property
    def here(self) -> Shop:
        return self.shop.shop

    @property
    def now(self) -> datetime:
        return self.shop.clock.now()

    def it_is(self, day: date, hour: int = 12, minute: int = 0) -> None:
        self.today = day
        self.shop.clock.set(at(day, hour, minute))

    def later(self, **by: float) -> None:
        self.shop.clock.advance(**by)
        self.today = DHAKA.day(self.now)

    def days_pass(self, days: int = 1) -> None:
        self.it_is(self.today + timedelta(days=days))

    def delivered(self) -> int:
        """What waits in the outbox reaches its workers; what they say in turn, too."""
        count = 0
        while rows := outbox(self.table):
            self.table.delete_many([key for key, _ in rows])
            details = [json.loads(item["detail"]) for _, item in rows]
            for detail in sorted(details, key=lambda each: (each["recorded_at"], each["event_id"])):
                count += 1
                for _ in range(1 + self.twice):
                    self.hears(detail)
        return count

    def undelivered(self, *types: str) -> list[dict[str, Any]]:
        """Taken out of the outbox, to be told late, twice, or the other way round."""
        rows = outbox(self.table)
        self.table.delete_many([key for key, _ in rows])
        details = [json.loads(item["detail"]) for _, item in rows]
        return [each for each in sorted(details, key=lambda each: each["recorded_at"]) if each["type"] in types]

    def hears(self, detail: dict[str, Any]) -> None:
        """As the rules of the bus have it."""
        with self.at_work():
            if detail["type"] in ORDERS:
                replenishment_worker.lambda_handler({"detail": detail}, LambdaContext())
            resumed = detail["type"] == "CampaignChanged" and detail["what"] in ("resumed", "switched_on")
            if detail["type"] in HEARD or resumed:
                campaign_worker.lambda_handler({"detail": detail}, LambdaContext())
            if detail["type"] == "CampaignPlanningContinued":
                marketing_app.lambda_handler({"detail": detail}, InTime())

    @contextmanager
    def at_work(self) -> Iterator[None]:
        with in_the_environment(self.shop), patch.object(sqs, "named", lambda _: self.queue), quietly():
            yield

    # -- what came of it -----------------------------------------------------------------------------------------

    def work(self, table: Table | None = None) -> Work:
        here = self.here if table is None else Shop(table, self.shop.clock, DHAKA, PlainDataKeys())
        return Work(here, system("marketing"))

    def do(self, doing: Callable[[Work], Any]) -> None:
        perform(self.here, ADMIN, doing)

    def messages(self, campaign_id: str = CAMPAIGN) -> list[Message]:
        found = [each for each in every_message(self.table) if each.campaign_id == campaign_id]
        return sorted(found, key=lambda each: (each.planned_at, each.message_id))

    def one(self, campaign_id: str = CAMPAIGN) -> Message:
        (message,) = self.messages(campaign_id)
        return message

    def who(self, campaign_id: str = CAMPAIGN, state: str = "queued") -> list[str]:
        return sorted(each.customer_id for each in self.messages(campaign_id) if each.state == state)

    def said(self, campaign_id: str = CAMPAIGN) -> Counter[Said]:
        messages = self.messages(campaign_id)
        return Counter((each.customer_id, each.occurrence, each.state, each.reason) for each in messages)

    def spent(self, campaign_id: str = CAMPAIGN) -> Decimal:
        item = self.table.get(keys.campaign_budget(campaign_id))
        return Decimal(item["spent"]) if item is not None else Decimal(0)

    def adds_up(self, campaign_id: str = CAMPAIGN) -> None:
        """Numbers follow from messages, whoever planned them."""
        told, messages = counting.tallies(self.table, campaign_id).whole, self.messages(campaign_id)
        assert {state: number for state, number in told.states.items() if number} == dict(
            Counter(each.state for each in messages)
        )
        assert told.audience == len(messages)


class InTime(LambdaContext):
    def get_remaining_time_in_millis(self) -> int:
        return 900_000


@contextmanager
def quietly() -> Iterator[None]:
    """Nobody reads what so many workers log."""
    with patch.object(Log, "_say", lambda *_: None):
        yield


def outbox(table: Table) -> list[tuple[Key, Item]]:
    partitions = [keys.outbox_partition(shard) for shard in range(keys.OUTBOX_SHARDS)]
    rows = [item for each in partitions for item in table.query(each, limit=1000).items]
    return [(Key(item["pk"], item["sk"]), item) for item in rows]


__all__ = ["CAMPAIGN", "TUESDAY", "CampaignShop", "QueueInMind", "Trigger", "always", "at"]
