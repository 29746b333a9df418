"""What happens during the day and concerns whom to call: whom to look at next, and which orders followed a call."""

from functools import partial
from typing import Any

from rapport.calls.daytime import hearing, influence
from rapport.kernel import shop
from rapport.kernel.caller import system
from rapport.kernel.log import logger
from rapport.kernel.work import perform

ABOUT_ORDERS = frozenset({"OrderPlaced", "OrderCorrected", "OrderStatusChanged"})


def lambda_handler(event: dict[str, Any], _: Any) -> None:
    here, who, detail = shop.from_environment(), system("desk"), event["detail"]
    came = perform(here, who, partial(hearing.heard, detail=detail))
    counted = perform(here, who, partial(influence.heard, detail=detail)) if detail["type"] in ABOUT_ORDERS else False
    logger().info("heard", type=detail["type"], event_id=detail["event_id"], came=came, influenced=counted)
