"""What happens during the day and is a reason to write: heard, and planned at once, by the very rules of the job.

Told twice, late or out of order, the customer is looked at as they are now, and a message that is planned is planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.heard import CartHeard, LevelHeard, OrderHeard, ScoreHeard
from rapport.campaigns.planning import by_purchase, said
from rapport.campaigns.planning.by_recency import VALUE_REACHED, is_worth_it, silence, silent_for
from rapport.campaigns.planning.looking import Looking, may_go
from rapport.campaigns.planning.occurrence import Occurrence
from rapport.campaigns.triggers import Trigger
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.customers.rules import lifecycle_stage
from rapport.customers.statistics import Statistics
from rapport.kernel.errors import Refusal
from rapport.kernel.log import logger
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue
from rapport.orders import store as orders
from rapport.orders.order import COUNTED, Order

GOOD_FOR = timedelta(hours=20)
"""A cart that was left is of yesterday by then."""
LATEST_ORDERS = 10
"""So many may have come between an order and the word of it."""

ORDERS = frozenset({"OrderPlaced", "OrderCorrected", "OrderStatusChanged"})


def heard(work: Work, detail: Mapping[str, Any], queue: Queue) -> int:
    """How many messages were planned."""
    if detail.get("imported"):
        return 0
    found = customers.anyone(work, [detail["customer_id"]])
    if not found:
        return 0
    customer, planned = found[0], 0
    order = Ordered(work, detail, customer) if detail["type"] in ORDERS else None
    for campaign in store.every(work):
        if campaign.trigger is None or not may_go(work, campaign):
            continue
        looking = Looking(work, campaign, day=work.today, since=work.today, said=said.said_of(work, campaign))
        if order is not None:
            reasons = order.reasons(looking, campaign.trigger)
        else:
            reasons = _reasons(looking, campaign.trigger, dict(detail), customer)
        for occurrence in reasons:
            planned += _planned(work, campaign, occurrence, queue)
    return planned


def _planned(work: Work, campaign: Campaign, occurrence: Occurrence, queue: Queue) -> int:
    """What one campaign cannot say (its template was taken out) keeps no other from speaking."""
    # Late: most of what is heard is no reason to write, and needs nothing of what messages are made of.
    from rapport.campaigns.planning.planner import Planner

    try:
        return Planner(work, campaign, queue).keep_some([occurrence])
    except Refusal as refusal:
        logger().error("not planned", refusal, campaign_id=campaign.campaign_id)
        return 0


def _reasons(looking: Looking, trigger: Trigger, detail: dict[str, Any], customer: Customer) -> Iterator[Occurrence]:
    match detail["type"], trigger.kind:
        case "CartAbandoned", "cart_abandoned":
            yield from _cart_left(looking, trigger, CartHeard.read(detail))
        case "MembershipUpgraded", "membership_upgraded":
            level = LevelHeard.read(detail)
            if trigger.level in (None, level.level):
                name = f"level#{level.level}#{level.record_version}"
                yield looking.occurrence(customer.customer_id, name, membership_level=level.level)
        case "ScoreCrossed", "score_crossed":
            score = ScoreHeard.read(detail)
            if score.before < (trigger.score or 0) <= score.after:
                yield looking.occurrence(customer.customer_id, f"score#{trigger.score}#{score.record_version}")
        case _:
            return


def _cart_left(looking: Looking, trigger: Trigger, cart: CartHeard) -> Iterator[Occurrence]:
    from rapport.orders import carts  # late: it knows what a person may say of one, and a worker need not

    if carts.is_recovered(looking.work, cart.cart_id):
        return
    due = cart.occurred_at + timedelta(minutes=trigger.minutes or 0)
    yield looking.occurrence(
        cart.customer_id,
        f"cart#{cart.cart_id}",
        due=due,
        until=due + GOOD_FOR,
        cart_value=str(Decimal(repr(cart.value))),
    )


class Ordered:
    """An order of which there is word, with what the reasons to write need to know of it; read if one asks."""

    def __init__(self, work: Work, detail: Mapping[str, Any], customer: Customer) -> None:
        self.work, self.heard, self.customer = work, OrderHeard.read(dict(detail)), customer
        self._before = detail.get("previous_status")

    def reasons(self, looking: Looking, trigger: Trigger) -> Iterator[Occurrence]:
        if not self.moves_anything:
            return
        known, customer_id = self.customer.statistics, self.customer.customer_id
        days = silent_for(trigger, self.work.settings)
        if days is not None and known.last is not None and (looking.today - known.last).days >= days:
            # Dated back, taken back or put right: behind the edge without having crossed it.
            yield silence(looking, customer_id, known.last, days)
        match trigger.kind:
            case "first_order" if self.is_number(1):
                yield looking.occurrence(customer_id, "first_order")
            case "order_count" if self.is_number(trigger.value or 1):
                yield looking.occurrence(customer_id, f"orders#{trigger.value}")
            case "repeat_value" if is_worth_it(known, trigger):
                yield looking.occurrence(customer_id, VALUE_REACHED)
            case "stage_changed" if trigger.stage in ("new", "active") and self.has_led_to(trigger.stage):
                yield looking.occurrence(customer_id, f"stage_{trigger.stage}#{self.heard.order_id}")
            case "purchased" if self.order is not None:
                if found := by_purchase.by_order(looking, trigger, self.order, self.customer):
                    yield found

    @property
    def moves_anything(self) -> bool:
        """An order that is delivered is none more and none less."""
        return self._before is None or (self._before in COUNTED) != (self.heard.status in COUNTED)

    @property
    def is_new(self) -> bool:
        """And stands by now, when there is word of it."""
        return self.heard.type == "OrderPlaced" and self.order is not None and self.order.counts

    @cached_property
    def order(self) -> Order | None:
        try:
            return orders.get(self.work, self.heard.order_id)
        except orders.NoSuchOrder:
            return None

    def is_number(self, number: int) -> bool:
        """In the order in which they were written down: whoever dates one back does not make it their first."""
        made = self.customer.statistics.orders
        if not number <= made < number + LATEST_ORDERS or not self.is_new:
            return False
        return made - len(self._later) == number

    def has_led_to(self, stage: str) -> bool:
        """The stage they are in by now, in which this very order has put them."""
        if self._stage(self.customer.statistics) != stage or not self.is_new:
            return False
        by_then = [each for each in self._latest if each not in self._later]
        made = self.customer.statistics.orders - len(self._later)
        before = [each for each in by_then if each.order_id != self.heard.order_id]
        return self._stage_of(made, by_then) == stage != self._stage_of(made - 1, before)

    def _stage_of(self, made: int, latest: list[Order]) -> str:
        last = max((self.work.shop.place.day(each.placed_at) for each in latest), default=None)
        return self._stage(Statistics(made, last=last))

    def _stage(self, known: Statistics) -> str:
        return lifecycle_stage(known, self.work.today, self.work.settings.lifecycle)

    @cached_property
    def _latest(self) -> list[Order]:
        found, _ = orders.of_customer(self.work, self.customer.customer_id, LATEST_ORDERS, None)
        return [each for each in found if each.counts]

    @cached_property
    def _later(self) -> list[Order]:
        return [each for each in self._latest if self.order is not None and each.created_at > self.order.created_at]
