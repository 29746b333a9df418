"""What happens during the day and is a reason to write: heard, and planned at once, by the very rules of the job.

Told twice, late or out of order, the customer is looked at as they are now, and a message that is planned is planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from rapport.campaigns import store
from rapport.campaigns.campaign import Campaign
from rapport.campaigns.events import CallHeard, CartHeard, LevelHeard, OrderHeard, ScoreHeard
from rapport.campaigns.planning import contents
from rapport.campaigns.planning.looking import Looking
from rapport.campaigns.planning.occurrence import Found, Occurrence
from rapport.campaigns.planning.planner import Planner
from rapport.campaigns.planning.searching import VALUE_REACHED, edge_of
from rapport.campaigns.triggers import Trigger, TriggerKind
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.kernel.table import Refused
from rapport.kernel.work import Work
from rapport.messaging.dispatch.queue import Queue
from rapport.messaging.ledger import store as messages
from rapport.messaging.ledger.message import Message

NOT_REACHED = frozenset({"no_answer", "busy"})
GOOD_FOR = timedelta(hours=20)
"""A missed call, or a cart that was left, is of yesterday by then."""
CALLED_BACK = timedelta(days=3)

type Reason = tuple[Campaign, Occurrence]


def heard(work: Work, detail: Mapping[str, Any], queue: Queue) -> int:
    """How many messages were planned."""
    campaigns = [each for each in store.every(work) if _listens(work, each)]
    found = customers.anyone(work, [detail["customer_id"]])
    if not found or detail.get("imported"):
        return 0
    planned = 0
    for campaign, occurrence in _reasons(work, detail, campaigns, found[0]):
        planned += _plan(work, campaign, occurrence, queue)
    return planned


def over(work: Work, detail: Mapping[str, Any]) -> int:
    """The customer was reached after all, or the cart came back: what waits about it does not go."""
    reason = _over_by(detail)
    if reason is None:
        return 0
    kinds, name = reason
    concerned = {each.campaign_id for each in store.every(work) if each.trigger and each.trigger.kind in kinds}
    withdrawn = 0
    since = work.shop.place.day(work.now - CALLED_BACK)
    for message in messages.of_customer(work.table, detail["customer_id"], since):
        if (
            message.campaign_id in concerned
            and message.state in ("queued", "held")
            and name in ("", message.occurrence)
        ):
            withdrawn += _withdrawn(work, message)
    return withdrawn


def _over_by(detail: Mapping[str, Any]) -> tuple[frozenset[TriggerKind], str] | None:
    match detail["type"]:
        case "CallTaskChanged" if detail["status"] == "completed":
            return frozenset({"missed_call"}), ""
        case "CallTaskChanged" if detail["status"] != "failed":
            return frozenset({"missed_call"}), f"missed#{detail['task_id']}"
        case "CartRecovered":
            return frozenset({"cart_abandoned"}), f"cart#{detail['cart_id']}"
        case "OrderPlaced":
            return frozenset({"cart_abandoned", "days_inactive", "reminder_due"}), ""
        case _:
            return None


def _reasons(
    work: Work, detail: Mapping[str, Any], campaigns: Iterable[Campaign], customer: Customer
) -> Iterator[Reason]:
    for campaign in campaigns:
        assert campaign.trigger is not None
        looking = Looking(work, campaign, began=work.today, since=work.today, said=contents.said_of(campaign))
        for occurrence in _occurrences(looking, campaign.trigger, dict(detail), customer):
            yield campaign, occurrence


def _occurrences(
    looking: Looking, trigger: Trigger, detail: dict[str, Any], customer: Customer
) -> Iterator[Occurrence]:
    match detail["type"]:
        case "CallTaskChanged" if trigger.kind == "missed_call":
            yield from _missed_call(looking, trigger, CallHeard.read(detail))
        case "CartAbandoned" if trigger.kind == "cart_abandoned":
            yield from _cart_left(looking, trigger, CartHeard.read(detail))
        case "OrderPlaced" | "OrderCorrected" | "OrderStatusChanged":
            yield from _ordered(looking, trigger, OrderHeard.read(detail), customer)
        case "MembershipUpgraded" if trigger.kind == "membership_upgraded":
            level = LevelHeard.read(detail)
            if trigger.level in (None, level.level):
                yield _at(looking, customer, f"level#{level.level}", level.occurred_at, membership_level=level.level)
        case "ScoreCrossed" if trigger.kind == "score_crossed":
            score = ScoreHeard.read(detail)
            if score.before < (trigger.score or 0) <= score.after:
                yield _at(looking, customer, f"score#{trigger.score}#{score.record_version}", score.occurred_at)
        case _:
            return


def _missed_call(looking: Looking, trigger: Trigger, call: CallHeard) -> Iterator[Occurrence]:
    if call.status == "failed" and call.outcome in NOT_REACHED:
        yield looking.occurrence(
            call.customer_id,
            f"missed#{call.task_id}",
            looking.work.shop.place.day(call.occurred_at),
            due=call.occurred_at + timedelta(minutes=trigger.minutes or 0),
            good_for=GOOD_FOR,
        )


def _cart_left(looking: Looking, trigger: Trigger, cart: CartHeard) -> Iterator[Occurrence]:
    yield looking.occurrence(
        cart.customer_id,
        f"cart#{cart.cart_id}",
        looking.work.shop.place.day(cart.occurred_at),
        due=cart.occurred_at + timedelta(minutes=trigger.minutes or 0),
        good_for=GOOD_FOR,
        cart_value=str(Decimal(repr(cart.value))),
    )


def _ordered(looking: Looking, trigger: Trigger, order: OrderHeard, customer: Customer) -> Iterator[Occurrence]:
    known = customer.statistics
    match trigger.kind:
        case "first_order" if known.orders == 1 and order.worth:
            yield _at(looking, customer, "first_order", order.recorded_at)
        case "order_count" if known.orders == trigger.value and order.worth:
            yield _at(looking, customer, f"orders#{trigger.value}", order.recorded_at)
        case "repeat_value" if known.orders >= (trigger.value or 1) and known.average_order > (
            trigger.average_above or Decimal(0)
        ):
            yield _at(looking, customer, VALUE_REACHED, order.recorded_at)
        case "stage_changed" if trigger.stage in ("new", "active") and order.worth:
            if known.orders == (1 if trigger.stage == "new" else 2):
                yield _at(looking, customer, f"stage_{trigger.stage}", order.recorded_at)
        case "stage_changed" if trigger.stage in ("at_risk", "churned"):
            yield from _silent_already(looking, edge_of(looking, trigger.stage), customer)
        case "days_inactive":
            yield from _silent_already(looking, trigger.value or 1, customer)
        case _:
            return


def _silent_already(looking: Looking, days: int, customer: Customer) -> Iterator[Occurrence]:
    """A changed order can put a customer behind the edge without a crossing: then it counts as crossed."""
    last = customer.statistics.last
    if last is not None and (looking.today - last).days >= days:
        crossed = last + timedelta(days=days)
        yield looking.occurrence(customer.customer_id, f"silent_{days}#{last.isoformat()}", crossed, crossed=crossed)


def _at(looking: Looking, customer: Customer, name: str, at: datetime, **said: Any) -> Occurrence:
    return looking.occurrence(customer.customer_id, name, looking.work.shop.place.day(at), **said)


def _plan(work: Work, campaign: Campaign, occurrence: Occurrence, queue: Queue) -> int:
    return Planner(work, campaign, queue).keep_one(Found(occurrence, ""))


def _listens(work: Work, campaign: Campaign) -> bool:
    return (
        campaign.starts == "triggered"
        and campaign.is_running_on(work.today)
        and work.settings.providers.of(campaign.channel) != "none"
    )


def _withdrawn(work: Work, message: Message) -> int:
    acting = Work(work.shop, work.caller)
    messages.move(acting, message, replace(message, state="suppressed", reason="reason_is_over"))
    try:
        acting.commit()
    except Refused:
        return 0  # It is on its way, or it was withdrawn by another.
    return 1
