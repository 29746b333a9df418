"""Writes down, in the customer's timeline, what an order, a case or a survey told. Told twice, it is written once."""

from typing import Any

from rapport.activity import noting
from rapport.kernel import shop
from rapport.kernel.log import logger


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    detail = event["detail"]
    here = shop.from_environment()
    written = noting.event(here.table, detail, here.clock.now())
    logger().info("heard", type=detail["type"], event_id=detail["event_id"], written=written)
