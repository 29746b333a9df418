"""Looks at a household anew when an order of theirs changed, or they were taken out; and at everybody whom a changed
consumption profile concerns, slice by slice. Told twice, it finds the same."""

from functools import partial
from typing import Any

from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import Work, perform
from rapport.replenishment import reconsidering
from rapport.replenishment.events import ConsumptionProfileChanged, ProfileHeard, PurchaseHeard, RecomputingContinued
from rapport.replenishment.recomputing import recompute

SPARE_MILLISECONDS = 60_000


def lambda_handler(event: dict[str, Any], context: Any) -> None:
    detail = event["detail"]
    if detail["type"] in (ConsumptionProfileChanged.type, RecomputingContinued.type):
        _profile_changed(detail, context)
    else:
        _purchase(detail)


def _purchase(detail: dict[str, Any]) -> None:
    heard = PurchaseHeard.read(detail)
    here = shop.from_environment()
    changed = perform(here, system("replenishment"), partial(recompute, customer_id=heard.customer_id))
    logger().info("household looked at", type=heard.type, event_id=heard.event_id, changed=changed)


def _profile_changed(detail: dict[str, Any], context: Any) -> None:
    def time_left() -> bool:
        return bool(context.get_remaining_time_in_millis() > SPARE_MILLISECONDS)

    work = Work(shop.from_environment(), system(reconsidering.JOB))
    run = reconsidering.run(work, ProfileHeard.read(detail), detail.get("after"), time_left)
    logger().info("households reconsidered", run_id=run.run_id, counts=run.counts)
