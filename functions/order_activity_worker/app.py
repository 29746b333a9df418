"""Writes down, in the customer's timeline, what an order told. Told twice, it is written once."""

from typing import Any

from rapport.activity import noting
from rapport.activity.events import OrderHeard
from rapport.kernel import shop
from rapport.kernel.log import logger


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    heard = OrderHeard.read(event["detail"])
    here = shop.from_environment()
    written = noting.order_event(here.table, heard, here.clock.now())
    logger().info("order heard", type=heard.type, event_id=heard.event_id, written=written)
