"""Looks at a household anew when an order of theirs changed, or they were taken out. Told twice, it finds the same."""

from functools import partial
from typing import Any

from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import perform
from rapport.replenishment.events import PurchaseHeard
from rapport.replenishment.recomputing import recompute


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    heard = PurchaseHeard.read(event["detail"])
    here = shop.from_environment()
    changed = perform(here, system("replenishment"), partial(recompute, customer_id=heard.customer_id))
    logger().info("household looked at", type=heard.type, event_id=heard.event_id, changed=changed)
